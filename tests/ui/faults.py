# What goes wrong while the dialog is open: weights that are missing or
# damaged, a photo of one pixel or one column, the dialog closed while the
# network runs, an empty layer, the layer deleted or the image closed behind its
# back.  Each time GIMP lives, and the image, if it is there, is as it was.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import struct
import time
import zlib

import pyatspi

from desktop import (WORK, application, extents, fail, find, layers,
                     open_dialog, picture, press, press_menu_item, role_of,
                     script_fu, state, wait_for)

IMAGES = '(number->string (vector-length (gimp-get-images)))'
REMOVE = '(gimp-image-remove-layer (the-image) (active (the-image)))'
WEIGHTS = os.path.join(WORK, 'auto-colorize.weights')


def button(dialog, name):
    return find(dialog, 'push button', name)


def sentence(dialog):
    """The label that says what is wrong."""
    label = pyatspi.findDescendant(
        dialog, lambda o: role_of(o) == 'label'
        and 'install Auto-Colorize again' in o.name)
    return label.name if label else ''


def close(dialog):
    press(button(dialog, 'Cancel'))
    wait_for(lambda: application('auto-colorize') is None,
             'the dialog to close')


def expect_one_layer(after):
    if layers() != '1':
        fail(f'{after}: the image has {layers()} layers')
    print(f'ok: {after}', flush=True)


def check_damaged(good):
    with open(WEIGHTS, 'wb') as file:
        file.write(good[:-1])
    dialog = open_dialog()
    wait_for(lambda: 'cut off' in sentence(dialog), 'the sentence')
    if state(button(dialog, 'OK'), pyatspi.STATE_SENSITIVE):
        fail('OK can be pressed without weights')
    close(dialog)
    expect_one_layer('damaged weights: the dialog says so')


def check_missing():
    os.rename(WEIGHTS, WEIGHTS + '.away')
    dialog = open_dialog()
    wait_for(lambda: 'cannot be read' in sentence(dialog), 'the sentence')
    close(dialog)
    os.rename(WEIGHTS + '.away', WEIGHTS)
    expect_one_layer('missing weights: the dialog says so')


def with_short_side(weights, side):
    """The same network on a larger input, which takes longer."""
    weights = bytearray(weights)
    struct.pack_into('<II', weights, 24, side, 0)
    struct.pack_into('<I', weights, 28, zlib.crc32(weights))
    return weights


def check_closed_early(good):
    with open(WEIGHTS, 'wb') as file:
        file.write(with_short_side(good, 1024))
    dialog = open_dialog()
    time.sleep(0.3)
    if state(button(dialog, 'T = 0.1'), pyatspi.STATE_SENSITIVE):
        fail('the network was too fast for this test')
    began = time.time()
    close(dialog)
    if time.time() - began > 5:
        fail(f'the dialog took {time.time() - began:.1f} s to close')
    expect_one_layer('closed while the network runs')


def check_deleted():
    script_fu('(gimp-image-insert-layer (the-image) '
              '(gimp-layer-copy (active (the-image))) 0 0)')
    dialog = open_dialog()
    wait_for(lambda: state(button(dialog, 'T = 0.1'),
                           pyatspi.STATE_SENSITIVE), 'the network')
    script_fu(REMOVE)
    press(button(dialog, 'OK'))
    wait_for(lambda: application('auto-colorize') is None,
             'the dialog to close')
    time.sleep(1)
    expect_one_layer('the layer was deleted behind the dialog')


def check_size(width, height):
    script_fu(f'(gimp-image-scale (the-image) {width} {height})')
    dialog = open_dialog()
    wait_for(lambda: state(button(dialog, 'T = 0.1'),
                           pyatspi.STATE_SENSITIVE), 'the network')
    preview = pyatspi.findDescendant(dialog, lambda o: o.name == 'Preview')
    area = extents(preview)
    if area.width < 1 or area.height < 1:
        fail(f'the preview of {width} x {height} has no size')
    press(button(dialog, 'OK'))
    wait_for(lambda: layers() == '2', f'a new layer of {width} x {height}')
    print(f'ok: a photo of {width} x {height}', flush=True)
    script_fu(REMOVE)


def sentences():
    """What GIMP's windows say, of its own and of ours."""
    return [o.name for o in pyatspi.findAllDescendants(
        application('gimp'), lambda o: role_of(o) == 'label'
        and ('error for' in o.name or 'is empty' in o.name))]


def dismiss():
    """GIMP's window with what it said until now.  It takes no press as soon as
    it is there."""
    def gone():
        window = find(application('gimp'), 'dialog', 'GIMP Message') \
            or find(application('gimp'), 'alert')
        if window:
            press(button(window, 'OK'))
        return not sentences()

    wait_for(gone, 'the messages to go')


def check_tiny():
    """Of 3 x 3 pixels, which are to be seen."""
    script_fu('(gimp-image-scale (the-image) 3 3)')
    dialog = open_dialog()
    wait_for(lambda: state(button(dialog, 'T = 0.1'),
                           pyatspi.STATE_SENSITIVE), 'the network')
    preview = pyatspi.findDescendant(dialog, lambda o: o.name == 'Preview')
    wait_for(lambda: other_pixels(picture(preview)) >= 24 * 24,
             'a photo of 3 x 3 to be seen')
    close(dialog)
    print('ok: a photo of 3 x 3 is seen', flush=True)


def other_pixels(ppm):
    """How many differ from the upper left one."""
    pixels = ppm.split(b'\n', 3)[3]
    return sum(pixels[i:i + 3] != pixels[:3] for i in range(0, len(pixels), 3))


def check_empty():
    """No dialog, no layer, one sentence."""
    script_fu('(begin (gimp-layer-add-alpha (active (the-image)))'
              '(gimp-drawable-fill (active (the-image)) FILL-TRANSPARENT))')
    press_menu_item()
    wait_for(lambda: any('is empty: select a layer' in text
                         for text in sentences()), 'the sentence')
    if application('auto-colorize'):
        fail('there is a dialog for an empty layer')
    expect_one_layer('an empty layer: GIMP says so')
    dismiss()


def check_image_gone():
    """With its view, of two that are open.  This has to come last."""
    script_fu('(gimp-drawable-fill (active (the-image)) FILL-WHITE)')
    dialog = open_dialog()
    wait_for(lambda: state(button(dialog, 'T = 0.1'),
                           pyatspi.STATE_SENSITIVE), 'the network')
    script_fu('(gimp-display-new (gimp-image-duplicate (the-image)))')
    script_fu('(gimp-display-delete 1)')
    wait_for(lambda: script_fu(IMAGES) == '1', 'the image to go')
    press(button(dialog, 'OK'))
    wait_for(lambda: application('auto-colorize') is None,
             'the dialog to close')
    wait_for(sentences, 'the sentence')
    time.sleep(1)
    told = sentences()
    if len(told) != 1 or 'The layer to colorize is no longer' not in told[0]:
        fail(f'GIMP says {told}')
    if script_fu(IMAGES) != '1' or layers() != '1':
        fail('the other image is not as it was')
    print('ok: the image was closed behind the dialog', flush=True)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    with open(WEIGHTS, 'rb') as file:
        good = file.read()
    check_damaged(good)
    check_missing()
    check_closed_early(good)
    with open(WEIGHTS, 'wb') as file:
        file.write(good)
    check_deleted()
    check_size(1, 5000)
    check_size(5000, 1)
    check_size(1, 1)
    check_tiny()
    check_empty()
    check_image_gone()


main()
