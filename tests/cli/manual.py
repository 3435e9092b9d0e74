# The manual pages have no mistakes; auto-colorize's knows every option, as
# does bash's completion.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess

import common

SOURCE = os.environ['SOURCE']
FOLDER = os.path.join(SOURCE, 'tools', 'auto-colorize')


def test():
    page = os.path.join(FOLDER, 'auto-colorize.1')
    importer = os.path.join(SOURCE, 'weights/import/auto-colorize-import.1')
    shown = subprocess.run(['groff', '-ww', '-man', '-Tascii', page, importer],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           text=True, check=True)
    assert not shown.stderr, shown.stderr
    with open(page, encoding='ascii') as file:
        manual = file.read().replace('\\-', '-')
    with open(os.path.join(FOLDER, 'completion.bash'),
              encoding='ascii') as file:
        completion = file.read()
    options = re.findall(r'--[a-z-]+', '\n'.join(common.run('--help')))
    assert len(set(options)) >= 9, options
    for option in options:
        assert option in manual, f'the manual does not know {option}'
        assert option in completion, f'bash does not complete {option}'


common.in_new_folder(test)
