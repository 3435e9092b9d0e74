# An RGB photo keeps its profile and looks the same; a gray photo with a
# profile, and a CMYK photo, become sRGB.
# SPDX-License-Identifier: GPL-3.0-or-later

import io

import numpy
from PIL import Image, ImageCms

import common
import icc

GRAY = common.gray()
RGB = numpy.dstack([GRAY // 2 + 60, GRAY, 200 - GRAY // 2]).astype('uint8')
SRGB = ImageCms.createProfile('sRGB')


def to_srgb(name):
    """The photo as it looks in sRGB, by its own profile if it has one."""
    with Image.open(name) as file:
        data = file.info.get('icc_profile')
        image = file.convert('RGB') if file.mode == 'RGBA' else file.copy()
    if data:
        image = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(data)), SRGB,
            renderingIntent=1, outputMode='RGB')
    return numpy.asarray(image.convert('RGB'))


def profile_of(name):
    with Image.open(name) as file:
        return file.info.get('icc_profile')


def same_lightness(before, after, tolerance):
    change = abs(common.lightness(to_srgb(after), 255)
                 - common.lightness(to_srgb(before), 255))
    print(f'{after}: largest change of L {change.max():.2f}')
    assert change.max() < tolerance, f'{after}: L changed by {change.max()}'


def make_photos():
    wide = common.WIDE_PROFILE
    srgb = ImageCms.ImageCmsProfile(SRGB).tobytes()
    common.save('wide.png', RGB, icc_profile=wide)
    common.save('wide.jpg', RGB, icc_profile=wide, quality=98)
    common.save('wide.tif', RGB, icc_profile=wide)
    common.save('wide.webp', RGB, icc_profile=wide, quality=98)
    common.save('srgb.png', RGB, icc_profile=srgb)
    common.save('gray.png', GRAY, icc_profile=icc.gray(1.0))
    common.save('odd.png', GRAY, icc_profile=wide)
    common.save('broken.png', RGB, icc_profile=b'no profile')
    Image.fromarray(RGB).convert('CMYK').save('cmyk.jpg', quality=98)


def test():
    make_photos()
    common.run('.')
    for end in ('png', 'jpg', 'tif', 'webp'):
        assert profile_of(f'wide-colorized.{end}') == common.WIDE_PROFILE, \
            f'wide.{end}: another profile'
        same_lightness(f'wide.{end}', f'wide-colorized.{end}',
                       1.5 if end in ('png', 'tif') else 6)
    assert profile_of('srgb-colorized.png') == profile_of('srgb.png')
    same_lightness('srgb.png', 'srgb-colorized.png', 0.6)

    # What is written as a linear gray is lighter in sRGB.
    linear = GRAY / 255
    light = numpy.where(linear <= 0.0031308, 12.92 * linear,
                        1.055 * linear ** (1 / 2.4) - 0.055)
    change = abs(common.lightness(to_srgb('gray-colorized.png'), 255)
                 - common.lightness(numpy.dstack([light] * 3), 1)).max()
    assert change < 0.6, f'gray.png: L changed by {change}'
    data = profile_of('gray-colorized.png')
    name = ImageCms.getProfileDescription(
        ImageCms.ImageCmsProfile(io.BytesIO(data)))
    assert 'sRGB' in name, name
    for odd in ('odd', 'broken'):
        assert not profile_of(f'{odd}-colorized.png'), odd
    with Image.open('cmyk-colorized.jpg') as file:
        assert file.mode == 'RGB', file.mode


common.in_new_folder(test)
