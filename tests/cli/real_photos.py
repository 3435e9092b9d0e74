# Real photos keep their lightness; skipped where there are none.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import sys
import zipfile

import numpy
from PIL import Image

import common

ARCHIVE = os.path.join(os.environ['SOURCE'], '..', 'shared', 'photos',
                       'eval.zip')
N_PHOTOS = 8


def test():
    with zipfile.ZipFile(ARCHIVE) as archive:
        names = sorted(archive.namelist())[:N_PHOTOS]
        for i, name in enumerate(names):
            with Image.open(io.BytesIO(archive.read(name))) as photo:
                photo.convert('L').save(f'{i}.png')
    lines = common.run('.')
    assert common.summary(lines) == (N_PHOTOS, 0, 0), lines
    for i in range(N_PHOTOS):
        with Image.open(f'{i}.png') as before:
            old = numpy.asarray(before.convert('RGB'))
        with Image.open(f'{i}-colorized.png') as after:
            new = numpy.asarray(after)
        change = abs(common.lightness(new, 255) - common.lightness(old, 255))
        print(f'{i}: largest change of L {change.max():.2f}, '
              f'chroma {common.chroma(new, 255):.1f}')
        assert change.max() < 0.6, f'{i}: L changed by {change.max()}'


if not os.path.exists(ARCHIVE):
    print('skipped: no eval.zip')
    sys.exit(77)
common.in_new_folder(test)
