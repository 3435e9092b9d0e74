# Opens the dialog of a GIMP's window by a key, and prints where the time goes:
# start.py PHOTO WINDOW-MS COLORS-MS MB.  Those are the bars on two quiet cores;
# a busy machine may take SLOWER times as long.
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import subprocess
import sys
import time

LOG = os.environ['AUTO_COLORIZE_START_LOG']
STEPS = ['process', 'babl', 'GTK', 'window', 'picture', 'read', 'network',
         'paint']
CALLS = 3
SLOWER = 4
SECONDS = 90


def run(*command):
    return subprocess.run(command, capture_output=True, text=True,
                          check=False).stdout.strip()


def wait_for(condition, what):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.05)
    return sys.exit(f'FAILED: waited in vain for {what}')


def window_of(name):
    return run('xdotool', 'search', '--onlyvisible',
               '--name', name).split('\n')[0]


def marks():
    """The first time of each step, in seconds."""
    times = {}
    if os.path.exists(LOG):
        with open(LOG) as log:
            for line in log:
                if line.endswith('\n'):
                    microseconds, step = line.split()
                    times.setdefault(step, int(microseconds) / 1e6)
    return times if 'paint' in times else None


def largest_memory():
    """Of the plug-in that runs, in MB."""
    for status in glob.glob('/proc/[0-9]*/status'):
        try:
            with open(os.path.join(os.path.dirname(status), 'environ')) as env:
                ours = f'START_LOG={LOG}' in env.read()
            with open(status) as lines:
                values = dict(line.split(':', 1) for line in lines)
        except OSError:         # it has ended, or is another user's
            continue
        if ours and values['Name'].strip() == 'auto-colorize':
            return int(values['VmHWM'].split()[0]) / 1024
    return sys.exit('FAILED: the plug-in does not run')


def open_dialog(image):
    """The milliseconds from the key to each step, and the memory."""
    if os.path.exists(LOG):
        os.remove(LOG)
    run('xdotool', 'windowfocus', '--sync', image)
    time.sleep(0.5)
    pressed = time.monotonic()
    run('xdotool', 'key', '--clearmodifiers', 'ctrl+alt+c')
    times = wait_for(marks, 'the first colors')
    time.sleep(0.5)             # until all has been drawn
    memory = largest_memory()
    dialog = wait_for(lambda: window_of('^Auto-Colorize'), 'the dialog')
    run('xdotool', 'windowfocus', '--sync', dialog, 'key', 'Escape')
    wait_for(lambda: not window_of('^Auto-Colorize'), 'the end')
    return {s: (times[s] - pressed) * 1000 for s in STEPS}, memory


def main():
    photo, window, colors, most = sys.argv[1], *map(int, sys.argv[2:])
    image = wait_for(lambda: window_of(f'{photo.split(".")[0]}.*GIMP'), 'GIMP')
    time.sleep(3)               # until its own start has ended
    calls = [open_dialog(image) for _ in range(CALLS)]
    best = min(calls, key=lambda call: call[0]['paint'])
    print(f'{photo}: ' + ', '.join(f'{s} {t:.0f}' for s, t in best[0].items())
          + f' ms; {best[1]:.0f} MB', flush=True)
    if best[0]['window'] > SLOWER * window or \
            best[0]['paint'] > SLOWER * colors:
        sys.exit('FAILED: that is too long')
    if best[1] > most:
        sys.exit(f'FAILED: that is more than {most} MB')


main()
