# The help fits a screen; a wrong command line is said in one sentence, with
# exit status 2; the settings reach the colors; the weights are found.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess

import numpy
from PIL import Image

import common


def check_help():
    lines = common.run('--help')
    assert len(lines) <= 24, f'{len(lines)} lines'
    assert max(map(len, lines)) <= 80, max(lines, key=len)
    assert common.run('--version')[0].startswith('auto-colorize 0.')


WRONG = {
    (): 'No photo is named: name photos or folders.',
    ('--frobnicate', 'a.png'): 'Unknown option --frobnicate: see',
    ('-T', '0', 'a.png'): 'The temperature is 0: give a number above 0',
    ('-T', 'nan', 'a.png'): 'give a number above 0 and up to 1.',
    ('-T', 'warm', 'a.png'): 'see auto-colorize --help.',
    ('--strength', '151', 'a.png'): 'The color strength is 151 %',
    ('--strength', '-1', 'a.png'): 'The color strength is -1 %',
    ('--jobs', '0', 'a.png'): 'The number of jobs is 0: give 1 or more.',
}


def check_wrong():
    for arguments, sentence in WRONG.items():
        lines = common.run(*arguments, status=2)
        assert len(lines) == 1 and sentence in lines[0], lines
    assert os.listdir() == ['a.png'], os.listdir()


def colored(*arguments):
    common.run('-f', *arguments, 'a.png')
    with Image.open('a-colorized.png') as file:
        return numpy.asarray(file).astype(int)


def check_settings():
    mean = colored()
    assert (colored('-T', '0.38', '--strength', '100') == mean).all()
    warm = colored('-T', '1')
    assert (warm != mean).any(), '-T does nothing'
    for glued in (('-T1',), ('-j2', '-T1'), ('-fj', '2', '-T1', '--')):
        assert (colored(*glued) == warm).all(), glued
    assert (colored('--mode') != mean).any(), '--mode does nothing'
    gray = colored('--strength', '0')
    spread = (gray.max(axis=2) - gray.min(axis=2)).max()
    assert spread <= 1, f'--strength 0 leaves color: {spread}'


def check_prepare():
    """A white border stays gray, but for a soft edge, unless that is off."""
    scan = numpy.full((130, 160), 250, 'uint8')
    scan[20:-20, 20:-20] = common.gray()
    common.save('a.png', scan)
    prepared, as_is = colored(), colored('--no-prepare')
    for name, found in (('prepared', prepared), ('as it is', as_is)):
        spread = found.max(axis=2) - found.min(axis=2)
        spread[18:-18, 18:-18] = 0
        print(f'{name}: the border is off gray by {spread.max()}')
        assert (spread.max() <= 1) == (name == 'prepared'), name
    assert (prepared != as_is)[30:-30, 30:-30].any()


def check_dashes():
    """After -- there are only photos, whatever their names."""
    common.save('./-j2.png', common.gray())
    common.run('-T0.5', '--', '-j2.png', 'a.png')
    assert os.path.exists('./-j2-colorized.png')


def check_weights():
    os.mkdir('bin')
    program = shutil.copy(common.PROGRAM, 'bin/auto-colorize')
    weights = os.path.join(os.path.dirname(common.PROGRAM),
                           'auto-colorize.weights')
    shutil.copy(weights, 'my.weights')
    assert common.summary(common.run('-f', '-w', 'my.weights', 'a.png')) \
        == (1, 0, 0)
    lines = common.run('-f', '-w', 'none.weights', 'a.png', status=1)
    assert 'The weights file cannot be read' in lines[0], lines
    assert 'give another file with --weights.' in lines[0], lines
    shutil.copy(weights, 'bin/')
    subprocess.run([program, '-f', 'a.png'], check=True, stderr=-1)


def test():
    common.save('a.png', common.gray())
    check_help()
    check_wrong()
    check_settings()
    check_weights()
    check_prepare()
    check_dashes()


common.in_new_folder(test)
