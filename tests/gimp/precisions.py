# Makes the pictures and the color profiles of precisions.scm, and checks what
# it has left: that the new layer's lightness is the photo's to within the
# rounding to the layer's own numbers, as LittleCMS and scikit-image see it.
# A way through 8 bits is 128 steps of 16 bits.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import numpy
import tifffile
from skimage.color import rgb2lab

import icc

GIMP = os.environ['GIMP']

# The distance of a precision's numbers, and that relative to a number.
STEPS = {'u8': (1 / 255, 0), 'u16': (1 / 65535, 0), 'u32': (2 ** -32, 0),
         'half': (2 ** -24, 2 ** -10), 'float': (0, 2 ** -23),
         'double': (0, 2 ** -52)}
ICC_TAG = 34675
MAX_STEPS = 1.25            # half of one into the layer, half of one out

# In L, besides: the engine's floats; for a profile, also its own numbers of 16
# bits; babl's polynomial for a curve that is a power; and numbers over 1.
OWN_ERROR = {'none': 3e-4, 'srgb': 2e-3, 'adobe': 0.04, 'linear': 2e-3,
             'table': 4e-3, 'gray-lightness': 3e-4}
if GIMP == '3':             # it also has polynomials for gray curves
    OWN_ERROR.update({'adobe': 0.1, 'gray-lightness': 0.09})
OVER_ERROR = 5e-3
# On average; or what rounding three channels costs by itself, in steps of L:
# sqrt (0.2126^2 + 0.7152^2 + 0.0722^2) / sqrt (12), times sqrt (2 / pi), which
# is more where dark grays are far apart.
MAX_MEAN = {'u8': 0.08, 'u8-linear': 0.4}
MAX_MEAN_DEEP = 0.02
ROUNDING = 0.173

ADOBE = [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)]
REC2020 = [(0.708, 0.292), (0.17, 0.797), (0.131, 0.046)]
PROFILES = {
    'srgb': icc.srgb(),
    'adobe': icc.rgb(ADOBE, 563 / 256),
    'linear': icc.rgb(REC2020, 1),
    'table': icc.table(),
    'gray-lightness': icc.gray_lightness(),
}
# The numbers of a linear precision are linear light, whatever curve the
# profile has, and so are those of GIMP's own sRGB.
LINEAR_PROFILES = {
    'adobe': icc.rgb(ADOBE, 1),
    'linear': PROFILES['linear'],
    'table': PROFILES['table'],         # GIMP applies a table as it is
}


def pictures():
    y, x = numpy.mgrid[0:48, 0:64]
    gray = (x + 64 * y) / (48 * 64 - 1)      # 12 bits of grays
    hues = numpy.random.default_rng(1).random((48, 64, 3))
    hues /= hues.max(axis=2, keepdims=True)
    rgb = hues * numpy.where(x < 32, gray, gray[:, ::-1])[..., None]
    found = {'gray': gray, 'rgb': rgb, 'over': rgb * 3 - 0.1}
    return {name: picture.astype('float32')
            for name, picture in found.items()}


def make(folder):
    for name, picture in pictures().items():
        tifffile.imwrite(f'{folder}/{name}.tif', picture)
    for name, profile in PROFILES.items():
        with open(f'{folder}/{name}.icc', 'wb') as file:
            file.write(profile)


def curve(linear):
    """sRGB's, of numbers of which some may be below 0 or above 1."""
    return numpy.where(linear > 0.0031308,
                       1.055 * numpy.maximum(linear, 0.003) ** (1 / 2.4)
                       - 0.055, 12.92 * linear)


def inverse_curve(encoded):
    return numpy.where(encoded > 0.04045,
                       ((numpy.maximum(encoded, 0.04) + 0.055) / 1.055) ** 2.4,
                       encoded / 12.92)


