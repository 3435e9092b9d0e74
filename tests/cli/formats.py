# Each format comes out as it went in: 8 or 16 bit or float, with its alpha
# and its lightness, and in color.
# SPDX-License-Identifier: GPL-3.0-or-later

import cv2
import numpy
import tifffile
from PIL import Image
from skimage.color import rgb2lab

import common

# What is read but not written.
PNG_INSTEAD = ('bmp', 'jp2', 'pgm', 'ppm')

GRAY8, GRAY16 = common.gray(), common.gray(bits=16)
RGB8, RGB16 = numpy.dstack([GRAY8] * 3), numpy.dstack([GRAY16] * 3)
ALPHA8, ALPHA16 = GRAY8[::-1], GRAY16[::-1]

# What an 8-bit step, JPEG and WebP may change of L.
ROUNDING, LOSSY = 0.6, 6

# How far the mean of a pixel's surroundings is from what its dots were.
SMOOTH = 22


def make_photos():
    common.save('gray8.png', GRAY8)
    common.save('rgb8.png', RGB8)
    common.save('alpha8.png', numpy.dstack([GRAY8, ALPHA8]))
    common.save('rgba8.png', numpy.dstack([RGB8, ALPHA8]))
    common.save('gray16.png', GRAY16)
    Image.fromarray(RGB8).quantize(64).save('palette.png')
    Image.fromarray(GRAY8).convert('1').save('bits.png')
    Image.fromarray(GRAY8).convert('1').save('bits.tif')
    common.save('gray8.jpg', GRAY8, quality=95)
    common.save('rgb8.jpg', RGB8, quality=95)
    common.save('rgb8.webp', RGB8, quality=95)
    common.save('rgba8.webp', numpy.dstack([RGB8, ALPHA8]), quality=95,
                exact=True)
    tifffile.imwrite('gray8.tif', GRAY8)
    tifffile.imwrite('gray16.tif', GRAY16)
    tifffile.imwrite('white-is-0.tif', GRAY8, photometric='miniswhite')
    tifffile.imwrite('rgb16.tiff', RGB16, photometric='rgb')
    tifffile.imwrite('rgba16.tif', numpy.dstack([RGB16, ALPHA16]),
                     photometric='rgb', extrasamples=['unassalpha'])
    tifffile.imwrite('float.tif', (RGB16 / 65535).astype('float32'),
                     photometric='rgb')
    tifffile.imwrite('float255.tif', GRAY8.astype('float32'))
    tifffile.imwrite('lab16.tif', lab16(), photometric='cielab')
    common.save('gray8.bmp', GRAY8)
    common.save('gray8.jp2', GRAY8, irreversible=False)
    cv2.imwrite('gray16.jp2', GRAY16, [cv2.IMWRITE_JPEG2000_COMPRESSION_X1000,
                                       1000])
    common.save('gray8.pgm', GRAY8)
    cv2.imwrite('gray16.pgm', GRAY16)
    common.save('rgb8.ppm', RGB8)


def lab16():
    """As film scanners write it: L of 0..100 in all 16 bits, a and b signed,
    256 a step."""
    lab = rgb2lab(RGB16 / 65535)
    return numpy.dstack([lab[..., 0] * 655.35, lab[..., 1:] * 256 % 65536]
                        ).round().astype('uint16')


def read(name):
    if name.endswith(('.tif', '.tiff')):
        return tifffile.imread(name)
    if name.endswith(('16-colorized.png', '16.png')):
        return common.read_deep_png(name)
    with Image.open(name) as file:
        return numpy.asarray(file)


