# The pixels do not depend on how many photos are colored at once.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import common


def contents(folder):
    files = {}
    for name in sorted(os.listdir(folder)):
        with open(f'{folder}/{name}', 'rb') as file:
            files[name] = file.read()
    return files


def test():
    os.mkdir('photos')
    for i, end in enumerate(('png', 'jpg', 'tif', 'webp', 'png', 'jpg')):
        photo = common.gray(200 + 31 * i, 300 + 17 * i)
        common.save(f'photos/{i}.{end}', photo)
    for jobs in ('1', '2', '7'):
        common.run('--jobs', jobs, '-o', jobs, 'photos')
    one = contents('1')
    assert len(one) == 6, list(one)
    assert contents('2') == one, 'two jobs give other files'
    assert contents('7') == one, 'seven jobs give other files'


common.in_new_folder(test)
