# Reads the tensors of a PyTorch state dict, without PyTorch.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Such a file is a pickle, which may call any Python function: here it can
# name only an ordered dictionary and tensors.  Since PyTorch 1.6 it lies in a
# zip, data.pkl beside data/KEY for each storage; before, five pickles and the
# storages follow each other: magic, version, machine, state dict, keys.

import collections
import pickle
import struct
import zipfile

import numpy

ZIP_MAGIC = b'PK\x03\x04'
OLD_MAGIC = 0x1950a86a20f9469cfc6c
OLD_VERSION = 1001
TYPES = {'FloatStorage': '<f4', 'HalfStorage': '<f2',
         'DoubleStorage': '<f8', 'LongStorage': '<i8'}
MAX_BYTES = 1 << 29    # of a file, and of what a zip unpacks to


class Refused(Exception):
    """One sentence for the user."""


class Storage:
    """Numbers, known once they are read."""
    def __init__(self, kind, count):
        self.kind = kind
        self.count = count
        self.numbers = None

    def fill(self, data):
        if len(data) != self.count * numpy.dtype(self.kind).itemsize:
            raise ValueError('a storage has another size')
        self.numbers = numpy.frombuffer(data, self.kind)


class Tensor:
    """A part of a storage.  Only contiguous ones: a release has no other."""
    def __init__(self, storage, offset, shape, strides, *_):
        ought, count = [], 1
        for size in reversed(shape):
            ought.insert(0, count)
            count *= size
        if (not isinstance(storage, Storage)
                or min(offset, *shape, 0) < 0
                or any(is_ != step for is_, step, size
                       in zip(strides, ought, shape) if size > 1)
                or offset + count > storage.count):
            raise ValueError('a tensor is not in its storage')
        self.storage, self.shape = storage, shape
        self.range = slice(offset, offset + count)

    def numbers(self):
        return self.storage.numbers[self.range].reshape(self.shape)


class Unpickler(pickle.Unpickler):
    def __init__(self, file):
        super().__init__(file, encoding='utf-8')
        self.storages = {}

    def find_class(self, module, name):
        if (module, name) == ('collections', 'OrderedDict'):
            return collections.OrderedDict
        if (module, name) == ('torch._utils', '_rebuild_tensor_v2'):
            return Tensor
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
        return self.storages.setdefault(key, Storage(kind, count))


def read_zip(file):
    with zipfile.ZipFile(file) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_BYTES:
            raise ValueError('the archive is too large')
        pickled, = (name for name in archive.namelist()
                    if name.endswith('/data.pkl'))
        folder = pickled[:-len('data.pkl')]
        with archive.open(pickled) as data:
            unpickler = Unpickler(data)
            state = unpickler.load()
        for key, storage in unpickler.storages.items():
            storage.fill(archive.read(f'{folder}data/{key}'))
    return state


def read_old(file):
    if Unpickler(file).load() != OLD_MAGIC:
        raise ValueError('another magic number')
    if Unpickler(file).load() != OLD_VERSION:
        raise ValueError('another version')
    if not Unpickler(file).load()['little_endian']:
        raise ValueError('another byte order')
    unpickler = Unpickler(file)
    state = unpickler.load()
    for key in Unpickler(file).load():
        storage = unpickler.storages[key]
        count, = struct.unpack('<q', file.read(8))
        if count != storage.count:
            raise ValueError('a storage has another size')
        storage.fill(file.read(count * numpy.dtype(storage.kind).itemsize))
    return state


def check(state):
    if not isinstance(state, dict):
        raise ValueError('no dictionary')
    tensors = {name: tensor for name, tensor in state.items()
               if isinstance(tensor, Tensor)}
    for name, tensor in tensors.items():
        if tensor.storage.numbers is None:
            raise ValueError(f'{name} has no numbers')
    return tensors


def read(path):
    """{name: Tensor}"""
    try:
        with open(path, 'rb') as file:
            is_zip = file.read(len(ZIP_MAGIC)) == ZIP_MAGIC
            if file.seek(0, 2) > MAX_BYTES:
                raise ValueError('the file is too large')
            file.seek(0)
            return check(read_zip(file) if is_zip else read_old(file))
    except OSError as error:
        raise Refused(f'\'{path}\' cannot be read ({error.strerror}): check '
                      'its name.') from error
    except Refused:
        raise
    except Exception as error:    # whatever a damaged pickle may raise
        raise Refused('The file is damaged or no PyTorch model '
                      f'({type(error).__name__}): get the authors\' '
                      'colorization_release_v2-9b330a0b.pth again.') from error
