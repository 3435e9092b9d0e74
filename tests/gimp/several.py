# Checks what several.scm has left: three layers colored in one call are where
# their photos are and as each is that was colored alone; and what has filters
# is colored as it is seen.
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

folder = sys.argv[1]

# name, parent, position, offsets, alpha, mask; and how many are selected
FACTS = '''\
"Colors: rgba" "none" 0 (7 -5) 1 "masked"
"Colors: rgb" "Group" 0 (0 0) 0 "masked"
"Colors: indexed" "none" 3 (0 0) 0 "masked"
3'''
NAMES = ('Colors: rgba', 'Colors: rgb', 'Colors: indexed')


def picture(name, mode='RGBA'):
    with Image.open(f'{folder}/{name}.png') as file:
        return numpy.asarray(file.convert(mode)).astype(int)


def check_facts():
    with open(f'{folder}/facts', encoding='utf-8') as file:
        facts = '\n'.join(line.strip() for line in file)
    assert facts == FACTS, facts


def check_three():
    for name in NAMES:
        for part in ('', '-mask'):
            together = picture(f'together-{name}{part}')
            alone = picture(f'alone-{name}{part}')
            assert (together == alone).all(), f'{name}{part} differs'
    assert picture('together-Colors: rgb-mask').max() > 0, 'all is hidden'
    print('ok: three layers in one call')


def check_filtered(name):
    """It has the lightness that is seen, not that of the pixels below."""
    seen = rgb2lab(picture(f'{name}-seen', 'RGB') / 255)
    new = rgb2lab(picture(f'{name}-new', 'RGB') / 255)
    below = rgb2lab(picture('gray', 'RGB') / 255)
    off = abs(new - seen)[..., 0].max()
    chroma = numpy.hypot(new[..., 1], new[..., 2]).mean()
    print(f'{name}: L is off by at most {off:.2f}, mean chroma {chroma:.1f}')
    assert off <= 1 and chroma > 3, f'{name}: not as it is seen'
    assert abs(seen - below)[..., 0].mean() > 10, f'{name}: no filter'


check_facts()
check_three()
for kind in ('layer', 'in-group', 'group'):
    check_filtered(kind)
