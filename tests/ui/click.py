# Dots in the picture, by mouse and by keys: set, colored, weighed, moved,
# removed, undone and redone; and kept with the layer, for the next dialog and
# in a file.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import time

import pyatspi

from desktop import (WORK, application, extents, fail, find, key, layers,
                     picture, press, role_of, run, script_fu, state, wait_for)
from dialog import Dialog

CHOOSE = {'2': 'OK', '3': 'Select'}[os.environ['GIMP']]
LIKELY = [f'Likely color {i}' for i in range(1, 6)]


def mouse(*commands):
    run('xdotool', *map(str, commands))


def place(d, x, y):
    """Of the screen, from a share of the preview."""
    e = extents(d.preview)
    return e.x + round(e.width * x), e.y + round(e.height * y)


def kept():
    """The hints of the lowest layer, as text."""
    text = script_fu('(kept-hints (the-image))')
    return text if '%' in text else ''


def in_popover(role, name):
    """Of what is open for a dot."""
    return pyatspi.findDescendant(
        application('auto-colorize'), lambda o: role_of(o) == role
        and o.name == name and state(o, pyatspi.STATE_SHOWING))


def popover_is_open():
    return in_popover('push button', 'Remove') is not None


def wait_for_popover():
    wait_for(popover_is_open, 'what can be chosen for a dot')
    time.sleep(0.3)


def close_popover(d):
    focus_popover()
    key('Escape')
    wait_for(lambda: not popover_is_open(), 'it to close')
    d.focus()


def focus_popover():
    """In GTK+ 2 it is a window of its own; no window manager is here."""
    window = run('xdotool', 'search', '--onlyvisible', '--name',
                 '^Color of the dot$').split('\n')[0]
    if window:
        run('xdotool', 'windowfocus', '--sync', window)


def click(d, x, y):
    mouse('mousemove', *place(d, x, y), 'click', 1)
    wait_for_popover()


def focus_picture(d):
    d.focus()
    d.preview.queryComponent().grabFocus()
    time.sleep(0.2)


def check_set(d):
    if state(d.clear, pyatspi.STATE_SENSITIVE) \
            or state(d.reach, pyatspi.STATE_SENSITIVE):
        fail('there are no dots, and yet they can be cleared')
    d.changes_picture(lambda: click(d, 0.4, 0.6), 'a dot')
    for name in ['Neutral: no color'] + LIKELY:
        if not in_popover('push button', name):
            fail(f'there is no swatch {name}')
    wait_for(lambda: state(d.clear, pyatspi.STATE_SENSITIVE),
             'the dot to be there')


def check_swatches(d):
    d.changes_picture(
        lambda: press(in_popover('push button', LIKELY[1])), 'a swatch')
    d.changes_picture(
        lambda: press(in_popover('push button', 'Neutral: no color')),
        'the neutral swatch')
    strength = in_popover('slider', 'Strength of the dot')

    def weigh():
        strength.queryValue().currentValue = 0

    d.changes_picture(weigh, 'its strength')
    close_popover(d)


def check_undo(d):
    """The strength, two swatches and the dot itself are four steps."""
    shots = [picture(d.preview)]
    for step in range(4):
        d.changes_picture(lambda: key('ctrl+z'), f'undo {step + 1}')
        shots.append(picture(d.preview))
    if state(d.clear, pyatspi.STATE_SENSITIVE):
        fail('the dot is still there after its undo')
    for step in range(4):
        d.changes_picture(lambda: key('ctrl+shift+z'), f'redo {step + 1}')
        if step < 3:    # the selection of the last dot is no step
            wait_for(lambda: picture(d.preview) == shots[3 - step],
                     f'redo {step + 1} to lead where undo came from')


def check_drag(d):
    """One step, however far it goes; a drag beside a dot moves the photo."""
    before = picture(d.preview)
    x, y = place(d, 0.4, 0.6)
    d.changes_picture(lambda: mouse(
        'mousemove', x, y, 'mousedown', 1, 'mousemove', x + 15, y - 20,
        'mousemove', x + 60, y - 90, 'mouseup', 1), 'dragging the dot')
    if popover_is_open():
        fail('a drag is taken for a click')
    d.changes_picture(lambda: key('ctrl+z'), 'its undo')
    d.changes_picture(lambda: key('ctrl+y'), 'its redo')
    d.changes_picture(lambda: key('ctrl+z'), 'its undo')
    mouse('mousemove', x + 100, y, 'mousedown', 1, 'mousemove', x + 150, y,
          'mouseup', 1)
    time.sleep(0.5)
    if popover_is_open():
        fail('dragging the photo sets a dot')
    wait_for(lambda: len(picture(d.preview)) == len(before), 'the picture')


def check_border(d):
    """It moves at its handle only: elsewhere on it a click sets a dot."""
    key('alt+b')
    d.changes_picture(lambda: click(d, 0.5, 0.2), 'a dot on the border')
    close_popover(d)
    d.changes_picture(lambda: key('ctrl+z'), 'its undo')
    key('alt+b')
    time.sleep(0.5)


def the_chooser():
    for window in application('auto-colorize'):
        if not window.name.startswith('Auto-Colorize') \
                and find(window, 'push button', CHOOSE):
            return window
    return None


