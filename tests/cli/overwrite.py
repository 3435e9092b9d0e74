# A photo is never overwritten, under whatever name it would be; two photos do
# not share a result.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import common


def refused(*arguments, sentence, times=1):
    lines = common.run(*arguments, status=1)
    assert sum(sentence in line for line in lines) == times, lines
    return lines


def test():
    os.makedirs('a')
    os.makedirs('b')
    os.makedirs('c')
    for name in ('a/x.png', 'b/x.png', 'a/y.png'):
        common.save(name, common.gray())
    with open('a/x.png', 'rb') as file:
        photo = file.read()

    overwrites = 'would overwrite the photo'
    refused('-f', '-o', 'a', 'a/x.png', sentence=overwrites)
    refused('-f', '-o', './a/../a', 'a/x.png', sentence=overwrites)
    refused('-f', '-o', 'b', 'a/x.png', 'b/x.png', times=2,
            sentence='would overwrite the photo b/x.png')
    os.symlink('a', 'link')
    refused('-f', '-o', 'link', 'a/x.png', sentence=overwrites)
    os.link('a/x.png', 'c/x.png')
    refused('-f', '-o', 'c', 'a/x.png', sentence=overwrites)
    os.symlink('x.png', 'a/x-colorized.png')
    refused('-f', 'a/x.png', sentence=overwrites)
    os.remove('a/x-colorized.png')

    lines = refused('-o', 'out', 'a/x.png', 'b/x.png', times=2,
                    sentence='Its result would be that of ')
    assert common.summary(lines) == (0, 0, 2), lines
    common.save('a/same.bmp', common.gray())
    common.save('a/same.png', common.gray())
    refused('a/same.bmp', 'a/same.png', times=2,
            sentence='Its result would be that of ')
    assert not os.path.exists('a/same-colorized.png')

    # Named twice is no second photo.
    lines = common.run('-f', 'a/x.png', './a/x.png', 'a/x.png')
    assert common.summary(lines) == (1, 0, 0), lines
    with open('a/x.png', 'rb') as file:
        assert file.read() == photo, 'the photo was overwritten'


common.in_new_folder(test)
