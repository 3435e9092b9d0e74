# The preview shows what OK makes: the new layer, scaled down, differs from
# the preview on the screen by at most 2 of 255 on average.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os

import numpy
import pyatspi
from PIL import Image

from desktop import (WORK, application, extents, fail, find, layers,
                     open_dialog, picture, press, script_fu, state, wait_for)

PREVIEW = (600, 400)      # what the photo is reduced to fit into
LIMIT = 2.0


def scale_of(width, height):
    return min(PREVIEW[0] / width, PREVIEW[1] / height, 1)


def fitted(width, height):
    scale = scale_of(width, height)
    return int(width * scale), int(height * scale)


def scaled_down(photo):
    """As the preview is: at one scale for both sides, the rest cut off."""
    size, scale = fitted(*photo.size), scale_of(*photo.size)
    return photo.resize(size, Image.HAMMING,
                        box=(0, 0, size[0] / scale, size[1] / scale))


def photo_in(on_screen, area, size):
    """The photo's part of the preview, which is centered in its widget."""
    left, top = (area.width - size[0]) // 2, (area.height - size[1]) // 2
    pixels = Image.open(io.BytesIO(on_screen)).convert('RGB')
    return pixels.crop((left, top, left + size[0], top + size[1]))


def result_layer():
    path = os.path.join(WORK, 'result.png')
    script_fu(f'(save-png (the-image) (active (the-image)) "{path}")')
    return Image.open(path).convert('RGB')


def difference(one, other):
    return numpy.abs(numpy.asarray(one, float)
                     - numpy.asarray(other, float)).mean()


def check(temperature):
    before = int(layers())
    dialog = open_dialog()
    preview = pyatspi.findDescendant(dialog, lambda o: o.name == 'Preview')
    thumbnail = find(dialog, 'push button', f'T = {temperature:g}')
    wait_for(lambda: state(thumbnail, pyatspi.STATE_SENSITIVE), 'the network')
    gray = picture(preview)
    press(thumbnail)
    wait_for(lambda: picture(preview) != gray, 'the colors')
    wait_for(lambda: still(preview), 'the preview to come to rest')
    on_screen = picture(preview)
    area = extents(preview)
    press(find(dialog, 'push button', 'OK'))
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')
    wait_for(lambda: int(layers()) == before + 1, 'the new layer')

    result = result_layer()
    seen = photo_in(on_screen, area, fitted(*result.size))
    found = difference(seen, scaled_down(result))
    print(f'T = {temperature:g}: preview and result differ by {found:.2f}')
    if found > LIMIT:
        fail(f'preview and result differ by {found:.2f}')


def still(preview):
    first = picture(preview)
    return picture(preview) == first


wait_for(lambda: layers() == '1', 'GIMP')
for value in (0.1, 0.38, 1):
    check(value)