def check_other(d):
    """GTK+'s own chooser."""
    click(d, 0.4, 0.6)
    press(in_popover('push button', 'Other color...'))
    chooser = wait_for(the_chooser, 'the chooser')
    name = pyatspi.findDescendant(
        chooser, lambda o: role_of(o) == 'text'
        and state(o, pyatspi.STATE_SHOWING))
    name.queryEditableText().setTextContents('#c02060')
    name.queryAction().doAction(0)
    d.changes_picture(lambda: press(find(chooser, 'push button', CHOOSE)),
                      'another color')
    d.focus()


def check_keys(d):
    """Without a mouse: from the first dot to the last."""
    press(d.clear)
    wait_for(lambda: not state(d.clear, pyatspi.STATE_SENSITIVE),
             'no dots at all')
    focus_picture(d)
    none = picture(d.preview)
    d.changes_picture(lambda: (key('Insert'), wait_for_popover()),
                      'the key Insert')
    close_popover(d)
    focus_picture(d)
    middle = picture(d.preview)
    d.changes_picture(lambda: key('shift+Right', 'shift+Right', 'Up'),
                      'the arrows')
    d.changes_picture(lambda: key('ctrl+z'), 'one undo for them')
    key('Tab')
    wait_for(lambda: picture(d.preview) == middle,
             'one undo to be enough for them, and Tab to select the dot')
    told = d.preview.description
    if not re.fullmatch(r'Dot 1 of 1: The network .*: \d+ %', told):
        fail(f'a screen reader is told "{told}" of the dot')
    key('space')
    wait_for_popover()
    close_popover(d)
    focus_picture(d)
    key('Delete')
    wait_for(lambda: picture(d.preview) == none, 'Delete to remove the dot')
    if d.preview.description:
        fail('a screen reader is told of a dot that is gone')
    d.changes_picture(lambda: key('ctrl+z'), 'the undo of Delete')
    d.changes_picture(lambda: key('ctrl+shift+z'), 'the redo of Delete')


def check_remove(d):
    none = picture(d.preview)
    click(d, 0.3, 0.3)
    press(in_popover('push button', 'Remove'))
    wait_for(lambda: not popover_is_open(), 'it to close')
    wait_for(lambda: picture(d.preview) == none, 'the dot to go')


def check_tooltip(d):
    click(d, 0.3, 0.3)
    close_popover(d)
    mouse('mousemove', *place(d, 0.5, 0.8))
    time.sleep(1)
    d.changes_picture(lambda: mouse('mousemove', *place(d, 0.3, 0.3)),
                      'the tooltip of a dot')
    d.changes_picture(lambda: mouse('mousemove', *place(d, 0.5, 0.8)),
                      'its end')


def check_reach(d):
    def near():
        d.reach.queryValue().currentValue = 0

    d.changes_picture(near, 'the reach')


def add_another(d):
    click(d, 0.7, 0.6)
    press(in_popover('push button', LIKELY[3]))
    close_popover(d)


def close(d, button, n):
    press(d.button(button))
    d.wait_until_closed()
    wait_for(lambda: layers() == str(n), f'{n} layers')


def undo_in_image():
    window = run('xdotool', 'search', '--onlyvisible', '--name',
                 'sample.*GIMP').split('\n')[0]
    run('xdotool', 'windowfocus', '--sync', window)
    key('ctrl+z')


def check_kept(d):
    close(d, 'OK', 2)
    text = kept()
    if text.count(';') != 1:
        fail(f'two dots are kept as {text}')
    undo_in_image()
    wait_for(lambda: layers() == '1' and kept() == '',
             'one undo step to take layer and dots back')
    key('ctrl+y')
    wait_for(lambda: layers() == '2' and kept() == text, 'one redo step')
    path = os.path.join(WORK, 'kept.xcf')
    script_fu(f'(save-xcf (the-image) "{path}")')
    with open(path, 'rb') as file:
        if text.encode() not in file.read():
            fail('the dots are not in the file')
    print('ok: the dots are kept with the layer, and in its file', flush=True)

    d = Dialog()
    d.wait_for_colors()
    if not state(d.clear, pyatspi.STATE_SENSITIVE):
        fail('the dialog does not open with the dots')
    close(d, 'OK', 3)
    if kept() != text:
        fail(f'unchanged dots became {kept()}')
    print('ok: the next dialog opens with them', flush=True)
    d = Dialog()
    d.wait_for_colors()
    press(d.clear)
    close(d, 'Cancel', 3)
    if kept() != text:
        fail('Cancel changes the dots')
    d = Dialog()
    d.wait_for_colors()
    press(d.clear)
    close(d, 'OK', 4)
    if kept() != '':
        fail('dots that were cleared are kept')
    print('ok: cleared, and nothing is kept', flush=True)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    d = Dialog()
    d.wait_for_colors()
    for check in (check_set, check_swatches, check_undo, check_drag,
                  check_border, check_other, check_keys, check_remove,
                  check_tooltip, check_reach, add_another):
        check(d)
    check_kept(d)


if __name__ == '__main__':
    main()
