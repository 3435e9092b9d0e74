# The dialog speaks LANGUAGE: its labels are those of the catalog, and fit.
# Leaves a picture of it in WORK, or where PICTURE says.
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import subprocess
import threading
import time

import pyatspi

from desktop import (SOURCE, WORK, application, extents, fail, find, layers,
                     press, run, script_fu, state, the_dialog, wait_for)

LANGUAGE = os.environ['LANGUAGE']
PICTURE = os.environ.get('PICTURE', os.path.join(WORK, 'dialog.png'))
LABELS = ('_Mean of the likely colors', 'The _likeliest color',
          '_Before and after', '_Reset', '_Cancel', '_OK', '_Help',
          'La_yer mode:', 'Pr_esets:')


def catalog():
    if LANGUAGE == 'en':
        return gettext.NullTranslations()
    mo = os.path.join(WORK, LANGUAGE + '.mo')
    subprocess.run(['msgfmt', '-o', mo,
                    os.path.join(SOURCE, 'po', LANGUAGE + '.po')], check=True)
    with open(mo, 'rb') as file:
        return gettext.GNUTranslations(file)


def without_mnemonic(label):
    """As GTK+ shows it to a screen reader: "Foo(_F)" keeps its "(F)"."""
    return label.replace('_', '')


def start():
    """Blocks in a thread of its own, as long as the dialog is open."""
    threading.Thread(daemon=True, target=script_fu, args=(
        '(colorize-interactively (the-image) (active (the-image)))',)).start()


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    start()
    dialog = wait_for(the_dialog, 'the dialog')
    texts = catalog()
    for label in LABELS:
        shown = without_mnemonic(texts.gettext(label))
        if shown == without_mnemonic(label) and label != '_OK' \
                and LANGUAGE != 'en':
            fail(f'{label} is not translated')
        if not pyatspi.findDescendant(dialog, lambda o: o.name == shown):
            fail(f'the dialog does not show {shown}')
    thumbnail = find(dialog, 'push button', 'T = 0.1')
    wait_for(lambda: thumbnail and state(thumbnail, pyatspi.STATE_SENSITIVE),
             'the network')
    press(pyatspi.findDescendant(dialog, lambda o: o.name == without_mnemonic(
        texts.gettext('_Before and after'))))
    run('xdotool', 'mousemove', '1279', '1023')     # no tooltip
    time.sleep(2)
    window = run('xdotool', 'search', '--onlyvisible', '--name',
                 '^Auto-Colorize').split('\n')[0]
    run('import', '-window', window, PICTURE)
    area = extents(dialog)
    print(f'ok: {LANGUAGE}, {area.width}x{area.height}')
    press(find(dialog, 'push button',
               without_mnemonic(texts.gettext('_Cancel'))))
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')


main()
