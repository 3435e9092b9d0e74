# On a terminal there is a bar, and a line only for what failed.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pty
import subprocess

import common


def run_on_terminal(*arguments):
    control, terminal = pty.openpty()
    with subprocess.Popen([common.PROGRAM, *arguments], stderr=terminal,
                          env={**os.environ, 'TERM': 'xterm'}):
        os.close(terminal)
        shown = b''
        while True:
            try:
                more = os.read(control, 4096)
            except OSError:    # what Linux says at the end
                break
            if not more:
                break
            shown += more
    os.close(control)
    return shown.decode()


def test():
    common.save('a.png', common.gray())
    common.save('b.png', common.gray())
    shown = run_on_terminal('a.png', 'b.png', 'missing.png')
    print(repr(shown))
    assert '] 2 of 3' in shown or '] 1 of 3' in shown, 'no bar'
    assert f'[{"#" * 40}] 3 of 3' in shown, 'the bar is never full'
    assert 'colorized a.png as' not in shown, 'a line a photo'
    assert '\x1b[Kfailed missing.png: ' in shown, 'the failure is not said'
    assert shown.endswith('\x1b[K2 colorized, 0 skipped, 1 failed\r\n'), shown


common.in_new_folder(test)
