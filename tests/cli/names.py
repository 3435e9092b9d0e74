# The result is beside the photo, or in the folder of the results, whatever the
# photo is called.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import common

LONG = 'x' * 251
PHOTOS = {
    b'dotless': b'dotless-colorized',
    b'.hidden.png': b'.hidden-colorized.png',
    b'a.b.c.png': b'a.b.c-colorized.png',
    b'...png': b'..-colorized.png',
    b'old.scans/photo': b'old.scans/photo-colorized',
    b'lat\xe9n.png': b'lat\xe9n-colorized.png',
    b'-T2.png': b'-T2-colorized.png',
    LONG.encode() + b'.png': LONG.encode()[:241] + b'-colorized.png',
    ('ä' * 125 + '.png').encode():
        ('ä' * 120 + '-colorized.png').encode(),
}


def test():
    os.mkdir('old.scans')
    common.save('photo.png', common.gray())
    with open('photo.png', 'rb') as file:
        photo = file.read()
    for name in PHOTOS:
        with open(name, 'wb') as file:
            file.write(photo)
    lines = common.run('-f', '--', *PHOTOS)
    assert common.summary(lines) == (len(PHOTOS), 0, 0), lines
    for name, result in PHOTOS.items():
        assert os.path.exists(result), f'{name}: no {result}'
    lines = common.run('-o', 'out', '--', *PHOTOS)
    assert common.summary(lines) == (len(PHOTOS), 0, 0), lines
    expected = {os.path.basename(name) for name in PHOTOS}
    assert set(os.listdir(b'out')) == expected, os.listdir(b'out')


common.in_new_folder(test)
