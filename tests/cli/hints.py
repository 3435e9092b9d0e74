# Hints reach the colors: of the command line, in pixels and percent, of a
# file, and of PHOTO.hints, which is found and whose change is seen.  A bad
# hint is said in one sentence, with its line, and leaves no result.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil

import numpy
from PIL import Image
from skimage.color import rgb2lab

import common

DOC = os.path.join(os.environ['SOURCE'], 'doc')
RED = '30,45,#b02030'


def ab():
    with Image.open('a-colorized.png') as file:
        return rgb2lab(numpy.asarray(file))[..., 1:]


def colored(*arguments, photo='a.png'):
    common.run('-f', *arguments, photo)
    return ab()


def check_places():
    plain = colored()
    red = colored('--hint', RED)
    print('at the dot:', plain[45, 30].round(1), 'becomes',
          red[45, 30].round(1))
    # That of #b02030, but for what sRGB can show at the photo's L.
    assert red[45, 30, 0] > plain[45, 30, 0] + 20
    assert abs(numpy.hypot(*(red - plain)[85, 115])) \
        < numpy.hypot(*(red - plain)[45, 30]) / 2
    # The middle of that pixel, nearly: an 8-bit value may be another.
    percent = colored('--hint', '25.41667%,50.555556%,#b02030')
    assert abs(percent - red).max() < 1.5 and (percent == red).mean() > 0.99
    assert (colored('--hint', RED + ',0') == plain).all() or \
        abs(colored('--hint', RED + ',0') - plain)[45, 30].max() < 2
    both = colored('--hint', RED, '--hint', '90,20,#3060a0')
    assert (colored('--hint', RED + ';90,20,#3060a0') == both).all()
    assert both[20, 90, 1] < -15
    assert numpy.hypot(*(both - plain)[20, 90]) > 5
    assert (colored('--hint', RED, '--reach', '0') != red).any()


def check_files():
    expected = colored('--hint', RED + ';90,20,#3060a0')
    with open('known', 'w', encoding='ascii') as file:
        file.write(f'# the dress was red\n\n{RED}\r\n90,20,#3060a0\n')
    assert (colored('--hints', 'known') == expected).all()

    plain = colored()
    assert common.summary(common.run('a.png')) == (0, 1, 0)
    os.rename('known', 'a.hints')
    os.utime('a.hints', (4e9, 4e9))
    assert common.summary(common.run('a.png')) == (1, 0, 0), 'not seen'
    assert (ab() == expected).all()
    os.utime('a.hints', (1e9, 1e9))
    assert common.summary(common.run('a.png')) == (0, 1, 0), 'seen again'
    os.remove('a.hints')
    assert (colored() == plain).all()


WRONG = {
    'blue': "The hint 'blue' is not understood: write it like 120,80,",
    '120,5,#3060a0': "The hint '120,5,#3060a0' lies outside the photo, which "
                     'has 120 x 90 pixels: give a place within it.',
    '5,5,#3060a0,2': 'is not understood',
}


def check_wrong():
    os.remove('a-colorized.png')
    for hint, sentence in WRONG.items():
        lines = common.run('--hint', hint, 'a.png', status=1)
        assert sentence in lines[0], lines
        with open('a.hints', 'w', encoding='ascii') as file:
            file.write(f'# one\n{RED}\n{hint}\n')
        lines = common.run('a.png', status=1)
        assert 'a.hints, line 3: ' in lines[0], lines
        assert sentence in lines[0], lines
    with open('a.hints', 'wb') as file:
        file.write(b'\xff\xfe')
    lines = common.run('a.png', status=1)
    assert 'a.hints: It is no text: write one hint a line' in lines[0], lines
    os.remove('a.hints')
    lines = common.run('--hints', 'nowhere', 'a.png', status=1)
    assert 'The hints cannot be read, name another file: ' in lines[0], lines
    lines = common.run('--reach', '2', 'a.png', status=2)
    assert 'The reach of the hints is 2: give a number from 0 to 1.' \
        in lines[0], lines
    lines = common.run('--hint', ';'.join([RED] * 1001), 'a.png', status=1)
    assert 'There are 1001 hints: give at most 1000.' in lines[0], lines
    assert os.listdir() == ['a.png'], os.listdir()


def check_sample():
    """The README's hints: each dot has the hue of its hint."""
    shutil.copy(os.path.join(DOC, 'sample.jpg'), 'b.jpg')
    common.run('--hints', os.path.join(DOC, 'horses.hints'), 'b.jpg')
    with Image.open('b-colorized.jpg') as file:
        lab = rgb2lab(numpy.asarray(file))
    with open(os.path.join(DOC, 'horses.hints'), encoding='ascii') as file:
        hints = [line.strip().split(',') for line in file
                 if not line.startswith('#')]
    assert len(hints) >= 10
    for x, y, color in hints:
        rgb = numpy.array([[list(bytes.fromhex(color[1:]))]], 'uint8')
        known = rgb2lab(rgb)[0, 0, 1:]
        found = lab[int(y) - 2:int(y) + 3, int(x) - 2:int(x) + 3, 1:]
        missed = numpy.hypot(*(found.mean(axis=(0, 1)) - known))
        print(x, y, known.round(), 'missed by', missed.round(1))
        assert missed < 12, (x, y, color)


def test():
    common.save('a.png', common.gray())
    check_places()
    check_files()
    check_wrong()
    check_sample()


common.in_new_folder(test)
