# GIMP 3: two layers are selected; the dialog says so, OK adds two layers, and
# one undo step takes both back.
# SPDX-License-Identifier: GPL-3.0-or-later

import pyatspi

from desktop import (application, fail, find, key, layers, open_dialog, press,
                     role_of, run, script_fu, state, wait_for)

TEXT = '2 layers are colored, all with these settings'


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    dialog = open_dialog()
    if pyatspi.findDescendant(dialog, lambda o: 'are colored' in o.name
                              and state(o, pyatspi.STATE_SHOWING)):
        fail('one layer is several')
    press(find(dialog, 'push button', 'Cancel'))
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')

    script_fu('(gimp-image-insert-layer (the-image) '
              '(gimp-layer-copy (active (the-image))) 0 0)')
    script_fu('(gimp-image-set-selected-layers (the-image) '
              '(gimp-image-get-layers (the-image)))')
    dialog = open_dialog()
    wait_for(lambda: pyatspi.findDescendant(
        dialog, lambda o: role_of(o) == 'label' and TEXT in o.name
        and state(o, pyatspi.STATE_SHOWING)), 'how many there are')
    press(find(dialog, 'push button', 'OK'))
    wait_for(lambda: layers() == '4', 'two new layers')
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')
    print('ok: two layers get two in color', flush=True)

    window = run('xdotool', 'search', '--onlyvisible', '--name',
                 'sample.*GIMP').split('\n')[0]
    run('xdotool', 'windowfocus', '--sync', window)
    key('ctrl+z')
    wait_for(lambda: layers() == '2', 'one undo step to take both back')
    print('ok: one undo step', flush=True)


main()
