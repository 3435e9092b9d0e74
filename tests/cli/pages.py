# The pages of a TIFF are colored as its pages; thumbnails, smaller copies and
# masks are left out.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import tifffile
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

import common

GRAY = common.gray()
OTHER = common.gray(130, 70, bits=16)[::-1]
SMALL = numpy.ascontiguousarray(GRAY[::4, ::4])
DATE = '1936:05:01 12:00:00'


def write(name, *pages):
    """pages: (pixels, options) each."""
    with tifffile.TiffWriter(name) as file:
        for pixels, options in pages:
            file.write(pixels, **options)


def make_photos():
    write('one.tif', (GRAY, {}))
    write('other.tif', (OTHER, {}))
    write('thumbnail.tif', (GRAY, {}), (SMALL, {'subfiletype': 1}))
    write('first.tif', (SMALL, {'subfiletype': 1}), (GRAY, {}))
    write('mask.tif', (GRAY, {}), (GRAY > 99, {'subfiletype': 4,
                                                 'photometric': 'mask'}))
    write('pages.tif', (GRAY, {'subfiletype': 2, 'datetime': DATE}),
          (SMALL, {'subfiletype': 1}),
          (OTHER, {'subfiletype': 2, 'resolution': (300, 300),
                   'description': 'the back'}))
    write('twice.tif', (GRAY, {}), (GRAY, {}))
    write('copies.tif', (SMALL, {'subfiletype': 1}))


def pages_of(name):
    """(pixels, {tag: value}) of each."""
    with tifffile.TiffFile(name) as file:
        return [(page.asarray(), {tag.name: tag.value for tag in page.tags})
                for page in file.pages]


def expect(name, *sources):
    """The result's pages are those that the sources became alone."""
    pages = pages_of(name)
    assert len(pages) == len(sources), f'{name}: {len(pages)} pages'
    for (pixels, _), source in zip(pages, sources):
        alone = pages_of(source)[0][0]
        assert pixels.dtype == alone.dtype, f'{name}: {pixels.dtype}'
        assert (pixels == alone).all(), f'{name} is not {source}'
    print(f'ok: {name}')


def check_exif():
    """Each page keeps its own directories."""
    tags = ImageFileDirectory_v2()
    tags[0x8769] = {0x9003: DATE}
    tags[0x8825] = {1: 'N'}
    Image.fromarray(GRAY).save('exif.tif', save_all=True, tiffinfo=tags,
                               append_images=[Image.fromarray(GRAY[::-1])])
    common.run('exif.tif')
    for _, found in pages_of('exif-colorized.tif'):
        assert found['ExifTag'] == {'DateTimeOriginal': DATE}, found
        assert found['GPSTag'] == {'GPSLatitudeRef': 'N'}, found


def test():
    make_photos()
    check_exif()
    names = ('one', 'other', 'thumbnail', 'first', 'mask', 'pages',
             'twice')
    lines = common.run(*[f'{name}.tif' for name in names])
    assert common.summary(lines) == (len(names), 0, 0), lines
    one, other = 'one-colorized.tif', 'other-colorized.tif'
    assert common.chroma(pages_of(one)[0][0], 255) > 2, 'no color'
    for name in ('thumbnail', 'first', 'mask'):
        expect(f'{name}-colorized.tif', one)
    expect('twice-colorized.tif', one, one)
    expect('pages-colorized.tif', one, other)

    (_, first), (_, second) = pages_of('pages-colorized.tif')
    assert first['DateTime'] == DATE, first
    assert second['ImageDescription'] == 'the back', second
    resolution = second['XResolution']
    assert resolution[0] / resolution[1] == 300, resolution

    lines = common.run('copies.tif', status=1)
    assert 'It holds smaller copies of a photo only' in lines[0], lines


common.in_new_folder(test)
