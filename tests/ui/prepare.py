# A faded scan with a paper border: the border stays without color while the
# photo is prepared, gets color while it is not, and the result is as chosen.
# SPDX-License-Identifier: GPL-3.0-or-later

import io

import numpy
import pyatspi
from PIL import Image

from desktop import (application, fail, find, layers, open_dialog, picture,
                     press, state, wait_for)


def border_color(preview):
    """How far from gray the upper and lower border are, on average."""
    pixels = numpy.asarray(Image.open(io.BytesIO(picture(preview)))
                           .convert('RGB'), float)
    lightest = pixels.min(axis=2) > 200
    rows = numpy.flatnonzero(lightest.mean(axis=1) > 0.5)
    strips = pixels[numpy.r_[rows[0] + 3:rows[0] + 12,
                             rows[-1] - 12:rows[-1] - 3]]
    return float((strips.max(axis=2) - strips.min(axis=2)).mean())


def wait_for_colors(dialog):
    wait_for(lambda: state(find(dialog, 'push button', 'T = 0.1'),
                           pyatspi.STATE_SENSITIVE), 'the network')


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    dialog = open_dialog()
    preview = pyatspi.findDescendant(dialog, lambda o: o.name == 'Preview')
    prepare = find(dialog, 'check box', 'Prepare faded and framed scans')
    if not state(prepare, pyatspi.STATE_CHECKED):
        fail('scans are not prepared from the start')
    wait_for_colors(dialog)
    wait_for(lambda: border_color(preview) < 1, 'a border without color')
    press(prepare)
    wait_for(lambda: border_color(preview) > 2, 'a border with color')
    press(prepare)
    wait_for(lambda: border_color(preview) < 1, 'no color again')
    press(prepare)
    press(find(dialog, 'push button', 'OK'))      # while it is predicted
    wait_for(lambda: application('auto-colorize') is None, 'the end')
    wait_for(lambda: layers() == '2', 'the new layer')
    print('ok: the border follows the switch', flush=True)

    dialog = open_dialog()
    prepare = find(dialog, 'check box', 'Prepare faded and framed scans')
    if state(prepare, pyatspi.STATE_CHECKED):
        fail('the switch was not kept')
    press(find(dialog, 'push button', 'Reset'))
    wait_for(lambda: state(prepare, pyatspi.STATE_CHECKED), 'the reset')
    press(find(dialog, 'push button', 'Cancel'))
    print('ok: the switch is kept, and reset', flush=True)


main()
