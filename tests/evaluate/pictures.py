# Pictures for the tests of tools/evaluate, and what should become of them.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess

import numpy
from PIL import Image
from skimage.color import rgb2lab


def make_picture(generator, height, width):
    """Smooth colors, some of them strong: uint8 [H, W, 3]."""
    y, x = numpy.mgrid[:height, :width] / 50
    planes = []
    for _ in range(3):
        u, v, phase, pull = generator.rand(4)
        wave = numpy.sin(2 * numpy.pi * (2 * u * x + 2 * v * y + phase))
        planes.append(0.25 + 0.5 * pull + 0.45 * wave)
    picture = numpy.stack(planes, axis=-1)
    picture += 0.02 * generator.randn(*picture.shape)
    return (255 * picture.clip(0, 1)).astype('uint8')


def make_page(folder, n):
    """What evaluate --page makes of n such pictures."""
    photos, page = f'{folder}/photos-{n}', f'{folder}/page-{n}'
    os.mkdir(photos)
    generator = numpy.random.RandomState(n)
    for i in range(n):
        Image.fromarray(make_picture(generator, 48, 72)).save(
            f'{photos}/{i}.png')
    subprocess.run([os.environ['EVALUATE'], '--page', page, photos],
                   check=True, stdout=subprocess.DEVNULL)
    return page


def true_ab(picture):
    return rgb2lab(picture)[..., 1:]


def predicted_ab(picture, weights, temperature, enlarging='guided'):
    height, width = picture.shape[:2]
    command = [os.environ['COLORS'], weights, temperature, enlarging,
               str(width), str(height)]
    out = subprocess.run(command, input=picture.tobytes(), check=True,
                         stdout=subprocess.PIPE).stdout
    return numpy.frombuffer(out, '<f4').reshape(2, height, width).transpose(
        1, 2, 0).astype(float)


def enlarge(ab, height, width):
    """Bilinearly; the areas coincide and the edges repeat."""
    for axis, n in enumerate((height, width)):
        at = (numpy.arange(n) + 0.5) * ab.shape[axis] / n - 0.5
        at = at.clip(0, ab.shape[axis] - 1)
        first = numpy.floor(at).astype(int)
        second = (first + 1).clip(max=ab.shape[axis] - 1)
        share = (at - first).reshape((-1, 1, 1) if axis == 0 else (1, -1, 1))
        ab = ((1 - share) * ab.take(first, axis=axis)
              + share * ab.take(second, axis=axis))
    return ab
