#!/usr/bin/env python3
# Makes the small weights files in weights-corpus, which the fuzzer starts
# from.  All tensors of a file lie upon each other, which no rule forbids: a
# whole network takes 5 kB.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import struct
import zlib

from model.weights_file import CHECKSUM_AT, HEADER, MAGIC, RECORD, VERSION

HERE = os.path.dirname(os.path.abspath(__file__))

REPAIR, AS_IT_IS = b'\1', b'\0'      # the last byte: see weights.c
FLOAT16, FLOAT32 = 1, 2
BLOCKS = {1: 2, 2: 2, 3: 3, 4: 3, 5: 3, 6: 3, 7: 3}


def shapes(channels, outputs):
    """(name, dims) of every tensor."""
    inside = 1
    for block, count in BLOCKS.items():
        for i in range(1, count + 1):
            yield f'conv{block}_{i}.weight', (channels, inside, 3, 3)
            yield f'conv{block}_{i}.bias', (channels,)
            inside = channels
        for part in 'weight', 'bias', 'mean', 'variance':
            yield f'conv{block}_{count}norm.{part}', (channels,)
    for i in 1, 2, 3:
        side = 4 if i == 1 else 3
        yield f'conv8_{i}.weight', (channels, channels, side, side)
        yield f'conv8_{i}.bias', (channels,)
    yield 'head.weight', (outputs, channels, 1, 1)
    yield 'head.bias', (outputs,)


def weights(channels, outputs, kind, number, leave_out=(), short_side=8,
            version=VERSION, cut=0):
    tensors = [(name, dims) for name, dims in shapes(channels, outputs)
               if name not in leave_out]
    start = HEADER.size + RECORD.size * len(tensors)
    start += -start % 64
    data = number * max(channels * channels * 16, outputs * channels)
    records = b''.join(
        RECORD.pack(name.encode(), kind, len(dims),
                    *dims + (1,) * (4 - len(dims)), start)
        for name, dims in tensors)
    size = start + len(data)
    body = bytearray(HEADER.pack(MAGIC, version, len(tensors), size,
                                 short_side, 0) + records)
    body += bytes(start - len(body)) + data
    struct.pack_into('<I', body, CHECKSUM_AT, zlib.crc32(body))
    return bytes(body[:size - cut])


HALF, QUARTER = struct.pack('<e', 0.5), struct.pack('<f', 0.25)

FILES = {
    'classes': weights(1, 313, FLOAT16, HALF) + AS_IT_IS,
    'ab': weights(1, 2, FLOAT32, QUARTER) + AS_IT_IS,
    'two-channels': weights(2, 2, FLOAT16, HALF, short_side=16) + REPAIR,
    'nine-channels': weights(9, 2, FLOAT16, HALF) + REPAIR,
    'nan': weights(1, 313, FLOAT32, struct.pack('<f', float('nan'))) + REPAIR,
    'huge': weights(1, 313, FLOAT32, struct.pack('<f', 3e38)) + REPAIR,
    'minus': weights(1, 2, FLOAT16, struct.pack('<e', -65504)) + REPAIR,
    'three-outputs': weights(1, 3, FLOAT16, HALF) + REPAIR,
    'missing': weights(1, 2, FLOAT16, HALF, ['conv5_2.bias']) + REPAIR,
    'newer': weights(1, 2, FLOAT16, HALF, version=2) + REPAIR,
    'side': weights(1, 2, FLOAT16, HALF, short_side=12) + REPAIR,
    'cut': weights(1, 2, FLOAT16, HALF, cut=1) + AS_IT_IS,
    'cut-repaired': weights(1, 2, FLOAT16, HALF, cut=20) + REPAIR,
    'altered': weights(1, 2, FLOAT16, HALF)[:-1] + b'\7' + AS_IT_IS,
    'header': weights(1, 2, FLOAT16, HALF)[:HEADER.size] + REPAIR,
    'short': MAGIC + REPAIR,
    'nothing': AS_IT_IS}

for name, content in FILES.items():
    with open(f'{HERE}/weights-corpus/{name}', 'wb') as file:
        file.write(content)
