# Reads and writes the weights file; weights/README.md describes it byte for
# byte, engine/weights.c is its other reader.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import struct
import zlib

import numpy

MAGIC = b'\x89ACW\r\n\x1a\n'
VERSION = 1
ALIGNMENT = 64
HEADER = struct.Struct('<8sIIQII32x')     # 64 bytes
RECORD = struct.Struct('<32sII4IQ')       # 64 bytes
CHECKSUM_AT = 28
TYPES = {1: numpy.dtype('<f2'), 2: numpy.dtype('<f4')}
CODES = {'float16': 1, 'float32': 2}

# What the file calls the parts of a layer, and what PyTorch calls them.
CONVOLUTION = {'weight': 'weight', 'bias': 'bias'}
NORM = {'weight': 'weight', 'bias': 'bias',
        'mean': 'running_mean', 'variance': 'running_var'}


def write(path, tensors, short_side):
    """tensors: {name: float16 or float32 array of 1 to 4 dimensions}."""
    tensors = {name: numpy.ascontiguousarray(t) for name, t in tensors.items()}
    position = HEADER.size + RECORD.size * len(tensors)
    records, data = b'', b''
    for name, tensor in tensors.items():
        gap = -position % ALIGNMENT
        dims = tensor.shape + (1,) * (4 - tensor.ndim)
        records += RECORD.pack(name.encode(), CODES[tensor.dtype.name],
                               tensor.ndim, *dims, position + gap)
        data += bytes(gap) + tensor.tobytes()
        position += gap + tensor.nbytes
    header = HEADER.pack(MAGIC, VERSION, len(tensors), position, short_side, 0)
    body = bytearray(header + records + data)
    struct.pack_into('<I', body, CHECKSUM_AT, zlib.crc32(body))

    with open(path + '.part', 'wb') as file:
        file.write(body)
    os.replace(path + '.part', path)


def read(path):
    """The tensors of a file, and the short side that it was trained for."""
    with open(path, 'rb') as file:
        body = bytearray(file.read())
    magic, version, count, size, short_side, checksum = HEADER.unpack_from(body)
    struct.pack_into('<I', body, CHECKSUM_AT, 0)
    if (magic != MAGIC or version != VERSION or size != len(body)
            or checksum != zlib.crc32(body)):
        raise ValueError(f'{path} is not an intact weights file')

    tensors = {}
    for i in range(count):
        name, code, ndim, *dims, offset = RECORD.unpack_from(
            body, HEADER.size + RECORD.size * i)
        shape = dims[:ndim]
        flat = numpy.frombuffer(body, TYPES[code], int(numpy.prod(shape)),
                                offset)
        tensors[name.rstrip(b'\0').decode()] = flat.reshape(shape)
    return tensors, short_side


def parts(network):
    """(name in the file, name in the state dict) of every tensor."""
    for layer, module in network.named_children():
        names = NORM if hasattr(module, 'running_mean') else CONVOLUTION
        for ours, theirs in names.items():
            yield f'{layer}.{ours}', f'{layer}.{theirs}'


def save_network(path, network, short_side):
    """Kernels as float16; biases and BatchNorm, which are small, as float32."""
    state = network.state_dict()
    tensors = {}
    for ours, theirs in parts(network):
        tensor = state[theirs].detach().cpu().numpy()
        kind = 'float16' if tensor.ndim == 4 else 'float32'
        tensors[ours] = tensor.astype(kind)
    write(path, tensors, short_side)


def widen(tensor, wide, transposed):
    """wide, a layer's tensor with more channels, with tensor in its corner.
    The first channels do not see the new ones, so they compute what they did;
    what the new ones compute is left to chance, and to training."""
    wide = wide.clone()
    if tensor.ndim > 1:
        inputs = 0 if transposed else 1
        known = wide.narrow(1 - inputs, 0, tensor.shape[1 - inputs])
        known.narrow(inputs, tensor.shape[inputs],
                     wide.shape[inputs] - tensor.shape[inputs]).zero_()
    wide[tuple(slice(n) for n in tensor.shape)] = tensor
    return wide


def load_network(path, network):
    """Fills a network from a file of the same width or a smaller one.  A head
    with other outputs stays as it is, as for the paper's "L2, ft"."""
    import torch
    tensors, _ = read(path)
    state = network.state_dict()
    outputs = len(tensors['head.bias'])
    for ours, theirs in parts(network):
        tensor = torch.from_numpy(tensors[ours].astype('float32'))
        if ours.startswith('head.') and outputs != len(network.head.bias):
            continue
        if any(n > m for n, m in zip(tensor.shape, state[theirs].shape)):
            raise ValueError(f'{path} is wider: {ours} is '
                             f'{list(tensor.shape)}')
        state[theirs] = widen(tensor, state[theirs],
                              ours.startswith('conv8_1.'))
    network.load_state_dict(state)
