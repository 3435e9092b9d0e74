# A desktop as the tests see it: windows and widgets by AT-SPI, keys and mouse
# by xdotool, pixels by ImageMagick, and GIMP's Script-Fu server.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
import time

import pyatspi

SOURCE, WORK, PORT = (os.environ[n] for n in ('SOURCE', 'WORK', 'PORT'))
PYTHON = sys.executable
SECONDS = 60
MENU = {'2': ['Filters', 'Colors'], '3': ['Colors']}[os.environ['GIMP']]


def fail(what):
    subprocess.run(['import', '-window', 'root',
                    os.path.join(SOURCE, 'build', 'failed-dialog.png')],
                   check=False)
    sys.exit(f'FAILED: {what}')


def wait_for(condition, what):
    end = time.time() + SECONDS
    while time.time() < end:
        try:
            result = condition()
        except Exception:       # the tree changes while it is read
            result = None
        if result:
            return result
        time.sleep(0.1)
    return fail(f'waited in vain for {what}')


def run(*command):
    return subprocess.run(command, capture_output=True, text=True,
                          check=False).stdout.strip()


def script_fu(scheme):
    return run(PYTHON, os.path.join(SOURCE, 'tests', 'ui', 'script_fu.py'),
               PORT, scheme).replace('"', '')


def layers():
    """How many layers the image has."""
    return script_fu('(number->string (count-layers (the-image)))')


def application(name):
    for app in pyatspi.Registry.getDesktop(0):
        if app and app.name.startswith(name):
            return app
    return None


def role_of(widget):
    """AT-SPI's names of roles; a newer one calls a push button "button"."""
    role = widget.getRoleName()
    return 'push button' if role == 'button' else role


def find(root, role, name=None):
    return pyatspi.findDescendant(
        root, lambda o: role_of(o) == role
        and (name is None or o.name == name))


def labelled(root, role, label):
    """The widget of a role that has this label, as a screen reader finds
    it."""
    return pyatspi.findDescendant(
        root, lambda o: role_of(o) == role and any(
            relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
            and relation.getTarget(0).name == label
            for relation in o.getRelationSet()))


def the_dialog():
    """Named after the layer and the image, too."""
    return pyatspi.findDescendant(
        application('auto-colorize'), lambda o: role_of(o) == 'dialog'
        and o.name.startswith('Auto-Colorize'))


def state(widget, which):
    return widget.getState().contains(which)


def extents(widget):
    return widget.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


def press(widget):
    widget.queryAction().doAction(0)


def picture(widget):
    """The pixels of a widget on the screen, as PPM bytes."""
    e = extents(widget)
    return subprocess.run(
        ['import', '-window', 'root', '-crop',
         f'{e.width}x{e.height}+{e.x}+{e.y}', '+repage', '-depth', '8',
         'ppm:-'],
        capture_output=True, check=True).stdout


def saturation(ppm):
    """The mean difference between the largest and smallest channel, 0..255."""
    pixels = ppm.split(b'\n', 3)[3]
    rows = [pixels[i:i + 3] for i in range(0, len(pixels) - 2, 3 * 97)]
    return sum(max(p) - min(p) for p in rows) / len(rows)


def key(*keys):
    run('xdotool', 'key', '--clearmodifiers', *keys)
    time.sleep(0.4)


def menu_path(item):
    path, parent = [], item.parent
    while parent and role_of(parent) != 'menu bar':
        path.insert(0, parent.name)
        parent = parent.parent
    return path


def press_menu_item():
    frame = wait_for(lambda: [w for w in application('gimp')
                              if role_of(w) == 'frame'
                              and 'sample' in w.name][0], "the image's window")
    item = wait_for(lambda: pyatspi.findDescendant(
        frame, lambda o: role_of(o) == 'menu item'
        and o.name == 'Auto-Colorize...'
        and menu_path(o) == MENU), 'the menu item')
    press(item)


def open_dialog():
    press_menu_item()
    return wait_for(the_dialog, 'the dialog')
