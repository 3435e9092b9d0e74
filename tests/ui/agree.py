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

LIMIT = 2.0


def fitted(photo, area):
    """As the preview is, as large as it fits, at one scale for both sides."""
    scale = min(area.width / photo.width, area.height / photo.height, 1)
    size = round(photo.width * scale), round(photo.height * scale)
    return photo.resize(size, Image.HAMMING,
                        box=(0, 0, min(photo.width, size[0] / scale),
                             min(photo.height, size[1] / scale)))


def own_pixels(photo, area):
    """The middle of the photo."""
    width = min(area.width, photo.width)
    height = min(area.height, photo.height)
    left = int(photo.width / 2 - width / 2 + 0.5)     # C rounds halves up
    top = int(photo.height / 2 - height / 2 + 0.5)
    return photo.crop((left, top, left + width, top + height))


def photo_in(on_screen, area, size):
    """The photo's part of the preview, which is centered in its widget."""
    left, top = (area.width - size[0]) // 2, (area.height - size[1]) // 2
    pixels = Image.open(io.BytesIO(on_screen)).convert('RGB')
    return pixels.crop((left, top, left + size[0], top + size[1]))


def result_layer():
    return saved('(active (the-image))')


def saved(layer):
    path = os.path.join(WORK, 'result.png')
    script_fu(f'(save-png (the-image) {layer} "{path}")')
    return Image.open(path).convert('RGB')


def difference(one, other):
    """Of pictures halved: GEGL's and Pillow's filters differ in what is as
    fine as a pixel."""
    halves = [numpy.asarray(picture.reduce(2), float)
              for picture in (one, other)]
    return numpy.abs(halves[0] - halves[1]).mean()


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
    whole = picture(preview)
    press(find(dialog, 'push button', '100 %'))
    wait_for(lambda: picture(preview) != whole, 'its own pixels')
    wait_for(lambda: still(preview), 'the preview to come to rest')
    pixels = picture(preview)
    area = extents(preview)
    press(find(dialog, 'push button', 'OK'))
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')
    wait_for(lambda: int(layers()) == before + 1, 'the new layer')

    result = result_layer()
    for name, shown, wanted in (('the whole', whole, fitted(result, area)),
                                ('100 %', pixels, own_pixels(result, area))):
        found = difference(photo_in(shown, area, wanted.size), wanted)
        print(f'T = {temperature:g}, {name}: preview and result differ by '
              f'{found:.2f}')
        if found > LIMIT:
            fail(f'preview and result differ by {found:.2f}')


def still(preview):
    first = picture(preview)
    return picture(preview) == first


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    for value in (0.1, 0.38, 1):
        check(value)


if __name__ == '__main__':
    main()
