# A close look in the dialog: zoom, move, the original, what a selection hides;
# and that Return means OK.
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import time

import pyatspi

from desktop import (extents, fail, key, layers, picture, press, run,
                     saturation, script_fu, state, wait_for)
from dialog import Dialog

ELLIPSE = '''(gimp-image-select-ellipse (the-image) CHANNEL-OP-REPLACE
                                         100 20 700 300)'''


def middle(widget):
    e = extents(widget)
    return e.x + e.width // 2, e.y + e.height // 2


def mouse(*commands):
    run('xdotool', *map(str, commands))


def corner(ppm, size):
    """The pixels of the upper left corner: bytes."""
    width = int(ppm.split(b'\n', 3)[1].split()[0])
    pixels = ppm.split(b'\n', 3)[3]
    return b''.join(pixels[3 * width * y:3 * (width * y + size)]
                    for y in range(size))


def check_title(d):
    if not re.fullmatch(r'Auto-Colorize: sample.jpg, .*sample.*',
                        d.dialog.name):
        fail(f'the dialog is called {d.dialog.name}')


def check_zoom(d):
    whole = picture(d.preview)
    x, y = middle(d.preview)
    mouse('mousemove', x, y)
    d.changes_picture(lambda: mouse('click', '--repeat', 3, 4), 'the wheel')
    near = picture(d.preview)

    d.changes_picture(lambda: mouse('mousedown', 1, 'mousemove', x - 60, y - 40,
                                    'mousemove', x - 80, y - 50, 'mouseup', 1),
                      'dragging')
    d.changes_picture(lambda: mouse('mousedown', 1, 'mousemove', x - 60, y - 40,
                                    'mousemove', x, y, 'mouseup', 1),
                      'dragging back')
    d.changes_picture(lambda: press(d.button('Fit')), 'Fit')
    if picture(d.preview) != whole:
        fail('Fit does not show the whole photo again')
    d.focus()
    d.preview.queryComponent().grabFocus()
    d.changes_picture(lambda: key('plus', 'plus', 'plus'), 'the key +')
    if picture(d.preview) == whole or near == whole:
        fail('the zoom shows the whole photo')
    d.changes_picture(lambda: key('minus', 'minus', 'minus'), 'the key -')
    if picture(d.preview) != whole:
        fail('zooming out does not show the whole photo again')
    d.changes_picture(lambda: press(d.button('100 %')), '100 %')
    press(d.button('Fit'))
    time.sleep(0.3)


def check_original(d):
    mouse('mousemove', *middle(d.preview))
    color = picture(d.preview)
    for hold, release, what in ((('mousedown', 3), ('mouseup', 3), 'a button'),
                                (('keydown', 'o'), ('keyup', 'o'), 'a key')):
        mouse(*hold)
        wait_for(lambda: saturation(picture(d.preview)) < 3,
                 f'the original while {what} is held')
        mouse(*release)
        wait_for(lambda: picture(d.preview) == color,
                 f'the colors after {what} was held')
    print('ok: the original, as long as it is held', flush=True)


def check_status(d):
    """Nothing moves when the colors have arrived."""
    y = extents(d.temperature).y
    d.wait_for_colors()
    if extents(d.temperature).y != y:
        fail('the controls jump when the colors arrive')


def check_return(d):
    thumbnail = d.button('T = 0.1')
    thumbnail.queryComponent().grabFocus()
    d.focus()
    key('space')
    wait_for(lambda: abs(d.temperature.queryValue().currentValue - 0.1) < 1e-6,
             'Space to choose the thumbnail')
    if not state(thumbnail, pyatspi.STATE_FOCUSED):
        fail('the thumbnail has lost the focus')
    key('Return')
    d.wait_until_closed()
    wait_for(lambda: layers() == '2', 'the new layer')
    print('ok: Return after a thumbnail means OK', flush=True)


def check_selection():
    script_fu(ELLIPSE)
    d = Dialog()
    d.wait_for_colors()
    shot = picture(d.preview)
    outside = corner(shot, 40)
    gray = max(abs(outside[i] - outside[i + 1])
               for i in range(0, len(outside) - 2, 3))
    if gray > 3:
        fail(f'outside of the selection there is color: {gray}')
    if saturation(shot) < 3:
        fail('there is no color within the selection')
    print('ok: color only where it will be', flush=True)
    press(d.button('Cancel'))
    d.wait_until_closed()
    script_fu('(gimp-selection-none (the-image))')


def check_frame(d):
    """The small picture in force looks other than when it is not."""
    press(d.button('T = 0.1'))
    time.sleep(0.5)
    plain = picture(d.button('T = 0.6'))
    press(d.button('T = 0.6'))
    wait_for(lambda: picture(d.button('T = 0.6')) != plain,
             'a frame around the small picture')
    press(d.button('T = 0.1'))
    wait_for(lambda: picture(d.button('T = 0.6')) == plain,
             'the frame to go')
    print('ok: the small picture in force is framed', flush=True)


def check_mask():
    script_fu('(gimp-layer-add-mask (active (the-image)) '
              '(gimp-layer-create-mask (active (the-image)) ADD-MASK-BLACK))')
    d = Dialog()
    d.wait_for_colors()
    if saturation(picture(d.preview)) > 0.5:
        fail('there is color where the mask hides it')
    print('ok: no color where the mask hides it', flush=True)
    press(d.button('Cancel'))
    d.wait_until_closed()
    script_fu('(gimp-layer-remove-mask (active (the-image)) MASK-DISCARD)')


def check_portrait():
    """On a screen of 1024 pixels its small pictures are as wide as others."""
    script_fu('(gimp-image-rotate (the-image) 0)')
    d = Dialog()
    d.wait_for_colors()
    e = extents(d.button('T = 0.1'))
    if e.height < 132:
        fail(f'the small pictures of a portrait are in {e.width}x{e.height}')
    press(d.button('Cancel'))
    d.wait_until_closed()
    print('ok: the small pictures of a portrait are large enough', flush=True)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    check_selection()
    check_mask()
    d = Dialog()
    check_status(d)
    for check in (check_title, check_zoom, check_original, check_frame,
                  check_return):
        check(d)
    check_portrait()


if __name__ == '__main__':
    main()
