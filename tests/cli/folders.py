# A folder is colored with its subfolders, which are kept below the folder of
# the results; what is hidden or a result is passed over, what is no photo is
# counted, and a folder without photos is a failure.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import numpy

import common

PHOTOS = {'photos/a.PNG', 'photos/b.jpeg', 'photos/deep/er/c.tiff',
          'photos/d [page=1].png', 'photos/e\u00e9 \n.png'}


def files_in(folder):
    return {os.path.join(root, name) for root, _, names in os.walk(folder)
            for name in names}


def make_photos():
    os.makedirs('photos/deep/er')
    os.makedirs('photos/.hidden')
    for name in PHOTOS:
        common.save(name, common.gray())
    common.save('photos/.hidden/x.png', common.gray())
    common.save('photos/.hidden.png', common.gray())
    common.save('photos/old-colorized.png', common.gray())
    common.save('photos/other.gif', common.gray())
    for name in ('notes.txt', 'deep/more.TXT', 'README', '.notes.txt'):
        with open(f'photos/{name}', 'w', encoding='ascii') as file:
            file.write('not a photo\n')
    os.symlink('.', 'photos/loop')


def test():
    make_photos()
    lines = common.run('-o', 'results', 'photos')
    assert common.summary(lines) == (5, 0, 0), lines
    assert lines[-1].endswith('; left out: 1 without extension, 1 .gif, '
                              '2 .txt'), lines
    expected = {name.replace('photos/', 'results/', 1) for name in PHOTOS}
    assert files_in('results') == expected, files_in('results')

    # The results lie in the folder of the photos, and are not photos.
    lines = common.run('-o', 'photos/in color', 'photos')
    assert common.summary(lines) == (5, 0, 0), lines
    lines = common.run('-o', 'photos/in color', '--force', 'photos/')
    assert common.summary(lines) == (5, 0, 0), lines

    before = files_in('photos/deep')
    assert common.summary(common.run('photos/deep')) == (1, 0, 0)
    assert files_in('photos/deep') - before \
        == {'photos/deep/er/c-colorized.tiff'}
    assert common.summary(common.run('photos/deep')) == (0, 1, 0)

    # A result that is named is a photo like any other.
    common.run('photos/old-colorized.png')
    assert os.path.exists('photos/old-colorized-colorized.png')

    os.mkdir('empty')
    check_empty('empty')
    common.save('empty/a.gif', common.gray())
    check_empty('empty')
    check_kinds()


def check_empty(folder):
    lines = common.run(folder, status=1)
    assert common.summary(lines) == (0, 0, 1), lines
    assert 'There is no photo in this folder' in lines[0], lines


def check_kinds():
    """A folder of what is not JPEG, PNG, TIFF or WebP by its name."""
    os.mkdir('kinds')
    for name in ('a.jfif', 'b.jpe'):
        common.save(f'kinds/{name}', common.gray(), format='JPEG')
    for name in ('c.bmp', 'd.jp2', 'e.pgm', 'f.PPM'):
        pixels = common.gray()
        if name == 'f.PPM':
            pixels = numpy.dstack([pixels] * 3)
        common.save(f'kinds/{name}', pixels)
    assert common.summary(common.run('kinds')) == (6, 0, 0)
    new = {name for name in os.listdir('kinds') if 'colorized' in name}
    assert new == {'a-colorized.jfif', 'b-colorized.jpe', 'c-colorized.png',
                   'd-colorized.png', 'e-colorized.png',
                   'f-colorized.png'}, new
    common.run('-o', 'out', 'kinds')
    assert {'a.jfif', 'c.png'} < set(os.listdir('out')), os.listdir('out')


common.in_new_folder(test)
