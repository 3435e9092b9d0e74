# Two processes on the same folder color every photo, and none of them twice.
# SPDX-License-Identifier: GPL-3.0-or-later

import fcntl
import os
import subprocess

import common

N_PHOTOS = 24


def start():
    return subprocess.Popen([common.PROGRAM, '-j', '2', '-o', 'out', 'photos'],
                            stderr=subprocess.PIPE, text=True)


def test():
    os.mkdir('photos')
    for i in range(N_PHOTOS):
        common.save(f'photos/{i}.png', common.gray(300, 400))
    runs = [start() for _ in range(3)]
    reports = [run.communicate()[0 + 1].splitlines() for run in runs]
    assert all(run.returncode == 0 for run in runs), reports
    shares = [common.summary(lines)[0] for lines in reports]
    print(f'shares of the processes: {shares}')
    assert sum(shares) == N_PHOTOS, shares
    assert sorted(os.listdir('out')) == sorted(os.listdir('photos'))

    # The lock of another process is what keeps a photo to it.
    os.remove('out/0.png')
    with open('out/.0.png.part', 'wb') as part:
        fcntl.flock(part, fcntl.LOCK_EX)
        lines = common.run('-o', 'out', 'photos/0.png')
        assert common.summary(lines) == (0, 1, 0), lines
        assert 'another process is coloring it' in lines[0], lines
    assert common.summary(common.run('-o', 'out', 'photos/0.png')) == (1, 0, 0)


common.in_new_folder(test)
