# Asks a running GIMP's Script-Fu server: script_fu.py PORT SCHEME, in the words
# of tests/gimp.  A message is 'G', its length in two bytes, its text; an answer
# is 'G', an error flag, its length in two bytes, its text.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import socket
import struct
import sys

GIMP = os.environ['GIMP']
WORDS = os.path.join(os.environ['SOURCE'], 'tests', 'gimp')
LOADED = f'''
  (if (not (defined? 'the-image))
      (begin (load "{WORDS}/gimp-{GIMP}.scm") (load "{WORDS}/words.scm")))'''

port, scheme = int(sys.argv[1]), sys.argv[2]
version = '(script-fu-use-v3)' if GIMP == '3' else ''
command = f'(begin {version} {LOADED} {scheme})'.encode()
with socket.create_connection(('127.0.0.1', port), timeout=60) as server:
    server.sendall(struct.pack('>cH', b'G', len(command)) + command)
    stream = server.makefile('rb')
    _, failed, length = struct.unpack('>cBH', stream.read(4))
    print(stream.read(length).decode())
sys.exit(failed)
