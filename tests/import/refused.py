# Damaged, wrong and hostile models: one sentence, exit status 1, no crash, and
# no file left.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import pickle
import random
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile

import numpy

import release

LIMIT = 1 << 30    # bytes of address space
FLIPS = 40

caffe = release.caffemodel
text, varint, field = caffe.text_field, caffe.varint, caffe.bytes_field


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


def run(program, *paths):
    return subprocess.run([*program, *paths], capture_output=True, text=True,
                          timeout=60, preexec_fn=limit_memory)


class Checks:
    """In a folder that holds nothing before and after each."""
    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.model = f'{folder}/in/model'
        self.out = f'{folder}/out'
        os.makedirs(self.out, exist_ok=True)
        os.makedirs(f'{folder}/in', exist_ok=True)

    def refused_path(self, what, says, path):
        done = run(self.program, path, f'{self.out}/a.weights')
        print(f'{what}: {done.stderr.strip()}')
        assert done.returncode == 1, done.returncode
        assert done.stdout == ''
        assert says in done.stderr, says
        assert done.stderr.count('\n') == 1 and done.stderr.endswith('.\n')
        assert os.listdir(self.out) == []

    def refused(self, what, says, data):
        with open(self.model, 'wb') as file:
            file.write(data)
        self.refused_path(what, says, self.model)

    def refused_or_whole(self, data):
        """A bit that does not matter may be another."""
        with open(self.model, 'wb') as file:
            file.write(data)
        done = run(self.program, self.model, f'{self.out}/a.weights')
        assert done.returncode in (0, 1), done
        if done.returncode == 0:
            os.remove(f'{self.out}/a.weights')
        else:
            assert done.stderr.count('\n') == 1, done.stderr
        assert os.listdir(self.out) == []

    def every_file(self, whole):
        """What may happen to any file."""
        self.refused_path('missing', 'check its name', f'{self.out}/none')
        self.refused_path('folder', '', self.out)
        self.refused_path('device', '', '/dev/zero')
        self.refused('empty', '', b'')
        self.refused('text', '', b'Once upon a time there was a network.\n')
        for size in (1, 2, 9, 100, 5000, len(whole) // 2, len(whole) - 1):
            self.refused(f'cut at {size}', '', whole[:size])
        generator = random.Random(4)
        for _ in range(FLIPS):
            flipped = bytearray(whole)
            # Numbers are most of a file; what is around them, of interest.
            at = generator.choice((generator.randrange(len(whole)),
                                   generator.randrange(100)))
            flipped[at] ^= 1 << generator.randrange(8)
            self.refused_or_whole(flipped)


def layer(name, *blobs):
    return field(100, text(1, name) + b''.join(field(7, b) for b in blobs))


def shaped(dims, *data):
    return field(7, field(1, b''.join(map(varint, dims)))) + b''.join(data)


def numbers(count, value=0.5):
    return field(5, struct.pack('<f', value) * count)


def good_first_layer():
    return layer('bw_conv1_1', shaped((64, 1, 3, 3), numbers(576)),
                 shaped((64,), numbers(64)))


def check_hostile_caffe(checks):
    other = layer('conv1', shaped((96, 3, 11, 11), numbers(96 * 363)))
    checks.refused('another network', 'no layer bw_conv1_1', other)
    checks.refused('its second layer', 'no layer conv1_2', good_first_layer())
    checks.refused('twice', 'two layers', 2 * good_first_layer())

    lie = 1 << 62
    checks.refused('a length that lies', 'cut off',
                   other + varint(100 << 3 | 2) + varint(lie) + b'x')
    checks.refused('the largest length', 'no Caffe model',
                   varint(100 << 3 | 2) + b'\xff' * 9 + b'\x01')
    checks.refused('an endless length', '', b'\xff' * 30)
    checks.refused('a length inside that lies', 'cannot be read',
                   field(100, varint(7 << 3 | 2) + varint(lie)))
    checks.refused('a group', 'no Caffe model', b'\x0b' * 100)
    checks.refused('nested', '', field(100, field(7, field(7, field(
        1, field(1, b'\x0a' * 1000))))))
    checks.refused('many layers', 'no Caffe model', field(100, b'') * 5000)
    checks.refused('millions of arrays', 'cannot be read',
                   field(100, field(7, b'') * (8 << 20)))
    checks.refused('millions of numbers one by one', 'cannot be read',
                   field(100, field(7, b'\x2d\0\0\0\0' * (8 << 20))))

    for what, says, dims, data in (
            ('huge shape', '4611686018427387904x1x3x3', (1 << 62, 1, 3, 3),
             numbers(576)),
            ('negative shape', '-1x', ((1 << 64) - 1, 1, 3, 3), numbers(576)),
            ('no shape', 'has the shape 1 where', (), numbers(576)),
            ('many dimensions', '2x2x2', (2,) * 100000, numbers(576)),
            ('other shape', '64x3x3x3', (64, 3, 3, 3), numbers(1728)),
            ('too few', '575 of 576', (64, 1, 3, 3), numbers(575)),
            ('none', '0 of 576', (64, 1, 3, 3), b''),
            ('infinite', 'finite', (64, 1, 3, 3), numbers(576, float('inf'))),
            ('too large', 'range', (64, 1, 3, 3), numbers(576, 3e38)),
            ('no bias', 'only 1', (64, 1, 3, 3), numbers(576))):
        checks.refused(what, says, layer('bw_conv1_1', shaped(dims, data)))

    # Mostly a hole.
    with open(checks.model, 'wb') as file:
        file.write(varint(100 << 3 | 2) + varint(1 << 33))
        file.truncate((1 << 33) + 7)
    checks.refused_path('8 GB of nothing', 'no layer', checks.model)


def check_layers_caffe(checks, ours):
    """Layers are missed, and BatchNorm and centers are looked at."""
    layers = release.caffe_layers(ours, numpy.arange(release.CLASSES))
    release.write_model(checks.model, layers)
    os.truncate(checks.model, os.path.getsize(checks.model) - 1)
    checks.refused_path('cut before its end', 'cut off', checks.model)
    for wrong in ('conv3_2', 'conv8_1', 'conv8_313', 'conv7_3norm'):
        release.write_model(checks.model,
                            [one for one in layers if one.name != wrong])
        checks.refused_path(f'without {wrong}', f'no layer {wrong}',
                            checks.model)
    by_name = {one.name: one for one in layers}

    def altered(what, says, name, blob, at, value):
        array = by_name[name].blobs[blob].reshape(-1)
        before, array[at] = array[at], value
        release.write_model(checks.model, layers)
        checks.refused_path(what, says, checks.model)
        array[at] = before

    altered('negative factor', 'divides', 'conv3_3norm', 2, 0, -1)
    altered('tiny factor', 'divides', 'conv3_3norm', 2, 0, 1e-44)
    altered('negative variance', 'range', 'conv3_3norm', 1, 5, -1)
    altered('other centers', 'class8_ab', 'class8_ab', 0, 7, 3)
    altered('not a number', 'finite', 'class8_ab', 0, 7, numpy.nan)


def check_program_caffe(checks):
    """Its other arguments; what cannot be written."""
    importer, model = release.IMPORTER, checks.model
    for arguments in ((), (model,), (model, 'a', 'b'), ('--none',)):
        done = run([importer], *arguments)
        assert done.returncode == 1 and '--help' in done.stderr, done
    with open(model, 'wb') as file:
        file.write(good_first_layer())
    for target, says in ((f'{checks.out}/none/a', 'folder'),
                         (checks.out, 'no layer'), (model, 'itself')):
        done = run([importer], model, target)
        assert done.returncode == 1 and says in done.stderr, done
    assert open(model, 'rb').read() == good_first_layer()
    assert os.listdir(checks.out) == []
    assert sorted(os.listdir(os.path.dirname(checks.out))) == ['in', 'out']


class Evil:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


def zipped(pickled, numbers=bytes(16)):
    """As PyTorch writes it, with one storage of four numbers."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('a/data.pkl', pickled)
        archive.writestr('a/data/0', numbers)
    return data.getvalue()


def check_hostile_pth(checks):
    evil = pickle.dumps(Evil(f'{checks.out}/evil'))
    checks.refused('runs code', 'wants to run', zipped(evil))
    checks.refused('runs code, old form', 'wants to run', evil)
    checks.refused('other pickle', 'damaged or no', pickle.dumps([1]))
    checks.refused('a list', 'damaged or no', zipped(b'].'))
    checks.refused('no tensors', 'no model1.0.weight', zipped(b'}.'))
    checks.refused('zip bomb', 'damaged or no',
                   zipped(b'}.', bytes(1 << 29 | 1)))
    checks.refused('huge memo', 'damaged or no',
                   zipped(b'}r\xff\xff\xff\x7f.'))
    checks.refused('huge text', 'damaged or no',
                   zipped(b'\x8d' + b'\xff' * 7 + b'\x7f'))
    checks.refused('deep', 'damaged or no',
                   zipped(b'(' * 100000 + b't' * 100000))

    storage = (b"(X\x07\0\0\0storagectorch\nFloatStorage\n"
               b"X\x01\0\0\x000X\x03\0\0\0cpuK\x04tQ")
    def tensor(offset, shape):
        return (b'}X\x01\0\0\0actorch._utils\n_rebuild_tensor_v2\n('
                + storage + offset + shape + b'K\x01\x85\x89}tRs.')

    inside = tensor(b'K\x01', b'K\x03\x85')
    checks.refused('inside', 'no model1.0.weight', zipped(inside))
    checks.refused('short', 'damaged or no', zipped(inside, bytes(12)))
    checks.refused('outside', 'damaged or no',
                   zipped(tensor(b'K\x01', b'K\x04\x85')))
    checks.refused('huge', 'damaged or no',
                   zipped(tensor(b'K\0', b'J\xff\xff\xff\x7f\x85')))
    checks.refused('a broken number', 'damaged or no',
                   zipped(tensor(b'K\0', b'G?\xf0\0\0\0\0\0\0\x85')))
    checks.refused('negative', 'damaged or no',
                   zipped(tensor(b'K\0', b'J\xff\xff\xff\xff\x85')))


def main(folder):
    ours = release.tensors(numpy.random.default_rng(5), affine=False)
    checks = Checks(f'{folder}/caffe', [release.IMPORTER])
    checks.every_file(2 * text(1, 'LtoAB') + good_first_layer()
                      + layer('conv1_2', shaped((64, 64, 3, 3),
                                                numbers(36864))))
    check_hostile_caffe(checks)
    check_layers_caffe(checks, ours)
    check_program_caffe(checks)

    checks = Checks(f'{folder}/pth', [sys.executable, release.PTH])
    check_hostile_pth(checks)
    whole = zipped(b'}X\x01\0\0\0aK\x01s.' + bytes(5000))
    checks.every_file(whole)


with tempfile.TemporaryDirectory() as work:
    main(work)
