# Drives the dialog as a person would: names and roles as a screen reader sees
# them, keys and mouse as X sends them, and the pixels on the screen.
# SPDX-License-Identifier: GPL-3.0-or-later

import time

import pyatspi

from desktop import (application, extents, fail, find, key, labelled, layers,
                     open_dialog, picture, press, role_of, run, saturation,
                     state, wait_for)


class Dialog:
    """The widgets of an open dialog."""

    def __init__(self):
        self.dialog = open_dialog()
        self.preview = find(self.dialog, 'drawing area', 'Preview') or \
            pyatspi.findDescendant(self.dialog,
                                   lambda o: o.name == 'Preview')
        self.temperature = find(self.dialog, 'slider', 'Temperature')
        self.spin = find(self.dialog, 'spin button', 'Temperature')
        self.strength = find(self.dialog, 'slider', 'Color strength')
        self.mean = find(self.dialog, 'radio button',
                         'Mean of the likely colors')
        self.mode = find(self.dialog, 'radio button', 'The likeliest color')
        self.split = find(self.dialog, 'check box', 'Before and after')
        self.prepare = find(self.dialog, 'check box',
                            'Prepare faded and framed scans')
        self.reach = find(self.dialog, 'slider', 'Reach of dots')
        self.clear = find(self.dialog, 'push button', 'Clear all dots')
        for name, widget in vars(self).items():
            if widget is None:
                fail(f'the dialog has no {name}')

    def button(self, name):
        return find(self.dialog, 'push button', name) \
            or fail(f'there is no button {name}')

    def focus(self):
        window = run('xdotool', 'search', '--onlyvisible', '--name',
                     '^Auto-Colorize').split('\n')[0]
        run('xdotool', 'windowfocus', '--sync', window)

    def wait_for_colors(self):
        wait_for(lambda: state(self.button('T = 0.1'),
                               pyatspi.STATE_SENSITIVE), 'the network')
        time.sleep(0.5)

    def changes_picture(self, act, what):
        before = picture(self.preview)
        act()
        wait_for(lambda: picture(self.preview) != before,
                 f'another picture after {what}')
        time.sleep(0.3)
        print(f'ok: {what} changes the picture', flush=True)

    def wait_until_closed(self):
        wait_for(lambda: application('auto-colorize') is None,
                 'the dialog to close')


def check_opening(d):
    d.wait_for_colors()
    if saturation(picture(d.preview)) < 5:
        fail('the gray photo gets no colors')
    print('ok: the gray photo gets colors', flush=True)


