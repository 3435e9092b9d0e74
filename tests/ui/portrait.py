# As a user would: opens a portrait, zooms to the face, sets three dots, moves
# one, takes that back, takes a swatch, and presses OK.  The result is what the
# preview showed, and what the procedure makes of the same hints, and Ctrl+F
# again.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import numpy
from PIL import Image, ImageDraw

from agree import (LIMIT, fitted, own_pixels, photo_in, result_layer, saved,
                   still)
from click import (LIKELY, close, close_popover, in_popover, kept, mouse,
                   wait_for_popover)
from desktop import (extents, fail, key, layers, picture, press, run,
                     script_fu, wait_for)
from dialog import Dialog

FACE = 450, 345               # pixels of the photo, which has 900 x 1200
DOTS = (378, 330), (450, 350), (450, 440)       # hair, face, neck
COLORS = 'Likely color 2', 'Likely color 1', 'Neutral: no color'
RING = 16                     # pixels around a dot that are not the photo's

PROCEDURE = {
    '2': "(car (plug-in-auto-colorize-with-options RUN-NONINTERACTIVE image"
         " photo \"hints='{hints}'\"))",
    '3': '(vector-ref (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE'
         ' #:image image #:drawables (vector photo) #:hints "{hints}") 0)',
}[os.environ['GIMP']]


class Zoomed:
    """Where the photo is in the preview, after steps of the wheel at a
    place: larger at each, and that place stays."""

    def __init__(self, d):
        self.area = extents(d.preview)
        self.scale = min(self.area.width / 900, self.area.height / 1200)
        self.left = (self.area.width - 900 * self.scale) / 2
        self.top = (self.area.height - 1200 * self.scale) / 2

    def place(self, x, y):
        """On the screen, of a pixel of the photo."""
        return (self.area.x + round(self.left + x * self.scale),
                self.area.y + round(self.top + y * self.scale))

    def zoom(self, scale, at):
        """To this scale."""
        x, y = self.place(*at)
        mouse('mousemove', x, y, 'click', 4)
        x, y = x - self.area.x, y - self.area.y
        photo = (x - self.left) / self.scale, (y - self.top) / self.scale
        self.scale = scale
        self.left, self.top = x - photo[0] * scale, y - photo[1] * scale


def stops_after(scale):
    """The preview's own scales up to one pixel for one."""
    stops = (1 / 8, 1 / 5.6, 1 / 4, 1 / 2.8, 1 / 2, 1 / 1.4, 1)
    return [s for s in stops if s > scale * 1.01]


def set_dots(d):
    view = Zoomed(d)
    for scale in stops_after(view.scale):
        d.changes_picture(lambda: view.zoom(scale, FACE), f'zoom {scale:.2f}')
    for at, color in zip(DOTS, COLORS):
        mouse('mousemove', *view.place(*at), 'click', 1)
        wait_for_popover()
        press(in_popover('push button', color))
        close_popover(d)
    x, y = view.place(*DOTS[1])
    before = picture(d.preview)
    d.changes_picture(lambda: mouse(
        'mousemove', x, y, 'mousedown', 1, 'mousemove', x + 20, y + 20,
        'mousemove', x + 50, y + 60, 'mouseup', 1), 'moving a dot')
    d.changes_picture(lambda: key('ctrl+z'), 'its undo')
    mouse('mousemove', x, y, 'click', 1)
    wait_for_popover()
    d.changes_picture(lambda: press(in_popover('push button', LIKELY[2])),
                      'a swatch')
    close_popover(d)
    if picture(d.preview) == before:
        fail('the swatch has no effect')


def shots(d):
    """The whole photo and its own pixels, without a selected ring."""
    press(d.button('Fit'))
    wait_for(lambda: still(d.preview), 'the preview to come to rest')
    whole = picture(d.preview)
    press(d.button('100 %'))
    wait_for(lambda: picture(d.preview) != whole, 'its own pixels')
    wait_for(lambda: still(d.preview), 'the preview to come to rest')
    return whole, picture(d.preview), extents(d.preview)


def without_rings(photo, hints):
    """White where there is no dot, black around each."""
    mask = Image.new('L', photo.size, 255)
    draw = ImageDraw.Draw(mask)
    for hint in hints.split(';'):
        x, y = (float(n.rstrip('%')) / 100 for n in hint.split(',')[:2])
        x, y = x * photo.width, y * photo.height
        draw.rectangle((x - RING, y - RING, x + RING, y + RING), 0)
    return mask


def check_agreement(name, shown, wanted, mask):
    pixels = [numpy.asarray(p.reduce(2), float) for p in (shown, wanted)]
    clear = numpy.asarray(mask.reduce(2)) == 255
    found = numpy.abs(pixels[0] - pixels[1])[clear].mean()
    print(f'{name}: preview and result differ by {found:.2f}', flush=True)
    if found > LIMIT:
        fail(f'{name}: preview and result differ by {found:.2f}')


def same(name, one, other):
    found = numpy.abs(numpy.asarray(one, int) - numpy.asarray(other, int))
    if found.any():
        fail(f'{name} makes another picture of the same hints: it differs by '
             f'{found.mean():.3f}, at most {found.max()}')
    print(f'ok: {name} makes the same picture', flush=True)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    # The first result makes the image RGB, and GIMP 3 rounds gray values then.
    script_fu('(gimp-image-convert-rgb (the-image))')
    d = Dialog()
    d.wait_for_colors()
    set_dots(d)
    whole, pixels, area = shots(d)
    close(d, 'OK', 2)
    hints = kept()
    print(f'the hints are {hints}', flush=True)
    result = result_layer()

    small = fitted(result, area)
    check_agreement('the whole', photo_in(whole, area, small.size), small,
                    without_rings(small, hints))
    part = own_pixels(result, area)
    check_agreement('100 %', photo_in(pixels, area, part.size), part,
                    own_pixels(without_rings(result, hints), area))

    call = PROCEDURE.format(hints=hints)
    same('the procedure', result, saved(f"""
      (let* ((image (the-image))
             (photo (vector-ref (gimp-image-get-layers image) 1)))
        {call})"""))
    window = run('xdotool', 'search', '--onlyvisible', '--name',
                 'sample.*GIMP').split('\n')[0]
    run('xdotool', 'windowfocus', '--sync', window)
    script_fu("""(gimp-image-set-selected-layers (the-image)
                   (vector (vector-ref (gimp-image-get-layers (the-image))
                                       0)))""")
    key('ctrl+f')
    wait_for(lambda: layers() == '4', 'Ctrl+F')
    same('Ctrl+F', result, result_layer())


if __name__ == '__main__':
    main()
