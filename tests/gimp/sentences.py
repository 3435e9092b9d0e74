# Every sentence of the sources that tells of an error says what to do, is in
# the README's table and is read by a test, and the table has no other.
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import re
import subprocess
import sys

# A part of each sentence, and of each reason that is put into one: the test
# that brings it about and reads it.
READ = {
    'There is not enough memory to colorize': 'gimp/sentences.sh',
    'The temperature is': 'gimp/errors.sh',
    'The decoding is': 'gimp/errors.sh',
    'The color strength is': 'gimp/errors.sh',
    'The enlarging is': 'engine/decode.c',
    'The reach of the hints is': 'engine/hints.c',
    'hints: give at most': 'engine/hints.c',
    'for the hints: give the name': 'gimp/hints.sh',
    'has no opaque strokes': 'gimp/hints.sh',
    'is not within the photo': 'engine/hints.c',
    'is not understood': 'engine/hints_text.c',
    'lies outside the photo': 'engine/hints_text.c',
    'install Auto-Colorize again.': 'gimp/errors.sh',
    'The weights file cannot be read': 'gimp/errors.sh',
    'is damaged': 'gimp/errors.sh',
    'has the format version': 'gimp/errors.sh',
    'choose other weights': 'gimp/choice.sh',
    'has no number': 'gimp/choice.sh',
    'The option decode is': 'gimp/choice.sh',
    'The option prepare is': 'gimp/choice.sh',
    'The option layer-mode is': 'gimp/choice.sh',
    'There is no option': 'gimp/choice.sh',
    'have a quote': 'gimp/choice.sh',
    'install the latest Auto-Colorize.': 'gimp/errors.sh',
    'too short': 'engine/weights.c',
    'no weights file': 'engine/weights.c',
    'cut off': 'engine/weights.c',
    'checksum': 'engine/weights.c',
    'input size': 'engine/weights.c',
    'too many tensors': 'engine/weights.c',
    'is wrong': 'engine/weights.c',
    'another shape': 'engine/weights.c',
    'is missing': 'engine/weights.c',
    'There are no weights of the name': 'gimp/choice.sh',
    'A channel cannot be colorized': 'gimp/errors.sh',
    'is empty: select a layer': 'gimp/errors.sh',
    'The selection lies outside of the layer': 'gimp/errors.sh',
    'cannot be written': 'ui/presets.py',
    'No layer is given': 'gimp/errors.sh',
    'The layer belongs to another image': 'gimp/errors.sh',
    'There is no display for the dialog': 'gimp/errors.sh',
    'This procedure takes': 'gimp/sentences.sh',
    'The layer to colorize is no longer there': 'gimp/sentences.sh',
    'The image has a floating selection': 'gimp/kinds.sh',
    'GIMP could not make the new layer': 'gimp/sentences.sh',
}

# What no user of the plug-in meets: the dialog closes without a word when it
# is cancelled, and no procedure has an argument for the enlarging.
NOT_MET = ['Colorizing was cancelled.', 'The enlarging is']

STRINGS = r'_ \((?:\s*"(?:[^"\\]|\\.)*")+\)'


def sources(folders):
    return sorted(path for folder in folders
                  for path in glob.glob(f'{folder}/**/*.c', recursive=True)
                  if path != 'ui/help.c')


def translatable(path):
    result = subprocess.run(
        ['xgettext', '--from-code=UTF-8', '-k_', '--no-wrap', '--no-location',
         '-o', '-', path], capture_output=True, text=True, check=True)
    return [text.replace('\\"', '"') for text in
            re.findall(r'^msgid "(.+)"$', result.stdout, re.M)]


def untranslated(path):
    """The errors whose text is not in _()."""
    with open(path, encoding='utf-8') as file:
        calls = re.findall(r'g_set_error\w* \(.*?;\n', file.read(), re.S)
    return [f'{path}: {call}' for call in calls
            if '"' in re.sub(STRINGS.replace(' ', r'\s*'), '', call)]


def table():
    """The README's messages, each as a pattern."""
    with open('README.md', encoding='utf-8') as file:
        section = file.read().split('## When something goes wrong')[1]
    rows = re.findall(r'^\| (.+?) \| (.+?) \|$', section.split('\n## ')[0],
                      re.M)[1:]
    return {message: '.*'.join(map(re.escape, message.split('...')))
            for row, _remedy in rows for message in row.split(' / ')}


def main():
    os.chdir(sys.argv[1])
    paths = sources(['engine', 'plug-in', 'ui'])
    errors = {text for path in paths for text in translatable(path)
              if path.startswith('engine') or re.search(r'[^.]\.$', text)}
    met = [text for text in errors
           if not any(part in text for part in NOT_MET)]
    # A weights file's are finished by what the plug-in adds.
    sentences = [text for text in met if re.match('[A-Z]', text)]
    rows = table()

    problems = [call for path in paths for call in untranslated(path)]
    problems += [f'no remedy: {text}' for text in sentences
                 if text.endswith('.') and ': ' not in text]
    problems += [f'not in the README: {text}' for text in sentences
                 if not any(re.match(row, text) for row in rows.values())]
    problems += [f'only in the README: {message}'
                 for message, row in rows.items()
                 if not any(re.match(row, text) for text in sentences)]
    problems += [f'read by no test: {text}' for text in met
                 if not any(part in text for part in READ)]
    problems += [f'in no source: {part}' for part in [*READ, *NOT_MET]
                 if not any(part in text for text in errors)]
    for part, test in READ.items():
        with open(f'tests/{test}', encoding='utf-8') as file:
            if part not in file.read():
                problems.append(f'not in tests/{test}: {part}')
    print(f'{len(sentences)} sentences, {len(met) - len(sentences)} reasons, '
          f'{len(rows)} messages in the README')
    if problems or len(sentences) < 10:
        sys.exit('FAILED:\n' + '\n'.join(problems))


main()
