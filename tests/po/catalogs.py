#!/usr/bin/env python3
# Every catalog of po/ is complete, its placeholders match, and no two
# controls of the dialog have the same mnemonic.
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.environ['SOURCE']


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True,
                            cwd=SOURCE)
    if result.returncode:
        sys.exit(f'FAILED: {" ".join(command)}: {result.stderr}')
    return result.stdout


def template(path):
    """Extracts all strings of po/POTFILES into a template."""
    # Of the metainfo by gettext's own rules for AppStream files.
    run('xgettext', '--from-code=UTF-8', '--add-comments', '-k_', '-kN_',
        '-kng_:1,2', '-kg_dngettext:2,3', '--flag=g_strdup_printf:1:c-format',
        '-f', 'po/POTFILES', '-o', path)


def mnemonics_in(path):
    """The labels with a mnemonic of ui/, as msgids of the template."""
    text = run('msggrep', '--location=ui/*', '--no-wrap', path)
    return [label for label in re.findall(r'^msgid "(.*)"$', text, re.M)
            if re.search(r'_\w', label)]


def letter(label):
    found = re.search(r'_(\w)', label)
    return found.group(1).upper() if found else None


def check(language, pot, labels, folder):
    po = os.path.join('po', language + '.po')
    mo = os.path.join(folder, language + '.mo')
    run('msgfmt', '--check', '--check-accelerators=_', po, '-o', mo)
    run('msgcmp', po, pot)
    with open(mo, 'rb') as file:
        catalog = gettext.GNUTranslations(file)

    shown = [catalog.gettext(label) for label in labels]
    letters = [letter(label) for label in shown]
    if None in letters:
        sys.exit(f'FAILED: {language}: no mnemonic in {shown}')
    if len(set(letters)) < len(letters):
        sys.exit(f'FAILED: {language}: a mnemonic twice: {letters} of {shown}')
    print(f'ok: {language}, mnemonics {"".join(letters)}')


def main():
    with open(os.path.join(SOURCE, 'po', 'LINGUAS')) as file:
        languages = file.read().split()
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'all.pot')
        template(pot)
        labels = mnemonics_in(pot)
        if len(labels) < 8:
            sys.exit(f'FAILED: only {labels} have a mnemonic')
        for language in languages:
            check(language, pot, labels, folder)


main()
