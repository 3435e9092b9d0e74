# --skip-colored leaves photos in color alone, and counts them; a tone is no
# color: sepia, blue, yellowed edges, stains.  Without it all are colored.
# With the photos of eval.zip, where they are, it is measured.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import zipfile

import numpy
from PIL import Image

import common

ARCHIVE = os.path.join(os.environ['SOURCE'], '..', 'shared', 'photos',
                       'eval.zip')
EVERY = int(os.environ.get('EVERY', '15'))      # photo of the archive


def rgb(*channels):
    pixels = numpy.dstack(channels).clip(0, 1) * 255
    return Image.fromarray(pixels.round().astype('uint8'))


def jpeg(image, quality):
    file = io.BytesIO()
    image.save(file, 'JPEG', quality=quality)
    return Image.open(file).convert('RGB')


def tones(share):
    """A gray photo (0..1) in the tones that prints and scans have."""
    height, width = share.shape
    y, x = numpy.mgrid[0:height, 0:width]
    edge = numpy.hypot(x / width - 0.5, y / height - 0.5) ** 2
    stain = numpy.exp(-20 * ((x / width - 0.3) ** 2 + (y / height - 0.7) ** 2))
    faded = 0.35 + 0.5 * share
    return {
        'gray': rgb(share, share, share),
        'sepia': rgb(share ** 0.8, share * 0.92, share ** 1.25 * 0.78),
        'coarse': jpeg(rgb(share ** 0.8, share * 0.92, share ** 1.25 * 0.78),
                       60),
        'sepia2': rgb(share * 1.351, share * 1.203, share * 0.937),
        'blue': rgb(share * 0.9, share * 0.95, share * 0.86 + 0.11),
        'yellowed': jpeg(rgb(share, share * (1 - 0.2 * (0.3 + edge)),
                             share * (1 - 0.7 * (0.3 + edge))), 85),
        'stained': rgb(faded, faded * (0.93 - 0.08 * stain),
                       faded * (0.78 - 0.2 * stain)),
    }


def check_synthetic():
    share = common.gray(200, 300) / 255
    y, x = numpy.mgrid[0:200, 0:300]
    rgb(share, 1 - share, x / 300).save('color.png')
    faded = numpy.dstack([share, 1 - share, y / 200]) * 0.3 + 0.4
    rgb(*numpy.moveaxis(faded, 2, 0)).save('faded.png')
    spot = numpy.where(numpy.hypot(x - 90, y - 90) < 25, 0.2, 1)
    rgb(share, share * spot, share * spot).save('spot.png')
    for name, image in tones(share).items():
        image.save(f'{name}.png')
    lines = common.run('--skip-colored', '.')
    assert common.summary(lines) == (7, 3, 0), lines
    assert lines[-1].endswith(', 3 of the skipped in color already'), lines
    for name in ('color', 'faded', 'spot'):
        assert f'skipped ./{name}.png: it has color already' in lines, lines
        assert not os.path.exists(f'{name}-colorized.png')
    assert common.summary(common.run('color.png')) == (1, 0, 0)


def measure(folder, photos):
    """How many of the photos are left alone."""
    os.mkdir(folder)
    for i, photo in enumerate(photos):
        photo.save(f'{folder}/{i}.png')
    skipped = common.summary(common.run('--skip-colored', folder))[1]
    print(f'{folder}: {skipped} of {len(photos)} in color')
    return skipped / len(photos)


def check_photos():
    with zipfile.ZipFile(ARCHIVE) as archive:
        names = sorted(archive.namelist())[::EVERY]
        photos = [Image.open(io.BytesIO(archive.read(name))).convert('RGB')
                  for name in names]
    assert measure('originals', photos) > 0.85
    toned = [tones(numpy.asarray(photo.convert('L')) / 255)
             for photo in photos]
    for tone in toned[0]:
        assert measure(tone, [versions[tone] for versions in toned]) == 0


def test():
    check_synthetic()
    if os.path.exists(ARCHIVE):
        check_photos()


common.in_new_folder(test)
