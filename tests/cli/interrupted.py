# Killed at any moment it leaves no partial result, and the same command does
# the rest; stopped politely it leaves no temporary file either.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import signal
import subprocess
import time

import numpy
from PIL import Image

import common

N_PHOTOS = 6


def make_photos():
    os.mkdir('photos')
    noise = numpy.random.default_rng(1).integers(0, 40, (1500, 2000), 'uint8')
    for i in range(N_PHOTOS):
        common.save(f'photos/{i}.png', common.grey(1500, 2000) // 2 + noise,
                    compress_level=1)


def results():
    """All that are there are whole."""
    names = sorted(os.listdir('out')) if os.path.isdir('out') else []
    whole = [name for name in names if not name.startswith('.')]
    for name in whole:
        with Image.open(f'out/{name}') as file:
            file.load()
            assert file.size == (2000, 1500), name
    return whole, [name for name in names if name.startswith('.')]


def interrupt(number, seconds):
    """The exit status of a run that gets this signal after a while."""
    with subprocess.Popen([common.PROGRAM, '-o', 'out', 'photos'],
                          stderr=subprocess.PIPE, text=True) as run:
        time.sleep(seconds)
        run.send_signal(number)
        asked = time.monotonic()
        lines = run.communicate()[1].splitlines()
        print(f'{number.name} after {seconds} s: ended in '
              f'{time.monotonic() - asked:.2f} s; {lines[-1:]}')
        return run.returncode, lines


def test():
    make_photos()
    parts = 0
    for seconds in (0.05, 0.3, 0.6, 0.9, 1.2):
        interrupt(signal.SIGKILL, seconds)
        parts += len(results()[1])
    assert parts, 'no kill came while a result was written'

    status, lines = interrupt(signal.SIGINT, 0.7)
    assert status == 128 + signal.SIGINT, status
    assert 'left: stopped' in lines[-1], lines
    before, temporary = results()
    assert temporary in ([], sorted(temporary)), temporary
    in_work = {line.split()[1] for line in lines}
    assert len(temporary) <= parts, in_work

    times = {name: os.stat(f'out/{name}').st_mtime_ns for name in before}
    lines = common.run('-o', 'out', 'photos')
    assert common.summary(lines) == (N_PHOTOS - len(before), len(before), 0)
    whole, temporary = results()
    assert len(whole) == N_PHOTOS, whole
    assert not temporary, temporary
    for name, old in times.items():
        assert os.stat(f'out/{name}').st_mtime_ns == old, 'done twice'

    # From nothing, a polite stop leaves nothing.
    for number in (signal.SIGINT, signal.SIGTERM):
        for name in whole:
            if os.path.exists(f'out/{name}'):
                os.remove(f'out/{name}')
        status, _ = interrupt(number, 0.7)
        assert status == 128 + number, status
        assert not results()[1], results()


common.in_new_folder(test)
