# EXIF, XMP, resolution and description stay; an orientation that is no longer
# true does not.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
from PIL import Image, TiffTags
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational, ImageFileDirectory_v2

import common

DESCRIPTION, MAKE, ORIENTATION, XMP_TAG = 0x10e, 0x10f, 0x112, 0x2bc
EXIF, GPS = 0x8769, 0x8825
TAKEN, EXPOSURE, ISO, LENS = 0x9003, 0x829a, 0x8827, 0xa432
XMP = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://'
       b'www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
       b'rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
       b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="attic" '
       b'tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>')
GRAY = common.gray()


def exif():
    tags = Image.Exif()
    tags[MAKE] = 'Kamera'
    tags[ORIENTATION] = 6
    tags[EXIF] = {TAKEN: '1936:05:01 12:00:00'}
    return tags.tobytes()


def make_photos():
    rgb = numpy.dstack([GRAY] * 3)
    with_xmp = PngInfo()
    with_xmp.add_itxt('XML:com.adobe.xmp', XMP.decode())
    common.save('a.png', GRAY, exif=exif(), pnginfo=with_xmp, dpi=(300, 300))
    common.save('a.webp', rgb, exif=exif(), xmp=XMP)
    common.save('a.jpg', GRAY, exif=exif(), dpi=(300, 300))
    add_xmp_to_jpeg('a.jpg')
    save_tiff('a.tif')


def save_tiff(name):
    tags = ImageFileDirectory_v2()
    tags[MAKE] = 'Kamera'
    tags[DESCRIPTION] = 'The mill'
    tags[ORIENTATION] = 6
    tags[XMP_TAG] = XMP
    tags.tagtype[XMP_TAG] = TiffTags.BYTE
    tags[EXIF] = {TAKEN: '1936:05:01 12:00:00', EXPOSURE: IFDRational(1, 50),
                  ISO: 400, LENS: tuple(map(IFDRational, (50, 50, 2, 2)))}
    tags[GPS] = {1: 'N', 2: tuple(map(IFDRational, (48, 12, 30)))}
    Image.fromarray(GRAY).save(name, tiffinfo=tags, dpi=(300, 300))


def add_xmp_to_jpeg(name):
    with open(name, 'rb') as file:
        data = file.read()
    segment = b'http://ns.adobe.com/xap/1.0/\0' + XMP
    head = b'\xff\xe1' + (len(segment) + 2).to_bytes(2, 'big')
    with open(name, 'wb') as file:
        file.write(data[:2] + head + segment + data[2:])


def check(name):
    with open(name, 'rb') as file:
        data = file.read()
    with Image.open(name) as file:
        data += file.info.get('XML:com.adobe.xmp', '').encode()
        assert b'dc:source="attic"' in data, f'{name}: no XMP'
        assert b'tiff:Orientation="6"' not in data, f'{name}: XMP turns it'
        tags = file.getexif()
        assert tags.get(ORIENTATION, 1) == 1, f'{name}: turned twice'
        assert tags.get(MAKE) == 'Kamera', f'{name}: {tags.get(MAKE)}'
        taken = tags.get_ifd(EXIF).get(TAKEN)
        assert taken == '1936:05:01 12:00:00', f'{name}: {taken}'
        if not name.endswith('.webp'):
            dpi = [round(float(part)) for part in file.info['dpi']]
            assert dpi == [300, 300], f'{name}: {dpi} dpi'


def check_tiff(name):
    """libvips passes on the description only; the rest is our own work."""
    with Image.open('a.tif') as before, Image.open(name) as after:
        old, new = before.getexif(), after.getexif()
        assert new.get(DESCRIPTION) == 'The mill', dict(new)
        for pointer in (EXIF, GPS):
            same_directory(old.get_ifd(pointer), new.get_ifd(pointer))


def same_directory(old, new):
    """libtiff keeps fractions as floats, to seven digits."""
    assert old.keys() == new.keys(), f'{new} is not {old}'
    for tag, value in old.items():
        if isinstance(value, (str, int)):
            assert new[tag] == value, f'{tag}: {new[tag]} is not {value}'
        else:
            assert numpy.allclose(numpy.float64(new[tag]),
                                  numpy.float64(value), rtol=1e-6), new[tag]


def test():
    make_photos()
    common.run('a.png', 'a.webp', 'a.jpg', 'a.tif')
    for end in ('png', 'webp', 'jpg', 'tif'):
        check(f'a-colorized.{end}')
        print(f'ok: {end}')
    check_tiff('a-colorized.tif')


common.in_new_folder(test)
