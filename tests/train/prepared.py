# What the recipe shows the network is prepared as the engine prepares a photo:
# a plain, a faded, a dark, a flat and a vignetted one.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import tempfile

import numpy
import torch

import preparation

HEIGHT, WIDTH = 48, 72


def photos():
    """L [5, 1, 48, 72]: waves, and what old photos make of them."""
    y, x = numpy.mgrid[:HEIGHT, :WIDTH]
    waves = 50 + 30 * numpy.sin(x * 0.2) * numpy.cos(y * 0.13) + 0.3 * y
    corners = 1 - 0.35 * ((2 * x / WIDTH - 1) ** 2
                          + (2 * y / HEIGHT - 1) ** 2)
    kinds = [waves, 35 + 0.35 * waves, 2 + 0.15 * waves, 40 + 0 * waves,
             waves * corners]
    return numpy.stack(kinds).astype('float32').clip(0, 100)[:, None]


def engine(lightness):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'lightness')
        lightness.tofile(path)
        subprocess.run([os.environ['PREPARED'], str(HEIGHT), str(WIDTH), path],
                       check=True)
        return numpy.fromfile(path, 'float32').reshape(lightness.shape)


before = photos()
after = preparation.prepare(torch.from_numpy(before)).numpy()
for i, kind in enumerate(('plain', 'faded', 'dark', 'flat', 'vignetted')):
    expected = engine(before[i])
    difference = numpy.abs(after[i] - expected).max()
    changed = numpy.abs(expected - before[i]).max()
    print(f'{kind}: changed by up to {changed:.1f}, {difference:.5f} apart')
    assert difference < 0.01
    assert (changed > 5) == (kind in ('faded', 'dark', 'vignetted'))