def check_temperature(d):
    def by_key():
        d.focus()
        key('alt+t', 'Up', 'Up', 'Up', 'Up', 'Up')

    def by_mouse():
        e = extents(d.temperature)
        run('xdotool', 'mousemove', str(e.x + e.width - 20),
            str(e.y + e.height // 2), 'click', '--repeat', '3', '1')

    d.changes_picture(by_key, 'the temperature by keys')
    if abs(d.temperature.queryValue().currentValue - 0.43) > 1e-6:
        fail(f'the temperature is {d.temperature.queryValue().currentValue}')
    d.changes_picture(by_mouse, 'the temperature by mouse')
    if not d.temperature.queryValue().currentValue > 0.5:
        fail('the mouse did not move the temperature')


def check_mode(d):
    d.changes_picture(lambda: press(d.mode), 'the mode')
    if state(d.temperature, pyatspi.STATE_SENSITIVE):
        fail('the temperature can be moved under the mode')
    d.changes_picture(lambda: press(d.mean), 'the mean')
    if not state(d.temperature, pyatspi.STATE_SENSITIVE):
        fail('the temperature cannot be moved under the mean')


def check_strength(d):
    def none():
        d.strength.queryValue().currentValue = 0

    def most():
        d.strength.queryValue().currentValue = 150

    d.changes_picture(none, 'no strength')
    if saturation(picture(d.preview)) > 3:
        fail('there is color at strength 0')
    d.changes_picture(most, 'full strength')


def check_thumbnails(d):
    for name in ('T = 0.1', 'T = 0.25', 'T = 0.38', 'T = 0.6', 'T = 1'):
        d.changes_picture(lambda: press(d.button(name)), f'thumbnail {name}')
        value = d.temperature.queryValue().currentValue
        if abs(value - float(name[4:])) > 1e-6:
            fail(f'{name} set the temperature to {value}')
    d.changes_picture(lambda: press(d.button('likeliest')),
                      'thumbnail likeliest')
    if not state(d.mode, pyatspi.STATE_CHECKED):
        fail('the thumbnail did not choose the mode')
    press(d.mean)


def check_split(d):
    def toggle():
        d.focus()
        key('alt+b')

    def drag():
        e = extents(d.preview)
        y = str(e.y + e.height // 2)
        run('xdotool', 'mousemove', str(e.x + e.width // 2), y,
            'mousedown', '1', 'mousemove', str(e.x + e.width * 3 // 4), y,
            'mouseup', '1')

    color = saturation(picture(d.preview))
    d.changes_picture(toggle, 'the key for before and after')
    half = saturation(picture(d.preview))
    d.changes_picture(drag, 'dragging the border')
    more = saturation(picture(d.preview))
    if not color > more > half:
        fail(f'the border shows {color}, {more} and {half} of color')
    d.changes_picture(lambda: key('Left', 'Left', 'Left', 'Left'),
                      'moving the border by key')
    if not more > saturation(picture(d.preview)) > half:
        fail('the key Left does not move the border to the left')
    d.changes_picture(toggle, 'the key again')


def check_reset(d):
    d.strength.queryValue().currentValue = 50
    press(d.button('Reset'))
    wait_for(lambda: abs(d.temperature.queryValue().currentValue - 0.38)
             < 1e-6, 'the temperature to be reset')
    if d.strength.queryValue().currentValue != 100:
        fail('the strength was not reset')
    if not state(d.prepare, pyatspi.STATE_CHECKED):
        fail('preparing was not reset')
    if not state(d.mean, pyatspi.STATE_CHECKED):
        fail('the mean was not reset')
    print('ok: Reset', flush=True)


def check_help(d):
    d.focus()
    key('F1')
    page = wait_for(lambda: find(application('auto-colorize'), 'dialog',
                                 'Help on Auto-Colorize'), 'the help page')
    press(find(page, 'push button', 'Close'))
    wait_for(lambda: not find(application('auto-colorize'), 'dialog',
                              'Help on Auto-Colorize'), 'help to close')
    print('ok: F1 opens the help page', flush=True)


def check_keyboard(d):
    """Tab goes through every control and comes round."""
    d.focus()
    reached = set()
    for _ in range(30):
        key('Tab')
        focused = pyatspi.findDescendant(
            d.dialog, lambda o: state(o, pyatspi.STATE_FOCUSED))
        if focused:
            reached.add((role_of(focused), focused.name))
    for wanted in (('slider', 'Temperature'), ('spin button', 'Temperature'),
                   ('slider', 'Color strength'), ('push button', 'T = 0.1'),
                   ('push button', 'likeliest'), ('push button', 'OK'),
                   ('push button', 'Save these settings as a preset'),
                   ('check box', 'Before and after'),
                   ('check box', 'Prepare faded and framed scans')):
        if wanted not in reached:
            fail(f'Tab does not reach {wanted}: {sorted(reached)}')
    print('ok: Tab reaches every control', flush=True)


def check_names(d):
    """A screen reader has a name for whatever can be used."""
    for widget in pyatspi.findAllDescendants(
            d.dialog, lambda o: role_of(o) in
            ('slider', 'spin button', 'push button', 'radio button',
             'check box', 'drawing area')):
        if not widget.name:
            fail(f'a {role_of(widget)} has no name')
    for label in ('Presets:', 'Layer mode:', 'Weights:'):
        if not labelled(d.dialog, 'combo box', label):
            fail(f'no list is labelled {label}')
    print('ok: every control has a name', flush=True)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    d = Dialog()
    for check in (check_names, check_opening, check_temperature, check_mode,
                  check_strength, check_thumbnails, check_split, check_help,
                  check_keyboard, check_reset):
        check(d)
    press(d.button('Cancel'))
    d.wait_until_closed()
    if layers() != '1':
        fail(f'Cancel leaves {layers()} layers')
    print('ok: Cancel leaves one layer', flush=True)

    d = Dialog()
    d.strength.queryValue().currentValue = 120
    press(d.prepare)
    press(d.button('OK'))       # before the network is done
    d.wait_until_closed()
    wait_for(lambda: layers() == '2', 'the new layer')
    print('ok: OK pressed early waits, and gives a second layer', flush=True)

    d = Dialog()
    if d.strength.queryValue().currentValue != 120:
        fail('the last strength was not kept')
    if state(d.prepare, pyatspi.STATE_CHECKED):
        fail('that scans are not to be prepared was not kept')
    press(d.button('Cancel'))
    d.wait_until_closed()
    print('ok: the last settings are kept', flush=True)


if __name__ == '__main__':
    main()
