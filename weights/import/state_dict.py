# Reads the tensors of a PyTorch state dict, without PyTorch.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Such a file is a pickle, which may call any Python function: here it can
# name only an ordered dictionary and tensors.  Since PyTorch 1.6 it lies in a
# zip, data.pkl beside data/KEY for each storage; before, five pickles and the
# storages follow each other: magic, version, machine, state dict, keys.

import collections
import math
import pickle
import struct
import zipfile
from typing import NamedTuple

import numpy

ZIP_MAGIC = b'PK\x03\x04'
OLD_MAGIC = 0x1950a86a20f9469cfc6c
OLD_VERSION = 1001
TYPES = {'FloatStorage': '<f4', 'HalfStorage': '<f2',
         'DoubleStorage': '<f8', 'LongStorage': '<i8'}
MAX_BYTES = 1 << 29    # of a file, and of what a zip unpacks to


class Refused(Exception):
    """One sentence for the user."""


class Storage(NamedTuple):
    """Nothing in a pickle can change a tuple that was checked."""
    key: str
    kind: str
    count: int

    def numbers(self, data):
        if len(data) != self.count * numpy.dtype(self.kind).itemsize:
            raise ValueError('a storage has another size')
        return numpy.frombuffer(data, self.kind)


class Tensor(NamedTuple):
    storage: Storage
    offset: int
    shape: tuple

    def numbers(self, storages):
        """storages: {key: array}"""
        count = math.prod(self.shape)
        part = storages[self.storage.key][self.offset:self.offset + count]
        return part.reshape(self.shape)


def rebuild_tensor(storage, offset, shape, strides, *_):
    """Only contiguous ones: a release has no other."""
    ought, count = [], 1
    for size in reversed(shape):
        ought.insert(0, count)
        count *= size
    if (not isinstance(storage, Storage)
            or not all(isinstance(n, int) for n in (offset, *shape))
            or min(offset, *shape, 0) < 0
            or any(step != right for step, right, size
                   in zip(strides, ought, shape) if size > 1)
            or offset + count > storage.count):
        raise ValueError('a tensor is not in its storage')
    return Tensor(storage, offset, tuple(shape))


class Unpickler(pickle.Unpickler):
    def __init__(self, file):
        super().__init__(file, encoding='utf-8')
        self.storages = {}

    def find_class(self, module, name):
        if (module, name) == ('collections', 'OrderedDict'):
            return collections.OrderedDict
        if (module, name) == ('torch._utils', '_rebuild_tensor_v2'):
            return rebuild_tensor
        if module == 'torch' and name in TYPES:
            return TYPES[name]
        raise Refused(f'The model wants to run {module}.{name}, which is no '
                      'weight: import the authors\' '
                      'colorization_release_v2-9b330a0b.pth.')

    def persistent_load(self, pid):
        """The old form has a sixth entry, for views; None without one."""
        what, kind, key, _, count, *view = pid
        if what != 'storage' or kind not in TYPES.values() or any(view):
            raise ValueError('something is no storage')
        storage = Storage(key, kind, count)
        if self.storages.setdefault(key, storage) != storage:
            raise ValueError('a storage is of two sizes')
        return storage


def read_zip(file):
    """The state dict, and the arrays of its storages."""
    with zipfile.ZipFile(file) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_BYTES:
            raise ValueError('the archive is too large')
        pickled, = (name for name in archive.namelist()
                    if name.endswith('/data.pkl'))
        folder = pickled[:-len('data.pkl')]
        with archive.open(pickled) as data:
            unpickler = Unpickler(data)
            state = unpickler.load()
        return state, {
            key: storage.numbers(archive.read(f'{folder}data/{key}'))
            for key, storage in unpickler.storages.items()}


def read_old(file):
    """As read_zip()."""
    if Unpickler(file).load() != OLD_MAGIC:
        raise ValueError('another magic number')
    if Unpickler(file).load() != OLD_VERSION:
        raise ValueError('another version')
    if not Unpickler(file).load()['little_endian']:
        raise ValueError('another byte order')
    unpickler = Unpickler(file)
    state = unpickler.load()
    arrays = {}
    for key in Unpickler(file).load():
        storage = unpickler.storages[key]
        count, = struct.unpack('<q', file.read(8))
        if count != storage.count:
            raise ValueError('a storage has another size')
        arrays[key] = storage.numbers(
            file.read(count * numpy.dtype(storage.kind).itemsize))
    return state, arrays


def read_any(file):
    is_zip = file.read(len(ZIP_MAGIC)) == ZIP_MAGIC
    if file.seek(0, 2) > MAX_BYTES:
        raise ValueError('the file is too large')
    file.seek(0)
    state, arrays = read_zip(file) if is_zip else read_old(file)
    if not isinstance(state, dict):
        raise ValueError('no dictionary')
    return {name: tensor.numbers(arrays) for name, tensor in state.items()
            if isinstance(tensor, Tensor)}


def read(path):
    """{name: array}"""
    try:
        file = open(path, 'rb')
    except OSError as error:
        raise Refused(f'\'{path}\' cannot be read ({error.strerror}): check '
                      'its name.') from error
    with file:
        try:
            return read_any(file)
        except Refused:
            raise
        except Exception as error:    # whatever a damaged pickle may raise
            raise Refused(
                'The file is damaged or no PyTorch model '
                f'({type(error).__name__}): get the authors\' '
                'colorization_release_v2-9b330a0b.pth again.') from error
