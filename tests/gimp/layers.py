# Checks what layers.scm has left: where the new layer is, its alpha and mask,
# that it kept the photo's lightness and that there is color.
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

folder = sys.argv[1]

# layers, name, position, name of the layer below, offsets, mode (0: RGB),
# alpha, mask, whether it is in no group, whether it is active
ALONE = '2 "Colors: Background" 0 "Background" 0 0 0 0'
FACTS = {
    'gray': f'{ALONE} "unmasked" #t #t',
    'rgb': f'{ALONE} "unmasked" #t #t',
    'indexed': f'{ALONE} "unmasked" #t #t',
    'rgba': '3 "Colors: Background" 1 "Background" 17 -9 0 1 "masked" #t #t',
    'masked': f'{ALONE} "masked" #t #t',
}


def picture(name, mode):
    with Image.open(f'{folder}/{name}.png') as file:
        return numpy.asarray(file.convert(mode)).astype(int)


def check_facts():
    for line in open(f'{folder}/facts', encoding='utf-8'):
        name, facts = line.strip().replace('"', '', 2).split(' ', 1)
        assert facts == FACTS[name], f'{name}: {facts} is not {FACTS[name]}'


def check_colors(name):
    before, after = picture(name, 'RGB'), picture(f'{name}-new', 'RGB')
    assert before.shape == after.shape
    old, new = rgb2lab(before / 255), rgb2lab(after / 255)
    change = abs(old[..., 0] - new[..., 0]).max()
    chroma = numpy.hypot(new[..., 1], new[..., 2]).mean()
    print(f'{name}: largest change of L {change:.2f}, '
          f'mean chroma {chroma:.1f}')
    assert change <= 1, f'{name}: L changed by {change}'
    assert chroma > 3, f'{name}: no color'


check_facts()
for name in FACTS:
    check_colors(name)
assert (picture('rgba', 'RGBA')[..., 3]
        == picture('rgba-new', 'RGBA')[..., 3]).all(), 'alpha changed'

# The selection, 20..69 x 10..39 on the canvas, moved by the offsets.
mask = numpy.zeros((90, 120), int)
mask[19:49, 3:53] = 255
assert (picture('rgba-mask', 'L') == mask).all(), 'the mask is wrong'
