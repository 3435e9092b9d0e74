# What is done is skipped while it is not older than its photo; --force does
# it again.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import common


def contents(name):
    with open(name, 'rb') as file:
        return file.read()


def test():
    for name in ('a.png', 'b.png', 'c.png'):
        common.save(name, common.gray())
    assert common.summary(common.run('a.png', 'b.png')) == (2, 0, 0)
    first = contents('a-colorized.png')

    lines = common.run('a.png', 'b.png', 'c.png')
    assert common.summary(lines) == (1, 2, 0), lines
    assert 'skipped a.png: a-colorized.png is there already' in lines, lines

    # A photo that was changed since is done again.
    common.save('b.png', common.gray()[:, ::-1])
    later = os.stat('b-colorized.png').st_mtime_ns + 1
    os.utime('b.png', ns=(later, later))
    lines = common.run('a.png', 'b.png', 'c.png')
    assert common.summary(lines) == (1, 2, 0), lines
    assert any(line.startswith('colorized b.png') for line in lines), lines

    # Other settings do not matter until --force says so.
    assert common.summary(common.run('--strength', '0', 'a.png')) == (0, 1, 0)
    assert contents('a-colorized.png') == first
    common.run('--strength', '0', '--force', 'a.png')
    assert contents('a-colorized.png') != first
    common.run('-f', 'a.png')
    assert contents('a-colorized.png') == first

    # What a killed run left is taken away, also beside a finished result.
    with open('.a-colorized.png.part', 'wb') as file:
        file.write(b'half')
    assert common.summary(common.run('a.png')) == (0, 1, 0)
    assert not os.path.exists('.a-colorized.png.part')
    assert contents('a-colorized.png') == first


common.in_new_folder(test)
