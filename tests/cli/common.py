# Shared by the tests of tools/auto-colorize: test photos, and the program.
# meson sets AUTO_COLORIZE (the program).
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import tempfile

import cv2
import numpy
from PIL import Image
from skimage.color import rgb2lab

import icc

PROGRAM = os.environ['AUTO_COLORIZE']

# RGB with the primaries of Adobe RGB (1998) and gamma 2.2.
WIDE_PROFILE = icc.rgb(((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), 2.2)


def in_new_folder(test):
    """Runs a test in an empty folder, which is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            test()
        finally:
            os.chdir('/')


def run(*arguments, status=0):
    """What the program says, line by line; it must exit with this status."""
    done = subprocess.run([PROGRAM, *arguments], stderr=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True,
                          errors='replace', timeout=300, check=False)
    assert done.returncode == status, \
        f'{arguments}: exit status {done.returncode}\n{done.stderr}'
    return (done.stderr + done.stdout).splitlines()


def summary(lines):
    """(colorized, skipped, failed) of the last line."""
    numbers = [int(part.split()[0]) for part in lines[-1].split(', ')]
    return tuple(numbers[:3])


def gray(height=90, width=120, bits=8):
    """A picture of every gray, with edges and slopes, [height, width]."""
    y, x = numpy.mgrid[0:height, 0:width]
    value = (x / width * 0.6 + y / height * 0.3
             + 0.1 * ((x // 15 + y // 15) % 2))
    return numpy.round(value * (2 ** bits - 1)).astype(f'uint{bits}')


def save(name, array, **options):
    Image.fromarray(array).save(name, **options)


def read_deep_png(name):
    """A 16-bit RGB or RGBA PNG file, which Pillow reads as 8 bit."""
    pixels = cv2.imread(name, cv2.IMREAD_UNCHANGED)
    assert pixels.dtype == 'uint16', f'{name}: {pixels.dtype}'
    return numpy.concatenate((pixels[..., 2::-1], pixels[..., 3:]), axis=-1)


def lightness(rgb, greatest):
    return rgb2lab(rgb[..., :3].astype('float64') / greatest)[..., 0]


def chroma(rgb, greatest):
    lab = rgb2lab(rgb[..., :3].astype('float64') / greatest)
    return float(numpy.hypot(lab[..., 1], lab[..., 2]).mean())
