# The dialog offers the weights in GIMP's folder: those that do not fit say
# why, others take over the picture and are kept for the next time.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil

import pyatspi

from desktop import (SOURCE, WORK, application, extents, fail, find, labelled,
                     layers, open_dialog, picture, press, role_of, saturation,
                     state, wait_for)

LONG = 'the_weights_of_' + 'long_' * 40 + 'name'
FOLDER = os.path.join(WORK, 'profile', 'gimp', 'auto-colorize')


def put(name, size=-1):
    golden = os.path.join(SOURCE, 'tests', 'golden', 'class-narrow.weights')
    with open(golden, 'rb') as file:
        data = file.read(size)
    with open(os.path.join(FOLDER, name), 'wb') as file:
        file.write(data)


def weights(dialog):
    return labelled(dialog, 'combo box', 'Weights:')


def choose(dialog, name):
    box = weights(dialog)
    item = pyatspi.findDescendant(box, lambda o: o.name == name)
    if not item:
        fail(f'the dialog does not offer {name}')
    press(item)
    wait_for(lambda: box.name == name, f'{name} to be chosen')


def wait_for_colors(dialog):
    thumbnail = find(dialog, 'push button', 'T = 0.1')
    wait_for(lambda: state(thumbnail, pyatspi.STATE_SENSITIVE), 'the network')


def still_picture(preview):
    last = [picture(preview)]

    def still():
        now = picture(preview)
        same, last[0] = now == last[0], now
        return same

    wait_for(still, 'the preview to come to rest')
    return last[0]


def close(dialog, button):
    press(find(dialog, 'push button', button))
    wait_for(lambda: application('auto-colorize') is None, 'the dialog')


wait_for(lambda: layers() == '1', 'GIMP')
dialog = open_dialog()
if weights(dialog) and state(weights(dialog), pyatspi.STATE_SHOWING):
    fail('there is nothing to choose, and yet a choice')
close(dialog, 'Cancel')
print('ok: no choice where there is none')

os.makedirs(FOLDER, exist_ok=True)     # of the window's size, too
put('broken.weights', 5000)
put('tiny.weights')
dialog = open_dialog()
wait_for_colors(dialog)
width = extents(dialog).width
close(dialog, 'Cancel')
put(LONG + '.weights')
dialog = open_dialog()
wait_for_colors(dialog)
if extents(dialog).width != width:
    fail(f'a long name widens the dialog from {width} to '
         f'{extents(dialog).width}')
print('ok: a long name does not widen the dialog')
preview = pyatspi.findDescendant(dialog, lambda o: o.name == 'Preview')
bundled = still_picture(preview)

choose(dialog, 'broken')
reason = wait_for(lambda: pyatspi.findDescendant(
    dialog, lambda o: role_of(o) == 'label'
    and 'broken.weights\' is damaged (it is cut off): choose other weights,'
    in o.name and state(o, pyatspi.STATE_SHOWING)), 'the reason')
below = extents(preview).y + extents(preview).height
if extents(reason).y < below or extents(dialog).width != width:
    fail('the reason does not fit')
wait_for(lambda: saturation(picture(preview)) < 0.5,
         'the colors of other weights to go')
if state(find(dialog, 'push button', 'OK'), pyatspi.STATE_SENSITIVE):
    fail('OK can be pressed with weights that do not fit')
print('ok: weights that do not fit say why')

choose(dialog, 'tiny')
wait_for_colors(dialog)
if still_picture(preview) == bundled:
    fail('other weights give the same picture')
print('ok: other weights, another picture')
close(dialog, 'OK')
wait_for(lambda: layers() == '2', 'the new layer')

dialog = open_dialog()
if weights(dialog).name != 'tiny':
    fail('the weights are not kept for the next time')
close(dialog, 'Cancel')
shutil.rmtree(FOLDER)
dialog = open_dialog()
wait_for_colors(dialog)
close(dialog, 'Cancel')
print('ok: kept for the next time; the bundled ones where they are gone')
