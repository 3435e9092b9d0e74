# A folder is colored with its subfolders, which are kept below the folder of
# the results; what is no photo, hidden or a result is passed over.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

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
    with open('photos/notes.txt', 'w', encoding='ascii') as file:
        file.write('not a photo\n')
    os.symlink('.', 'photos/loop')


def test():
    make_photos()
    lines = common.run('-o', 'results', 'photos')
    assert common.summary(lines) == (5, 0, 0), lines
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
    assert common.summary(common.run('empty')) == (0, 0, 0)


common.in_new_folder(test)
