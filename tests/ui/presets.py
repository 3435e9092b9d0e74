# The dialog's lists: the layer's mode is used and is on the disk at once;
# presets are saved under any name, chosen and deleted, and are there the next
# time; a file that cannot be written is told of.
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os

import pyatspi

from desktop import (WORK, application, extents, fail, find, labelled, layers,
                     press, run, script_fu, state, wait_for)
from dialog import Dialog

FOLDER = os.path.join(WORK, 'profile', 'gimp')
PRESETS = os.path.join(FOLDER, 'auto-colorize', 'presets.ini')
LAST = {'2': 'auto-colorize/last.ini',
        '3': 'plug-in-settings/*plug-in-auto-colorize.last'}
LAST_MODE = {'2': 'layer-mode=lch-color', '3': '(layer-mode "lch-color")'}
MODE = '''(let ((mode (gimp-layer-get-mode (active (the-image)))))
            (if (= LAYER-MODE-LCH-COLOR (if (pair? mode) (car mode) mode))
                "lch" "other"))'''
NAME = 'Grandma [1920] é'


def choose(combo, name):
    """As a person does, from its menu."""
    item = pyatspi.findDescendant(combo, lambda o: o.name == name)
    if not item:
        fail(f'{name} is not offered')
    press(item)
    wait_for(lambda: combo.name == name, f'{name} to be chosen')


def window(name):
    """One of the plug-in's own."""
    return next((w for w in application('auto-colorize') if w.name == name),
                None)


def answer(title, button, text=None):
    """Types a text into a question, and presses a button of it."""
    question = wait_for(lambda: window(title), title)
    if text is not None:
        entry = find(question, 'text') or find(question, 'entry')
        entry.queryEditableText().setTextContents(text)
    ok = find(question, 'push button', button)
    wait_for(lambda: state(ok, pyatspi.STATE_SENSITIVE), f'{button} to be used')
    press(ok)
    wait_for(lambda: not window(title), f'{title} to close')


def click(widget):
    """By mouse: GTK+ 3 answers no screen reader while a question is open that
    one of its own presses has opened."""
    e = extents(widget)
    run('xdotool', 'mousemove', str(e.x + e.width // 2),
        str(e.y + e.height // 2), 'click', '1')


def save(d, name):
    click(d.button('Save these settings as a preset'))
    answer('Save Preset', 'OK', name)


def strength(d, percent):
    d.strength.queryValue().currentValue = percent


def check_layer_mode():
    d = Dialog()
    mode = labelled(d.dialog, 'combo box', 'Layer mode:')
    if mode.name != 'Normal':
        fail(f'the layer mode is {mode.name} from the start')
    choose(mode, 'LCh Color')
    press(d.button('OK'))
    d.wait_until_closed()
    wait_for(lambda: layers() == '2', 'the new layer')
    if script_fu(MODE) != 'lch':
        fail('the new layer has another mode')
    print('ok: the layer has the mode LCh Color', flush=True)

    last = wait_for(lambda: glob.glob(os.path.join(
        FOLDER, LAST[os.environ['GIMP']])), 'the last values on the disk')[0]
    with open(last, encoding='utf-8') as file:
        if LAST_MODE[os.environ['GIMP']] not in file.read():
            fail(f'{last} does not have the mode')
    print('ok: the last values are on the disk at once', flush=True)
    d = Dialog()
    if labelled(d.dialog, 'combo box', 'Layer mode:').name != 'LCh Color':
        fail('the layer mode is not remembered')
    press(d.button('Reset'))
    wait_for(lambda: labelled(d.dialog, 'combo box', 'Layer mode:').name
             == 'Normal', 'the mode to be reset')
    print('ok: it is remembered, and reset', flush=True)
    return d


def check_save(d):
    presets = labelled(d.dialog, 'combo box', 'Presets:')
    if state(presets, pyatspi.STATE_SENSITIVE):
        fail('there are presets already')
    if state(d.button('Delete this preset'), pyatspi.STATE_SENSITIVE):
        fail('a preset that is not there can be deleted')
    strength(d, 50)
    press(d.mode)
    save(d, NAME)
    wait_for(lambda: presets.name == NAME, 'the name of the preset')
    press(d.mean)
    wait_for(lambda: not state(d.button('Delete this preset'),
                               pyatspi.STATE_SENSITIVE),
             'no preset where the values are others')
    strength(d, 120)
    save(d, 'Strong')
    choose(presets, NAME)
    if d.strength.queryValue().currentValue != 50 \
            or not state(d.mode, pyatspi.STATE_CHECKED):
        fail('the preset does not bring its values back')
    choose(presets, 'Strong')
    if d.strength.queryValue().currentValue != 120 \
            or not state(d.mean, pyatspi.STATE_CHECKED):
        fail('the other preset does not bring its values back')
    print('ok: presets bring their values back', flush=True)


def check_delete(d):
    presets = labelled(d.dialog, 'combo box', 'Presets:')
    click(d.button('Delete this preset'))
    answer('Delete Preset', 'Cancel')
    if presets.name != 'Strong':
        fail('Cancel deletes the preset')
    click(d.button('Delete this preset'))
    answer('Delete Preset', 'OK')
    wait_for(lambda: not state(d.button('Delete this preset'),
                               pyatspi.STATE_SENSITIVE), 'no preset')
    with open(PRESETS, encoding='utf-8') as file:
        if 'Strong' in file.read():
            fail('the preset is still in the file')
    print('ok: a preset is deleted', flush=True)


def check_kept():
    d = Dialog()
    presets = labelled(d.dialog, 'combo box', 'Presets:')
    if pyatspi.findDescendant(presets, lambda o: o.name == 'Strong'):
        fail('the deleted preset is there again')
    choose(presets, NAME)
    if d.strength.queryValue().currentValue != 50:
        fail('the preset is not as it was')
    print('ok: a preset is there the next time', flush=True)
    return d


def check_not_written(d):
    """A folder in its place: root writes where others may not."""
    os.remove(PRESETS)
    os.mkdir(PRESETS)
    save(d, 'Lost')
    told = wait_for(lambda: [label.name for w in application('auto-colorize')
                             if w.name != d.dialog.name
                             for label in pyatspi.findAllDescendants(
                                 w, lambda o: 'presets.ini' in o.name)],
                    'the sentence')[0]
    if 'cannot be written: make its folder writable' not in told:
        fail(f'the dialog says {told}')
    print(f'ok: {told}', flush=True)
    os.rmdir(PRESETS)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    d = check_layer_mode()
    check_save(d)
    check_delete(d)
    press(d.button('Cancel'))
    d.wait_until_closed()
    d = check_kept()
    check_not_written(d)


main()