# {photo: (type, channels, greatest number, tolerance of L, its gray)}
EXPECTED = {
    'gray8.png': ('uint8', 3, 255, ROUNDING, GRAY8),
    'rgb8.png': ('uint8', 3, 255, ROUNDING, GRAY8),
    'alpha8.png': ('uint8', 4, 255, ROUNDING, GRAY8),
    'rgba8.png': ('uint8', 4, 255, ROUNDING, GRAY8),
    'gray16.png': ('uint16', 3, 65535, 0.01, GRAY16),
    'palette.png': ('uint8', 3, 255, ROUNDING, None),
    'bits.png': ('uint8', 3, 255, SMOOTH, GRAY8),
    'bits.tif': ('uint8', 3, 255, SMOOTH, GRAY8),
    'gray8.jpg': ('uint8', 3, 255, LOSSY, GRAY8),
    'rgb8.jpg': ('uint8', 3, 255, LOSSY, GRAY8),
    'rgb8.webp': ('uint8', 3, 255, LOSSY, GRAY8),
    'rgba8.webp': ('uint8', 4, 255, LOSSY, GRAY8),
    'gray8.tif': ('uint8', 3, 255, ROUNDING, GRAY8),
    'gray16.tif': ('uint16', 3, 65535, 0.01, GRAY16),
    'white-is-0.tif': ('uint8', 3, 255, ROUNDING, 255 - GRAY8),
    'rgb16.tiff': ('uint16', 3, 65535, 0.01, GRAY16),
    'rgba16.tif': ('uint16', 4, 65535, 0.01, GRAY16),
    'float.tif': ('float32', 3, 1, 0.01, GRAY16 / 65535),
    'float255.tif': ('float32', 3, 1, 0.01, GRAY8 / 255),
    'lab16.tif': ('uint16', 3, 65535, 0.02, GRAY16),
    'gray8.bmp': ('uint8', 3, 255, ROUNDING, GRAY8),
    'gray8.jp2': ('uint8', 3, 255, ROUNDING, GRAY8),
    'gray16.jp2': ('uint16', 3, 65535, 0.01, GRAY16),
    'gray8.pgm': ('uint8', 3, 255, ROUNDING, GRAY8),
    'gray16.pgm': ('uint16', 3, 65535, 0.01, GRAY16),
    'rgb8.ppm': ('uint8', 3, 255, ROUNDING, GRAY8),
}


def result_name(name):
    stem, end = name.rsplit('.', 1)
    folder = f'{end}/' if end in PNG_INSTEAD else ''
    end = 'png' if end in PNG_INSTEAD else end
    return f'{folder}{stem}{"" if folder else "-colorized"}.{end}'


def check(name, kind, channels, greatest, tolerance, gray):
    result = read(result_name(name))
    assert result.dtype == kind, f'{name}: {result.dtype}'
    assert result.shape == (*GRAY8.shape, channels), f'{name}: {result.shape}'
    if gray is None:
        return
    before = common.lightness(numpy.dstack([gray] * 3), greatest)
    change = abs(common.lightness(result, greatest) - before).max()
    chroma = common.chroma(result, greatest)
    print(f'{name}: largest change of L {change:.4f}, chroma {chroma:.1f}')
    assert change <= tolerance, f'{name}: L changed by {change}'
    assert chroma > 2, f'{name}: no color'
    if channels == 4:
        alpha = ALPHA8 if kind == 'uint8' else ALPHA16
        assert (result[..., 3] == alpha).all(), f'{name}: alpha changed'


def check_jpeg_quality():
    """95 and no chroma subsampling."""
    with Image.open('gray8-colorized.jpg') as file:
        assert [part[1:3] for part in file.layer] == [(1, 1)] * 3, file.layer
        # libjpeg's table of quality 95 begins so.
        assert file.quantization[0][:3] == [2, 1, 1], file.quantization[0][:3]


def test():
    make_photos()
    common.run(*[name for name in EXPECTED
                 if not name.endswith(PNG_INSTEAD)])
    for end in PNG_INSTEAD:
        common.run('-o', end, *[name for name in EXPECTED
                                if name.endswith(end)])
    for name, expected in EXPECTED.items():
        check(name, *expected)
    check_jpeg_quality()


common.in_new_folder(test)
