# How long a change takes to be drawn: of the temperature, and of a dot that
# moves, which is as new in each place.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import time

from click import add_another, focus_picture
from desktop import extents, fail, layers, run, wait_for
from dialog import Dialog


def lines():
    """Of the log: each a change, in ms."""
    path = os.environ['AUTO_COLORIZE_LATENCY_LOG']
    if not os.path.exists(path):
        return []
    with open(path) as log:
        return log.readlines()


def check(d, what, act, n, most):
    """What act changes is drawn n times or more, at the median within most."""
    before = len(lines())
    act()
    times = sorted(float(line) for line in lines()[before:])
    if len(times) < n:
        fail(f'{what} was drawn {len(times)} times')
    e = extents(d.preview)
    median = times[len(times) // 2]
    print(f'{what}, to drawn at {e.width}x{e.height}: median {median} ms of '
          f'{len(times)}, largest {times[-1]} ms', flush=True)
    if median > most:
        fail(f'{what} takes {median} ms to be drawn')


def move_temperature(d):
    for step in range(60):
        d.temperature.queryValue().currentValue = 0.2 + step / 100
        time.sleep(0.05)


def move_dot():
    for _ in range(30):
        run('xdotool', 'key', 'Right')
        time.sleep(0.05)


def main():
    wait_for(lambda: layers() == '1', 'GIMP')
    d = Dialog()
    d.wait_for_colors()
    check(d, 'a temperature', lambda: move_temperature(d), 50, 16)
    add_another(d)
    focus_picture(d)
    check(d, 'a dot', move_dot, 25, 25)


main()
