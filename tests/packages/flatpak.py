#!/usr/bin/env python3
# The Flatpak manifest, field by field, and its metainfo; with the manifest's
# options meson puts everything where Flathub's GIMP looks for extensions.
# meson sets SOURCE.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import tempfile
import xml.etree.ElementTree as xml

SOURCE = os.environ['SOURCE']
ID = 'org.gimp.GIMP.Plugin.AutoColorize'
# GIMP's extension point is /app/extensions, one folder an extension, of which
# it merges the folders plug-ins.
PREFIX = '/app/extensions/AutoColorize'
MANIFEST = os.path.join(SOURCE, 'flatpak', ID + '.json')

GENERAL = {
    'id': ID,
    'branch': '3',                  # of extensions for GIMP 3
    'runtime': 'org.gimp.GIMP',
    'runtime-version': 'stable',
    'sdk': 'org.gnome.Sdk//49',     # what Flathub's GIMP is built with
    'build-extension': True,
    'separate-locales': False,      # they stay beside the plug-in
    'build-options': {'prefix': PREFIX},
}
MODULE = {
    'name': 'auto-colorize',
    'buildsystem': 'meson',
    'config-opts': ['-Dgimp2=disabled', '-Dgimp3=enabled',
                    f'-Dplug-ins={PREFIX}/plug-ins'],
    'post-install': ['install -D -m 644 -t '
                     '${FLATPAK_DEST}/share/licenses/${FLATPAK_ID} LICENSE'],
    'sources': [{'type': 'dir', 'path': '..', 'skip': ['build']}],
}
METAINFO = {
    'id': ID,
    'extends': 'org.gimp.GIMP',
    'name': 'Auto-Colorize',
    'metadata_license': 'CC0-1.0',
    'project_license': 'GPL-3.0-or-later',
}
PUT = {
    PREFIX + '/plug-ins/auto-colorize/auto-colorize',
    PREFIX + '/plug-ins/auto-colorize/auto-colorize.svg',
    PREFIX + '/share/auto-colorize/auto-colorize.weights',
    PREFIX + '/share/locale/de/LC_MESSAGES/gimp-auto-colorize.mo',
    PREFIX + f'/share/metainfo/{ID}.metainfo.xml',
}


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def has(gimp):
    return subprocess.run(['pkg-config', '--exists', gimp]).returncode == 0


def check_manifest():
    with open(MANIFEST, encoding='utf-8') as file:
        manifest = json.load(file)
    [module] = manifest.pop('modules')
    for found, wanted in (manifest, GENERAL), (module, MODULE):
        for key in found.keys() | wanted.keys():
            assert found.get(key) == wanted.get(key), (key, found.get(key))
    [source] = module['sources']
    top = os.path.join(os.path.dirname(MANIFEST), source['path'])
    assert os.path.samefile(top, SOURCE), top
    assert os.path.exists(os.path.join(top, 'LICENSE'))
    return module['config-opts']


def check_installed(options):
    # Where GIMP 3 is not installed, the plug-in for GIMP 2.10 stands for it.
    if not has('gimp-3.0'):
        options = [option for option in options
                   if not option.startswith('-Dgimp')]
    with tempfile.TemporaryDirectory() as folder:
        run('meson', 'setup', folder, SOURCE, '--prefix=' + PREFIX,
            '--libdir=lib', *options)
        files = json.loads(run('meson', 'introspect', '--installed', folder))
    put = set(files.values())
    assert PUT <= put, PUT - put
    assert all(path.startswith(PREFIX + '/') for path in put), put


def check_metainfo():
    path = os.path.join(SOURCE, 'plug-in', ID + '.metainfo.xml.in')
    component = xml.parse(path).getroot()
    assert component.get('type') == 'addon'
    for name, wanted in METAINFO.items():
        assert component.findtext(name) == wanted, name
    for name in 'summary', 'description/p', 'developer_name':
        assert component.findtext(name), name
    project = json.loads(run('meson', 'introspect', '--projectinfo',
                             os.path.join(SOURCE, 'meson.build')))
    newest = component.find('releases/release')
    assert newest.get('version') == project['version'], newest.attrib


check_installed(check_manifest())
check_metainfo()
print('ok: manifest, metainfo,', len(PUT), 'files')
