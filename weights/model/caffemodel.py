# Writes our network as the authors wrote theirs for Caffe: a prototxt that
# describes the layers, and a caffemodel that also holds their numbers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Layers are named as in colorization_release_v2, up to the scores; what
# follows there only decodes them.  The release's BatchNorm has no weight and
# bias; where ours has, a Scale layer holds them.
#
# A caffemodel is a protobuf message: fields, each a number and a type as one
# varint, then its value.  The field numbers are caffe.proto's.

from dataclasses import dataclass, field

import numpy

from .layers import LAYERS

RELEASE_NAMES = {'conv1_1': 'bw_conv1_1', 'head': 'conv8_313'}

# What Caffe divides mean and variance by.  Training leaves it near 1000; this
# is as unlike 1, and dividing by it loses no precision.
NORM_FACTOR = 512

VARINT, BYTES = 0, 2    # types of a protobuf field
NET_NAME, NET_LAYER = 1, 100
LAYER_NAME, LAYER_TYPE, LAYER_BOTTOM, LAYER_TOP, LAYER_BLOBS = 1, 2, 3, 4, 7
BLOB_DATA, BLOB_SHAPE = 5, 7
SHAPE_DIM = 1
SETTINGS = {'convolution_param': (106, {'num_output': 1, 'pad': 3,
                                         'kernel_size': 4, 'stride': 6,
                                         'dilation': 18}),
            'scale_param': (142, {'bias_term': 4})}


@dataclass
class CaffeLayer:
    name: str
    kind: str                                     # Caffe's "type"
    bottom: str                                   # what it reads
    top: str                                      # what it gives
    settings: dict = field(default_factory=dict)  # {message: {field: number}}
    blobs: list = field(default_factory=list)     # float32 arrays


def convolution(layer, tensors, bottom):
    kernel = tensors[f'{layer.name}.weight']
    release_name = RELEASE_NAMES.get(layer.name, layer.name)
    return CaffeLayer(
        release_name, 'Deconvolution' if layer.transposed else 'Convolution',
        bottom, release_name.replace('bw_', ''),
        {'convolution_param': {
            'num_output': kernel.shape[1 if layer.transposed else 0],
            'pad': 1 if layer.transposed else layer.size // 2 * layer.dilation,
            'kernel_size': layer.size,
            'stride': layer.stride,
            'dilation': layer.dilation}},
        [kernel, tensors[f'{layer.name}.bias']])


def norm(name, tensors, bottom):
    return CaffeLayer(
        name, 'BatchNorm', bottom, name,
        blobs=[NORM_FACTOR * tensors[f'{name}.mean'],
               NORM_FACTOR * tensors[f'{name}.variance'],
               numpy.array([NORM_FACTOR], 'float32')])


def scale(name, tensors):
    return CaffeLayer(
        f'{name}_scale', 'Scale', name, name,
        {'scale_param': {'bias_term': 1}},
        [tensors[f'{name}.weight'], tensors[f'{name}.bias']])


def network_layers(tensors):
    """tensors: {name: float32 array}, named and shaped as in our weights file
    (weights/README.md); BatchNorm may come without weight and bias."""
    layers, top = [], 'data_l'
    for layer in LAYERS:
        layers.append(convolution(layer, tensors, top))
        top = layers[-1].top
        if layer.name != 'head':
            layers.append(CaffeLayer(layer.name.replace('conv', 'relu'),
                                     'ReLU', top, top))
        if layer.norm:
            layers.append(norm(layer.norm, tensors, top))
            top = layer.norm
            if f'{layer.norm}.weight' in tensors:
                layers.append(scale(layer.norm, tensors))
    return layers


def prototxt(layers, height, width):
    """The text that describes the layers, for an input of this size."""
    lines = ['name: "LtoAB"',
             'layer {',
             '  name: "data_l" type: "Input" top: "data_l"',
             '  input_param {',
             f'    shape {{ dim: 1 dim: 1 dim: {height} dim: {width} }}',
             '  }',
             '}']
    for layer in layers:
        lines += ['layer {',
                  f'  name: "{layer.name}" type: "{layer.kind}"',
                  f'  bottom: "{layer.bottom}" top: "{layer.top}"']
        for message, values in layer.settings.items():
            body = ' '.join(f'{key}: {value}' for key, value in values.items())
            lines.append(f'  {message} {{ {body} }}')
        lines.append('}')
    return '\n'.join(lines) + '\n'


def varint(number):
    """Seven bits a byte, the lowest first; all bytes but the last are
    marked."""
    encoded = bytearray()
    while number > 0x7f:
        encoded.append(number & 0x7f | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def number_field(key, number):
    return varint(key << 3 | VARINT) + varint(number)


def bytes_field(key, value):
    return varint(key << 3 | BYTES) + varint(len(value)) + value


def text_field(key, text):
    return bytes_field(key, text.encode())


def blob(array):
    dims = b''.join(varint(dim) for dim in array.shape)
    return (bytes_field(BLOB_DATA, array.astype('<f4').tobytes())
            + bytes_field(BLOB_SHAPE, bytes_field(SHAPE_DIM, dims)))


def layer_message(layer):
    parts = [text_field(LAYER_NAME, layer.name),
             text_field(LAYER_TYPE, layer.kind),
             text_field(LAYER_BOTTOM, layer.bottom),
             text_field(LAYER_TOP, layer.top)]
    parts += [bytes_field(LAYER_BLOBS, blob(array)) for array in layer.blobs]
    for message, values in layer.settings.items():
        number, keys = SETTINGS[message]
        body = b''.join(number_field(keys[key], value)
                        for key, value in values.items())
        parts.append(bytes_field(number, body))
    return b''.join(parts)


def write_prototxt(path, tensors, height, width):
    with open(path, 'w', encoding='ascii') as file:
        file.write(prototxt(network_layers(tensors), height, width))


def write_caffemodel(path, tensors):
    with open(path, 'wb') as file:
        file.write(text_field(NET_NAME, 'LtoAB'))
        for layer in network_layers(tensors):
            file.write(bytes_field(NET_LAYER, layer_message(layer)))
