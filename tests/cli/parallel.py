# GNU parallel with two workers, one killed half-way: the same command again
# loses nothing and does nothing twice.  Skipped where it is not installed.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import signal
import subprocess
import sys
import time

import numpy

import common

N_PHOTOS = 12

COMMAND = ['bash', '-c', 'find photos -type f -print0 | sort -z | '
           'parallel -0 --will-cite -j 2 '
           f'{common.PROGRAM} --jobs 1 -o out/{{//}} {{}}']


def is_writing(pid):
    """Whether this process has the part of one of our results open."""
    folder = f'/proc/{pid}/fd'
    try:
        files = [os.readlink(f'{folder}/{name}') for name in os.listdir(folder)]
    except (FileNotFoundError, PermissionError):
        return False
    return any(name.startswith(f'{os.getcwd()}/out/photos/deep/')
               and name.endswith('.part') for name in files)


def kill_a_worker():
    for _ in range(6000):
        for pid in filter(str.isdigit, os.listdir('/proc')):
            if is_writing(pid):
                os.kill(int(pid), signal.SIGKILL)
                return
        time.sleep(0.005)
    raise AssertionError('no worker to kill')


def results():
    return {os.path.join(root, name): os.stat(f'{root}/{name}').st_mtime_ns
            for root, _, names in os.walk('out') for name in names
            if not name.startswith('.')}


def test():
    os.makedirs('photos/deep')
    noise = numpy.random.default_rng(1).integers(0, 40, (900, 1200), 'uint8')
    for i in range(N_PHOTOS):
        folder = 'photos/deep' if i % 2 else 'photos'
        common.save(f'{folder}/{i}.png', common.gray(900, 1200) // 2 + noise)

    with subprocess.Popen(COMMAND, stderr=subprocess.PIPE, text=True) as run:
        kill_a_worker()
        run.communicate()
        assert run.returncode != 0, 'parallel did not see the kill'
    before = results()
    print(f'{len(before)} of {N_PHOTOS} after the kill')
    assert 0 < len(before) < N_PHOTOS, before

    done = subprocess.run(COMMAND, stderr=subprocess.PIPE, text=True,
                          check=True)
    count = [common.summary([line]) for line in done.stderr.splitlines()
             if line.endswith(' failed')]
    colored = sum(counts[0] for counts in count)
    assert colored == N_PHOTOS - len(before), 'something was done twice'
    after = results()
    assert len(after) == N_PHOTOS, 'something is lost'
    for name, written in before.items():
        assert after[name] == written, f'{name} was done twice'
    left = [name for _, _, names in os.walk('out') for name in names
            if name.startswith('.')]
    assert not left, left


if not shutil.which('parallel'):
    print('skipped: no GNU parallel')
    sys.exit(77)
common.in_new_folder(test)