def lab(numbers, profile, linear):
    """Of the layer's numbers, [n, 1 or 3]."""
    if profile:
        srgb = icc.to_srgb(profile, numbers)
    else:
        srgb = curve(numbers) if linear else numbers
    return rgb2lab(numpy.broadcast_to(srgb, (1, len(srgb), 3)))[0]


def one_step_on(numbers, precision):
    absolute, relative = STEPS[precision]
    return numbers + absolute + abs(numbers) * relative


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def layer_numbers(path):
    with tifffile.TiffFile(path) as file:
        return file.pages[0].asarray().astype('float64').reshape(48 * 64, 3)


def linear_again(numbers, profile):
    """GIMP 3 saves the profile's own numbers, whatever the precision."""
    if profile == 'adobe':
        return numpy.maximum(numbers, 0) ** (563 / 256)
    return numbers if profile == 'linear' else inverse_curve(numbers)


def profile_left(folder, case, profile):
    """GIMP 3 has it only in the TIFF, where it also writes its own sRGB for
    none."""
    if os.path.exists(f'{folder}/{case}-profile'):
        return bytes(int(byte) for byte in
                     read(f'{folder}/{case}-profile').split())
    if profile == 'none':
        return b''
    with tifffile.TiffFile(f'{folder}/{case}.tif') as file:
        return file.pages[0].tags[ICC_TAG].value


def check(folder, picture, precision, profile, same_precision, base_type):
    case = f'{picture}-{precision}-{profile}'
    linear = precision.endswith('-linear')
    perceptual = precision.endswith('-perceptual')
    given = b'' if profile == 'none' else read(f'{folder}/{profile}.icc')
    left = profile_left(folder, case, profile)
    means = LINEAR_PROFILES.get(profile) if linear else given
    new_means = left if picture == 'gray' and not linear else means

    photo = pictures()[picture].astype('float64').reshape(48 * 64, -1)
    if precision == 'u8':
        photo = numpy.rint(255 * photo) / 255
    if linear or perceptual:
        photo = lab(inverse_curve(photo), LINEAR_PROFILES.get(profile), True)
    else:
        photo = lab(photo, means, linear)
    numbers = layer_numbers(f'{folder}/{case}.tif')
    if linear and profile != 'none' and picture != 'gray' and GIMP == '3':
        numbers = linear_again(numbers, profile)
    new = lab(numbers, new_means, linear)
    step = lab(one_step_on(numbers, precision.split('-')[0]), new_means,
               linear)
    error = OWN_ERROR[profile] + OVER_ERROR * (picture == 'over')
    off = abs(new - photo)[:, 0]
    step = abs(step - new)[:, 0]
    steps = (off / (step + error)).max()
    chroma = numpy.hypot(new[:, 1], new[:, 2]).mean()
    print(f'{case}: L is off by at most {off.max():.6f}, {steps:.2f} of its '
          f'error, {off.mean():.6f} on average, '
          f'{off.mean() / step.mean():.3f} of a step; mean chroma {chroma:.1f}')

    problems = []
    if (same_precision, base_type) != ('#t', '0'):
        problems.append('another precision, or not RGB')
    if picture != 'gray' and left != given:
        problems.append('another profile')
    allowed = max(MAX_MEAN.get(precision, MAX_MEAN_DEEP),
                  1.15 * ROUNDING * step.mean())
    if off.mean() > allowed:
        problems.append('another lightness on average')
    if steps > MAX_STEPS:
        problems.append('another lightness')
    if chroma < 2:
        problems.append('no color')
    return [f'{case}: {problem}' for problem in problems]


def check_all(folder):
    cases = read(folder + '/facts').decode().replace('"', '').splitlines()
    problems = []
    for case in cases:
        problems += check(folder, *case.split())
    print(f'{len(cases)} cases')
    if problems or len(cases) != {'2': 41, '3': 46}[GIMP]:
        sys.exit('FAILED: ' + '\n'.join(problems))


if __name__ == '__main__':
    {'make': make, 'check': check_all}[sys.argv[1]](sys.argv[2])
