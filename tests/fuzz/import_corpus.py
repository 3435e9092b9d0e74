#!/usr/bin/env python3
# Makes the small models in import-corpus, which the fuzzer starts from.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import struct

from model.caffemodel import bytes_field, number_field, text_field, varint

HERE = os.path.dirname(os.path.abspath(__file__))


def floats(count):
    return bytes_field(5, struct.pack('<f', 0.5) * count)


def doubles(count):
    return bytes_field(8, struct.pack('<d', 0.5) * count)


def shape(*dims):
    return bytes_field(7, bytes_field(1, b''.join(map(varint, dims))))


def old_shape(*dims):
    return b''.join(number_field(i + 1, dim) for i, dim in enumerate(dims))


def layer(name, *blobs):
    return bytes_field(100, text_field(1, name) + b''.join(
        bytes_field(7, blob) for blob in blobs))


def old_layer(name, *blobs):
    return bytes_field(2, text_field(4, name) + b''.join(
        bytes_field(6, blob) for blob in blobs))


MODELS = {
    'first': layer('bw_conv1_1', shape(64, 1, 3, 3) + floats(576),
                   shape(64) + floats(64)),
    'first-old': old_layer('bw_conv1_1', old_shape(64, 1, 3, 3) + floats(576),
                           old_shape(1, 1, 1, 64) + floats(64)),
    'norm': layer('conv1_2norm', shape(2, 3) + doubles(6),
                  old_shape(1, 1, 1, 1) + floats(1)),
    'small': text_field(1, 'LtoAB') + layer('class8_ab', shape(1) + floats(1)),
    'small-old': old_layer('bw_conv1_1', old_shape(1, 1, 2, 3) + doubles(6)),
    'single': layer('conv1_2norm', shape(2, 3)
                    + 6 * (varint(5 << 3 | 5) + b'\0\0\x80?')),
    'centers': layer('class8_ab', shape(2, 313, 1, 1) + floats(626)),
    'lie': bytes_field(100, varint(7 << 3 | 2) + varint(1 << 62)),
    'gradient': layer('bw_conv1_1', shape(1) + floats(1)
                      + bytes_field(6, bytes(4)))}

for name, model in MODELS.items():
    with open(f'{HERE}/import-corpus/{name}', 'wb') as file:
        file.write(model)
