# The network sees each photo upright, and the result is upright in every
# viewer, whichever of the eight ways the photo lay.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import tifffile
from PIL import Image, ImageOps

import common

ORIENTATION = 0x112
UPRIGHT = common.gray(60, 100)

# How the stored pixels of each orientation come from the upright ones.
STORED = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.T,
    6: lambda upright: numpy.rot90(upright, 1),
    7: lambda upright: upright[::-1, ::-1].T,
    8: lambda upright: numpy.rot90(upright, -1),
}


def make_photos():
    for orientation, stored in STORED.items():
        pixels = numpy.ascontiguousarray(stored(UPRIGHT))
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        common.save(f'{orientation}.png', pixels, exif=exif)
        common.save(f'{orientation}.jpg', pixels, exif=exif, quality=100)
        tifffile.imwrite(f'{orientation}.tif', pixels, extratags=[
            (ORIENTATION, 'H', 1, orientation, True)])


def shown(name):
    """As a viewer that obeys the orientation shows it; of a TIFF, Pillow
    obeys it when it reads the pixels."""
    with Image.open(name) as file:
        if name.endswith('.tif'):
            return numpy.asarray(file.convert('RGB'))
        return numpy.asarray(ImageOps.exif_transpose(file).convert('RGB'))


def test():
    make_photos()
    names = [f'{orientation}.{end}' for orientation in STORED
             for end in ('png', 'jpg', 'tif')]
    common.run(*names)
    for name in names:
        stem, end = name.split('.')
        before = shown(name)
        assert abs(before[..., 0].astype(int) - UPRIGHT).max() < 4, name
        upright = shown(f'1-colorized.{end}').astype(int)
        result = shown(f'{stem}-colorized.{end}')
        assert result.shape == upright.shape, f'{name}: {result.shape}'
        difference = abs(result - upright)
        print(f'{name}: largest difference {difference.max()}')
        assert difference.max() <= (8 if end == 'jpg' else 0), name
    assert common.chroma(shown('6-colorized.png'), 255) > 2, 'no color'


common.in_new_folder(test)
