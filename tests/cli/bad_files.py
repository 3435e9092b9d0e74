# A file that is bad is said in one sentence, the others are colored, and the
# exit status and the summary tell.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import numpy
import tifffile
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
    moving = [Image.fromarray(common.gray()[::1 - 2 * i]) for i in range(2)]
    moving[0].save('moving.webp', save_all=True, append_images=moving[1:])
    Image.fromarray(numpy.zeros((9, 9), 'int32'), 'I').save('deep.tif')
    make_odd_numbers()


def make_odd_numbers():
    share = common.gray() / 255
    tifffile.imwrite('double.tif', share)
    tifffile.imwrite('half.tif', share.astype('float16'))
    tifffile.imwrite('signed.tif', common.gray().astype('int16'))
    tifffile.imwrite('below.tif', (share * 4 - 1).astype('float32'))
    Image.fromarray(common.gray() > 99).save('drawing.png')
    Image.fromarray(common.gray() > 999).save('black.tif')


PROBLEMS = {
    'half.jpg': 'It is damaged or cut off: get a whole copy of it.',
    'half.png': 'It is damaged or cut off: get a whole copy of it.',
    'text.jpg': 'It is no JPEG, PNG, TIFF, WebP, BMP, JPEG 2000 or PNM photo',
    'empty.png': 'It is empty: get a whole copy of it.',
    'animation.gif': 'It is no JPEG, PNG, TIFF, WebP, BMP, JPEG 2000 or PNM',
    'moving.webp': 'It is an animation: save its pictures as files of their',
    'double.tif': 'Its numbers are of 64 bit float, which libvips does not',
    'half.tif': 'Its numbers are of 16 bit float, which libvips does not',
    'below.tif': 'Its numbers go from -1 to 2.76471: scale them to 0 to 1',
    'drawing.png': 'It is black and white without grays',
    'black.tif': 'It is black and white without grays',
    'deep.tif': 'Its numbers are integers of 32 bit: convert it to 16 bit',
    'signed.tif': 'Its numbers are signed: convert it to unsigned ones',
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
