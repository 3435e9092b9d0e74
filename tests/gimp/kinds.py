# Makes the pictures of kinds.scm, and checks what it has left: where the new
# layer is and what it is like, that it has the photo's lightness, alpha and
# some color, and that the photo's own pixels are what they were.
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

# kind: photo and facts: name, it and its siblings, parent, offsets and size,
# alpha, mask, mode (0: RGB), precision (150: 8 bits), whether it is active,
# and whether it is visible and locked.
ALONE = '"Colors: Background" ("Colors: Background" "Background") "none"'
INSIDE = ('"Colors: Background" '
          '("Top" "Colors: Background" "Background" "Bottom") "Inner"')
LOCKED = ('"Colors: Background" ("Colors: Background" "Background") '
          '"Group"')
GROUP = ('"Colors: Group" ("Top" "Colors: Group" "Group" "Bottom") '
         '"none" (3 4 120 90) 1 "unmasked" 0 150 #t (1 0 0 0)')
PLAIN = '"unmasked" 0 150 #t (1 0 0 0)'
MASKED = '"masked" 0 150 #t (1 0 0 0)'
KINDS = {
    'gray-alpha': ('graya', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
    'indexed-alpha': ('indexeda', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
    'linear': ('rgba', f'{ALONE} (0 0 120 90) 1 '
                       '"unmasked" 0 600 #t (1 0 0 0)'),
    'feathered': ('rgba', f'{ALONE} (7 -5 120 90) 1 {MASKED}'),
    'larger': ('rgb', f'{ALONE} (-20 -10 120 90) 0 {PLAIN}'),
    'smaller': ('gray', f'{ALONE} (50 60 120 90) 0 {PLAIN}'),
    'outside': ('rgba', f'{ALONE} (500 -400 120 90) 1 {PLAIN}'),
    'group': ('rgba', GROUP),
    'gray-group': ('graya', GROUP),
    'indexed-group': ('indexed', GROUP),
    'nested': ('rgb', f'{INSIDE} (0 0 120 90) 0 {PLAIN}'),
    'locked-group': ('rgb', f'{LOCKED} (0 0 120 90) 0 {PLAIN}'),
    'locked': ('rgba', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
    'unseen': ('rgb', f'{ALONE} (0 0 120 90) 0 {MASKED}'),
    'masked': ('gray', f'{ALONE} (0 0 120 90) 0 {MASKED}'),
    'masked-selected': ('rgb', f'{ALONE} (7 -5 120 90) 0 {MASKED}'),
    'mask-off': ('rgb', f'{ALONE} (0 0 120 90) 0 {PLAIN}'),
    'text': ('rgba', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
    'dot': ('dot', f'{ALONE} (0 0 1 1) 0 {PLAIN}'),
    'tall': ('tall', f'{ALONE} (0 0 1 5000) 0 {PLAIN}'),
    'wide': ('wide', f'{ALONE} (0 0 5000 1) 0 {PLAIN}'),
    'hole-black': ('hole-black', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
    'hole-noise': ('hole-noise', f'{ALONE} (0 0 120 90) 1 {PLAIN}'),
}
HOLE = numpy.s_[20:60, 30:80]


def picture(folder, name, mode='RGBA'):
    with Image.open(f'{folder}/{name}.png') as file:
        return numpy.asarray(file.convert(mode)).astype(int)


def save(folder, name, pixels):
    Image.fromarray(pixels.astype('uint8')).save(f'{folder}/{name}.png')


def make(folder):
    """Of make_photos.py's."""
    random = numpy.random.default_rng(2)
    rgba = picture(folder, 'rgba')
    gray = picture(folder, 'gray', 'L')
    save(folder, 'graya', numpy.dstack([gray, rgba[..., 3]]))
    with Image.open(f'{folder}/indexed.png') as file:
        file.save(f'{folder}/indexeda.png', transparency=3)
    for name, shape in {'dot': (1, 1), 'tall': (5000, 1),
                        'wide': (1, 5000)}.items():
        save(folder, name, random.integers(0, 256, shape))
    rgba[..., 3] = 255
    rgba[HOLE] = 0
    save(folder, 'hole-black', rgba)
    rgba[HOLE][..., :3] = random.integers(0, 256, (40, 50, 3))
    save(folder, 'hole-noise', rgba)


def check_pixels(folder, kind, photo):
    before = picture(folder, photo)
    after = picture(folder, kind + '-after')
    new = picture(folder, kind + '-new')
    seen = before[..., 3] > 0
    lab, new_lab = (rgb2lab(pixels[..., :3] / 255)[seen]
                    for pixels in (before, new))
    off = abs(lab[:, 0] - new_lab[:, 0]).max(initial=0)
    chroma = numpy.hypot(new_lab[:, 1], new_lab[:, 2]).max(initial=0)
    print(f'{kind}: L is off by at most {off:.2f}, largest chroma '
          f'{chroma:.1f}')
    # GIMP need not keep the color of what cannot be seen.
    assert (before[seen] == after[seen]).all(), f'{kind}: the photo changed'
    assert (before[..., 3] == new[..., 3]).all(), f'{kind}: another alpha'
    assert off <= 1, f'{kind}: another lightness'
    assert chroma > 3 or not seen.any(), f'{kind}: no color'


def gray_of(folder, name):
    return picture(folder, name, 'L')


def mask_of(folder, name):
    """What a mask lets through, 0 to 255: GIMP saves that gamma-encoded."""
    encoded = gray_of(folder, name) / 255
    linear = numpy.where(encoded > 0.04045, ((encoded + 0.055) / 1.055) ** 2.4,
                         encoded / 12.92)
    return numpy.rint(255 * linear)


def check_mask(folder, kind, offset_x, offset_y, own=None):
    """The mask is the selection, which is as large as the canvas, within the
    photo's own mask."""
    read = gray_of if own is None else mask_of
    mask = read(folder, kind + '-mask')
    selection = read(folder, kind + '-selection')
    height, width = selection.shape
    y, x = numpy.indices(mask.shape)
    y, x = y + offset_y, x + offset_x
    inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
    expected = selection[y.clip(0, height - 1), x.clip(0, width - 1)] * inside
    assert selection.any(), f'{kind}: nothing is selected'
    if own is None:
        assert (mask == expected).all(), f'{kind}: another mask'
    else:
        # 8 gamma-encoded bits tell bright values only to within 1.
        off = abs(mask - expected * own / 255).max()
        assert off <= 2.5, f'{kind}: the mask is off by {off}'
    return mask


def check_masks(folder):
    mask = check_mask(folder, 'feathered', 7, -5)
    assert ((mask > 0) & (mask < 255)).any(), 'no soft edge in the mask'

    own = gray_of(folder, 'masked-own')
    assert (gray_of(folder, 'masked-mask') == own).all(), 'another mask'
    assert len(numpy.unique(own)) > 100, 'a mask of one gray'
    own = mask_of(folder, 'masked-selected-own')
    check_mask(folder, 'masked-selected', 7, -5, own)
    assert not gray_of(folder, 'unseen-mask').any(), 'a hidden photo seen'


def check_hole(folder):
    """The color under full transparency tints nothing else."""
    black = picture(folder, 'hole-black-new')
    noise = picture(folder, 'hole-noise-new')
    seen = black[..., 3] > 0
    assert (black[seen] == noise[seen]).all(), 'hidden colors are seen'


def check(folder):
    with open(f'{folder}/facts', encoding='utf-8') as file:
        facts = dict(line.strip()[1:].split('" ', 1) for line in file)
    assert facts.keys() == KINDS.keys(), 'other kinds'
    for kind, (photo, expected) in KINDS.items():
        assert facts[kind] == expected, f'{kind}: {facts[kind]}'
        check_pixels(folder, kind, photo)
    check_masks(folder)
    check_hole(folder)


{'make': make, 'check': check}[sys.argv[1]](sys.argv[2])
