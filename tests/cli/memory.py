# A photo of 24 megapixels and 16 bit takes little memory.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import time

import numpy
import skimage.io
import tifffile

import common

HEIGHT, WIDTH = 4000, 6000
LIMIT = 140      # MB; its pixels as floats are 384, as 16-bit RGB 144


def high_water(process):
    """The most memory that a running process has had, in MB; 0 when it has
    ended.  What wait4() tells would count this Python, too."""
    try:
        with open(f'/proc/{process.pid}/status', encoding='ascii') as file:
            for line in file:
                if line.startswith('VmHWM:'):
                    return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def peak(name):
    """In MB, of a run on one file."""
    environment = {key: value for key, value in os.environ.items()
                   if key != 'MALLOC_PERTURB_'}
    most = 0
    with subprocess.Popen([common.PROGRAM, '-j', '1', name], env=environment,
                          stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            most = max(most, high_water(run))
            time.sleep(0.01)
    assert run.returncode == 0, f'{name}: {run.returncode}'
    assert most > 10, f'{name}: {most} MB cannot be'
    return most


def test():
    rgb = numpy.dstack([common.gray(HEIGHT, WIDTH, 16)] * 3)
    tifffile.imwrite('photo.tif', rgb, photometric='rgb')
    skimage.io.imsave('photo.png', rgb[..., 0], check_contrast=False)
    del rgb
    for name in ('photo.tif', 'photo.png'):
        megabytes = peak(name)
        print(f'{name}: {megabytes:.0f} MB')
        assert megabytes < LIMIT, f'{name}: {megabytes} MB'


common.in_new_folder(test)
