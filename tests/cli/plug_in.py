# The same photo has the same pixels as through the plug-in in GIMP.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess

import numpy
from PIL import Image

import common
import icc

# {photo: the largest difference that rounding explains}
PHOTOS = {
    'gray8.png': 1,
    'rgb8.png': 1,
    'rgba8.png': 1,
    'gray16.png': 2 * 257,
    'gray-gamma.png': 1,
    'wide.png': 1,
}

SCHEME = '''
  (define (colorize name)
    (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE name name)))
           (photo (car (gimp-image-get-active-layer image)))
           (color (car (plug-in-auto-colorize RUN-NONINTERACTIVE
                                              image photo 0.38 0 100)))
           (result (string-append name ".gimp.png")))
      (file-png-save-defaults RUN-NONINTERACTIVE image color result result)
      (gimp-image-delete image)))'''


def make_photos():
    gray = common.gray(180, 240)
    x = numpy.mgrid[0:180, 0:240][1].astype('uint8')
    rgb = numpy.dstack([gray, x, gray[::-1]])
    common.save('gray8.png', gray)
    common.save('rgb8.png', rgb)
    common.save('rgba8.png', numpy.dstack([rgb, 255 - gray // 2]))
    common.save('gray16.png', common.gray(180, 240, 16))
    common.save('gray-gamma.png', gray, icc_profile=icc.gray(1.8))
    common.save('wide.png', rgb, icc_profile=common.WIDE_PROFILE)


def color_in_gimp():
    calls = ' '.join(f'(colorize "{os.path.abspath(name)}")'
                     for name in PHOTOS)
    subprocess.run([os.path.join(os.environ['SOURCE'], 'scripts', 'gimp-batch'),
                    '2', 'profile', os.environ['PLUG_IN'],
                    os.environ['WEIGHTS'],
                    SCHEME + calls], check=True)


def pixels(name):
    """Of a PNG file, without applying its profile."""
    if '16' in name:
        return common.read_deep_png(name).astype(int)
    with Image.open(name) as file:
        return numpy.asarray(file).astype(int)


def test():
    make_photos()
    color_in_gimp()
    common.run(*PHOTOS)
    for name, tolerance in PHOTOS.items():
        ours = pixels(name.replace('.png', '-colorized.png'))
        gimps = pixels(f'{name}.gimp.png')
        difference = abs(ours - gimps).max()
        print(f'{name}: largest difference {difference}')
        assert difference <= tolerance, f'{name}: {difference}'


common.in_new_folder(test)
