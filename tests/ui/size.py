# The dialog's window fits the screen, its picture grows with it, and the next
# one is as large.
# SPDX-License-Identifier: GPL-3.0-or-later

import time

from desktop import extents, fail, layers, press, run, wait_for
from dialog import Dialog

SMALLEST = 200           # pixels, of the picture's height


def screen():
    return [int(n) for n in run('xdotool', 'getdisplaygeometry').split()]


def window():
    return run('xdotool', 'search', '--onlyvisible', '--name',
               '^Auto-Colorize').split('\n')[0]


def check_fits(d):
    width, height = screen()
    for name in ('OK', 'Cancel', 'Reset'):
        e = extents(d.button(name))
        if e.x < 0 or e.y < 0 or e.x + e.width > width \
                or e.y + e.height > height:
            fail(f'{name} is not on the screen: {e.x}, {e.y}')
    picture = extents(d.preview)
    print(f'ok: a picture of {picture.width}x{picture.height} on a screen of '
          f'{width}x{height}', flush=True)
    if picture.height < SMALLEST:
        fail(f'the picture has a height of {picture.height}')


def check_grows(d):
    before = extents(d.preview)
    full = extents(d.dialog)
    run('xdotool', 'windowsize', '--sync', window(), str(full.width + 20),
        str(full.height + 15))
    wait_for(lambda: extents(d.preview).height == before.height + 15
             and extents(d.preview).width == before.width + 20,
             'the picture to grow')
    time.sleep(0.3)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    d = Dialog()
    d.wait_for_colors()
    check_fits(d)
    check_grows(d)
    size = extents(d.preview)
    press(d.button('Cancel'))
    d.wait_until_closed()

    d = Dialog()
    d.wait_for_colors()
    again = extents(d.preview)
    if (again.width, again.height) != (size.width, size.height):
        fail(f'the picture was {size.width}x{size.height} and is '
             f'{again.width}x{again.height}')
    print('ok: the size is kept', flush=True)
    press(d.button('Cancel'))
    d.wait_until_closed()


main()
