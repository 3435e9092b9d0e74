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
        common.save(f'photos/{i}.png', common.gray(1500, 2000) // 2 + noise,
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
    """(exit status, lines) of a run that gets this signal so long after it
    began to write a result."""
    with subprocess.Popen([common.PROGRAM, '-f', '-o', 'out', 'photos'],
                          stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None and not (os.path.isdir('out')
                                          and new_part(run)):
            time.sleep(0.005)
        time.sleep(seconds)
        run.send_signal(number)
        asked = time.monotonic()
        lines = run.communicate()[1].splitlines()
        print(f'{number.name} after {seconds} s: ended in '
              f'{time.monotonic() - asked:.2f} s; {lines[-1:]}')
        return run.returncode, lines


def new_part(run):
    """Whether this process, not a killed one, has a part open."""
    folder = f'/proc/{run.pid}/fd'
    try:
        return any(os.readlink(f'{folder}/{name}').endswith('.part')
                   for name in os.listdir(folder))
    except (FileNotFoundError, PermissionError):
        return False


def remove_results():
    for name in os.listdir('out'):
        os.remove(f'out/{name}')


def test():
    make_photos()
    parts = 0
    for seconds in (0, 0.2, 0.4, 0.6, 0.8):
        status, _ = interrupt(signal.SIGKILL, seconds)
        assert status == -signal.SIGKILL, status
        parts += len(results()[1])
    assert parts, 'no kill came while a result was written'

    # The same command does the rest, nothing twice, and clears up.
    before, _ = results()
    times = {name: os.stat(f'out/{name}').st_mtime_ns for name in before}
    lines = common.run('-o', 'out', 'photos')
    assert common.summary(lines) == (N_PHOTOS - len(before), len(before), 0)
    whole, temporary = results()
    assert len(whole) == N_PHOTOS, whole
    assert not temporary, temporary
    for name, old in times.items():
        assert os.stat(f'out/{name}').st_mtime_ns == old, 'done twice'

    for number in (signal.SIGINT, signal.SIGTERM):
        remove_results()
        status, lines = interrupt(number, 0.1)
        assert status == 128 + number, status
        assert 'left: stopped' in lines[-1], lines
        assert not results()[1], results()


common.in_new_folder(test)
