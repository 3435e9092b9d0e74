# Shared by the tests of tools/auto-colorize: test photos, and the program.
# meson sets AUTO_COLORIZE (the program).
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import struct
import subprocess
import tempfile
import zlib

import numpy
from PIL import Image
from skimage.color import rgb2lab

PROGRAM = os.environ['AUTO_COLORIZE']


def in_new_folder(test):
    """Runs a test in an empty folder, which is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            test()
        finally:
            os.chdir('/')


def run(*arguments, status=0):
    """What the program says, line by line; it must exit with this status."""
    done = subprocess.run([PROGRAM, *arguments], stderr=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True, timeout=300,
                          check=False)
    assert done.returncode == status, \
        f'{arguments}: exit status {done.returncode}\n{done.stderr}'
    return (done.stderr + done.stdout).splitlines()


def summary(lines):
    """(colorized, skipped, failed) of the last line."""
    numbers = [int(part.split()[0]) for part in lines[-1].split(', ')]
    return tuple(numbers[:3])


def grey(height=90, width=120, bits=8):
    """A picture of every grey, with edges and slopes, [height, width]."""
    y, x = numpy.mgrid[0:height, 0:width]
    value = (x / width * 0.6 + y / height * 0.3
             + 0.1 * ((x // 15 + y // 15) % 2))
    return numpy.round(value * (2 ** bits - 1)).astype(f'uint{bits}')


def save(name, array, **options):
    Image.fromarray(array).save(name, **options)


def unfilter(kind, row, above, step):
    """A row of a PNG file as it was before its filter; in place."""
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        guess = left + above[i] - corner
        paeth = min((left, above[i], corner), key=lambda v: abs(guess - v))
        row[i] = (row[i] + (0, left, above[i], (left + above[i]) // 2,
                            paeth)[kind]) & 255


def read_deep_png(name):
    """A 16-bit RGB or RGBA PNG file, which Pillow reads as 8 bit."""
    with open(name, 'rb') as file:
        data = file.read()
    width, height, bits, kind = struct.unpack('>IIBB', data[16:26])
    assert bits == 16, f'{name}: {bits} bit'
    at, packed = 8, b''
    while at < len(data):
        length, chunk = struct.unpack('>I4s', data[at:at + 8])
        if chunk == b'IDAT':
            packed += data[at + 8:at + 8 + length]
        at += length + 12
    channels = {2: 3, 6: 4}[kind]
    stride = width * channels * 2
    raw, above, rows = zlib.decompress(packed), bytes(stride), []
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(raw[start + 1:start + 1 + stride])
        unfilter(raw[start], row, above, channels * 2)
        rows.append(row)
        above = row
    return numpy.frombuffer(b''.join(rows), '>u2').astype('uint16').reshape(
        height, width, channels)


def lightness(rgb, greatest):
    return rgb2lab(rgb[..., :3].astype('float64') / greatest)[..., 0]


def chroma(rgb, greatest):
    lab = rgb2lab(rgb[..., :3].astype('float64') / greatest)
    return float(numpy.hypot(lab[..., 1], lab[..., 2]).mean())


def fixed(number):
    """ICC's s15Fixed16Number."""
    return struct.pack('>i', round(number * 65536))


def curve(gamma):
    return b'curv' + bytes(4) + struct.pack('>IHxx', 1, round(gamma * 256))


def xyz(*numbers):
    return b'XYZ ' + bytes(4) + b''.join(fixed(number) for number in numbers)


def profile(space, tags):
    """A small ICC profile of a display: {tag: data}."""
    white = xyz(0.9642, 1, 0.8249)
    description = b'desc' + bytes(4) + struct.pack('>I', 5) + b'test\0'
    tags = {b'desc': description + bytes(79), b'wtpt': white,
            b'cprt': b'text' + bytes(4) + b'none\0', **tags}
    table, data = b'', b''
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        value += bytes(-len(value) % 4)
        table += tag + struct.pack('>II', start + len(data), len(value))
        data += value
    body = struct.pack('>I', len(tags)) + table + data
    return (struct.pack('>I4sI4s4s4s', 128 + len(body), b'test', 0x02400000,
                        b'mntr', space, b'XYZ ')
            + bytes(12) + b'acsp' + bytes(28)
            + fixed(0.9642) + fixed(1) + fixed(0.8249) + bytes(48) + body)


def wide_profile():
    """RGB with the primaries of Adobe RGB (1998) and gamma 2.2."""
    return profile(b'RGB ', {b'rXYZ': xyz(0.60974, 0.31111, 0.01947),
                             b'gXYZ': xyz(0.20528, 0.62567, 0.06087),
                             b'bXYZ': xyz(0.14919, 0.06322, 0.74457),
                             b'rTRC': curve(2.2), b'gTRC': curve(2.2),
                             b'bTRC': curve(2.2)})


def grey_profile(gamma):
    return profile(b'GRAY', {b'kTRC': curve(gamma)})
