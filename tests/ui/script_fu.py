# Asks a running GIMP's Script-Fu server: script_fu.py PORT SCHEME.
# A message is 'G', its length in two bytes, its text; an answer is 'G', an
# error flag, its length in two bytes, its text.
# SPDX-License-Identifier: GPL-3.0-or-later

import socket
import struct
import sys

port, scheme = int(sys.argv[1]), sys.argv[2].encode()
with socket.create_connection(('127.0.0.1', port), timeout=60) as server:
    server.sendall(struct.pack('>cH', b'G', len(scheme)) + scheme)
    stream = server.makefile('rb')
    _, failed, length = struct.unpack('>cBH', stream.read(4))
    print(stream.read(length).decode())
sys.exit(failed)
