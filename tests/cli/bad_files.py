# A file that is bad is said in one sentence, the others are colored, and the
# exit status and the summary tell.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import numpy
from PIL import Image

import common


def make_files():
    common.save('good.png', common.gray())
    common.save('good.jpg', common.gray(600, 800), quality=95)
    with open('good.jpg', 'rb') as file:
        half = file.read()
    with open('half.jpg', 'wb') as file:
        file.write(half[:len(half) // 2])
    with open('good.png', 'rb') as file:
        half = file.read()
    with open('half.png', 'wb') as file:
        file.write(half[:len(half) // 2])
    with open('text.jpg', 'w', encoding='ascii') as file:
        file.write('no photo\n')
    with open('empty.png', 'wb'):
        pass
    common.save('animation.gif', common.gray())
    pages = [Image.fromarray(common.gray()) for _ in range(2)]
    pages[0].save('pages.tif', save_all=True, append_images=pages[1:])
    Image.fromarray(numpy.zeros((9, 9), 'int32'), 'I').save('deep.tif')


PROBLEMS = {
    'half.jpg': 'It is damaged or cut off: get a whole copy of it.',
    'half.png': 'It is damaged or cut off: get a whole copy of it.',
    'text.jpg': 'It is damaged or no photo: give a whole JPEG',
    'empty.png': 'It is damaged or no photo: give a whole JPEG',
    'animation.gif': 'It is no JPEG, PNG, TIFF or WebP photo: convert it',
    'pages.tif': 'It has several pages: split it',
    'deep.tif': 'Its numbers are not of 8 or 16 bit or float: convert it',
    'missing.png': 'There is no such photo or folder',
}


def expect_sentences(lines):
    for name, sentence in PROBLEMS.items():
        found = [line for line in lines if line.startswith(f'failed {name}: ')]
        assert len(found) == 1, f'{name}: {lines}'
        assert sentence in found[0], found[0]
        assert found[0].endswith('.'), found[0]
        print(found[0])


def test():
    make_files()
    before = set(os.listdir())
    lines = common.run(*PROBLEMS, 'good.png', 'good.jpg', status=1)
    expect_sentences(lines)
    assert common.summary(lines) == (2, 0, len(PROBLEMS)), lines[-1]
    new = set(os.listdir()) - before
    assert new == {'good-colorized.png', 'good-colorized.jpg'}, new


common.in_new_folder(test)
