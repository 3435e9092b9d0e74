# EXIF, XMP, resolution and description stay; an orientation that is no longer
# true does not.
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

import numpy
import tifffile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import common

MAKE, ORIENTATION, EXIF, TAKEN = 0x10f, 0x112, 0x8769, 0x9003
XMP = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://'
       b'www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
       b'rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
       b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="attic" '
       b'tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>')
GREY = common.grey()


def exif():
    tags = Image.Exif()
    tags[MAKE] = 'Kamera'
    tags[ORIENTATION] = 6
    tags[EXIF] = {TAKEN: '1936:05:01 12:00:00'}
    return tags.tobytes()


def make_photos():
    rgb = numpy.dstack([GREY] * 3)
    with_xmp = PngInfo()
    with_xmp.add_itxt('XML:com.adobe.xmp', XMP.decode())
    common.save('a.png', GREY, exif=exif(), pnginfo=with_xmp, dpi=(300, 300))
    common.save('a.webp', rgb, exif=exif(), xmp=XMP)
    common.save('a.jpg', GREY, exif=exif(), dpi=(300, 300))
    add_xmp_to_jpeg('a.jpg')
    tifffile.imwrite(
        'a.tif', GREY, description='The mill', resolution=(300, 300, 'INCH'),
        metadata=None,
        extratags=[(MAKE, 's', 0, 'Kamera', True),
                   (ORIENTATION, 'H', 1, 6, True),
                   (700, 'B', len(XMP), XMP, True)])


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
        if not name.endswith('.tif'):
            taken = tags.get_ifd(EXIF).get(TAKEN)
            assert taken == '1936:05:01 12:00:00', f'{name}: {taken}'
        if not name.endswith('.webp'):
            dpi = [round(float(part)) for part in file.info['dpi']]
            assert dpi == [300, 300], f'{name}: {dpi} dpi'


def test():
    make_photos()
    common.run('a.png', 'a.webp', 'a.jpg', 'a.tif')
    for end in ('png', 'webp', 'jpg', 'tif'):
        check(f'a-colorized.{end}')
        print(f'ok: {end}')
    with tifffile.TiffFile('a-colorized.tif') as file:
        assert file.pages[0].description == 'The mill'


common.in_new_folder(test)
