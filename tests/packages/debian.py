#!/usr/bin/env python3
# Each file that `meson install` puts is in one Debian package, and debian/
# says of the packages what the rest of the project says.
# SPDX-License-Identifier: GPL-3.0-or-later

import fnmatch
import glob
import json
import os
import re
import subprocess

SOURCE = os.environ['SOURCE']
BUILD = os.environ['BUILD']
DEBIAN = os.path.join(SOURCE, 'debian')


def read(name):
    with open(os.path.join(DEBIAN, name), encoding='utf-8') as file:
        return file.read()


def introspect(what):
    return json.loads(subprocess.run(['meson', 'introspect', what, BUILD],
                                     check=True, capture_output=True).stdout)


def installed():
    """All files and links, as under the prefix /usr."""
    prefix = next(option['value'] for option in introspect('--buildoptions')
                  if option['name'] == 'prefix')
    for path in introspect('--installed').values():
        if path.startswith(prefix + '/'):
            path = '/usr' + path[len(prefix):]
        yield path.lstrip('/')


def alternatives(pattern):
    """The patterns of a pattern with braces."""
    found = re.fullmatch(r'(.*)\{(.*)\}(.*)', pattern)
    if not found:
        return [pattern]
    before, middle, after = found.groups()
    return [before + word + after for word in middle.split(',')]


def holds(pattern, path):
    """Whether the pattern names the file or a folder above it."""
    parts = path.split('/')[:pattern.count('/') + 1]
    return fnmatch.fnmatchcase('/'.join(parts), pattern)


def paragraphs(text):
    """The fields of each paragraph of a control file."""
    for paragraph in re.split(r'\n\n+', text.strip()):
        yield dict(re.findall(r'^([A-Z][\w-]*):\s*(.*(?:\n .*)*)', paragraph,
                              re.M))


def check_files(lists):
    files = list(installed())
    assert len(files) > 15, files
    owners = {}
    for path in files:
        owners[path] = [package for package, patterns in lists.items()
                        for pattern in patterns
                        if any(holds(one, path)
                               for one in alternatives(pattern))]
        assert len(owners[path]) == 1, f'{path} is in {owners[path]}'
    for package, patterns in lists.items():
        for pattern in patterns:
            assert any(holds(one, path) for path in files
                       for one in alternatives(pattern)), pattern
    for path in files:
        if path.startswith('usr/bin/'):
            page = f'usr/share/man/man1/{os.path.basename(path)}.1'
            assert owners.get(page) == owners[path], f'{path} has no {page}'
    return len(files)


def check_control(lists):
    source, *packages = paragraphs(read('control'))
    names = [package['Package'] for package in packages]
    assert sorted(names) == sorted(lists), names
    for field in ('Source', 'Section', 'Priority', 'Maintainer',
                  'Build-Depends', 'Standards-Version'):
        assert source[field], field
    assert source['Source'] == project['descriptive_name']
    for package in packages:
        name = package['Package']
        data = name == 'auto-colorize-data'
        assert package['Architecture'] == ('all' if data else 'any'), name
        assert '${misc:Depends}' in package['Depends'], name
        if name not in ('auto-colorize-data', 'libcolorizer-dev'):
            assert 'auto-colorize-data (=' in package['Depends'], name
            assert '${shlibs:Depends}' in package['Depends'], name
        assert re.match(r'[a-z][^\n]{10,60}[^.\n]\n .', package['Description'])
        assert all(len(line) <= 80
                   for line in package['Description'].split('\n')), name


def check_overrides():
    """Each is explained in the line above it."""
    for path in glob.glob(DEBIAN + '/*.lintian-overrides'):
        lines = read(os.path.basename(path)).splitlines()
        for before, line in zip([''] + lines, lines):
            assert line.startswith('#') or before.startswith('#'), line


project = introspect('--projectinfo')
lists = {os.path.basename(path).removesuffix('.install'):
         read(os.path.basename(path)).split()
         for path in glob.glob(DEBIAN + '/*.install')}
count = check_files(lists)
check_control(lists)
check_overrides()
version = re.match(r'[\w-]+ \((.*?)\)', read('changelog')).group(1)
assert version == project['version'], version
for paragraph in paragraphs(read('copyright')):
    for path in paragraph.get('Files', '').split():
        assert glob.glob(os.path.join(SOURCE, path)), path
print(f'ok: {count} files in {len(lists)} packages')
