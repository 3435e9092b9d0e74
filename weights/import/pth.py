#!/usr/bin/env python3
# Turns the authors' PyTorch model, colorization_release_v2-9b330a0b.pth, into
# a weights file: pth.py MODEL.pth OUT.weights
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import os
import sys

import numpy

import state_dict
from model import bins, weights_file
from model.layers import CLASSES, with_inputs

SHORT_SIDE = 256    # of the input, in the paper
AB_SCALE = 110      # model_out gives ab / 110
TOLERANCE = 1       # of a class's ab; the bins are 10 apart
MAX_LOSS = 1e-3     # by float16, of a kernel's root mean square
GET_RELEASE = 'import the authors\' colorization_release_v2-9b330a0b.pth'

CENTERS = 'model_out.weight'


def take(state, name, *shape):
    """A tensor of exactly this shape, all its numbers finite, as float32."""
    if name not in state:
        raise state_dict.Refused(f'The model has no {name}: {GET_RELEASE}.')
    with numpy.errstate(over='ignore'):
        tensor = state[name].astype('float32')
    if tensor.shape != shape:
        raise state_dict.Refused(
            f'The model\'s {name} has the shape {tensor.shape} where the '
            f'authors\' network has {shape}: {GET_RELEASE}.')
    if not numpy.isfinite(tensor).all():
        raise state_dict.Refused(
            f'The model is damaged ({name} holds a number that is not '
            'finite): download it again.')
    return tensor


def stored(kernel):
    """As float16, unless that loses too much."""
    with numpy.errstate(over='ignore'):
        half = kernel.astype('float16')
        loss = numpy.sum((half.astype('float64') - kernel) ** 2)
    small = loss <= MAX_LOSS ** 2 * numpy.sum(kernel.astype('float64') ** 2)
    return half if small else kernel


def class_order(state):
    """The model's number of each of our classes."""
    centers = take(state, CENTERS, 2, CLASSES, 1, 1)[:, :, 0, 0].T * AB_SCALE
    near = numpy.abs(bins.bin_centers()[:, None] - centers).max(-1) < TOLERANCE
    if not near.any(1).all():
        raise state_dict.Refused(
            'The model\'s colors in model_out are not the paper\'s 313: '
            f'{GET_RELEASE}.')
    return near.argmax(1)


def their_name(name):
    """What the authors' PyTorch program calls a layer: conv3_2 is model3.2, as
    ReLUs are counted too."""
    if name == 'head':
        return 'model8.6'
    block, place = name.removeprefix('conv').removesuffix('norm').split('_')
    steps = 2 * int(place) - (0 if name.endswith('norm') else 2)
    return f'model{block}.{steps}'


def norm(state, theirs, channels):
    parts = {ours: take(state, f'{theirs}.{name}', channels)
             for ours, name in weights_file.NORM.items()}
    if (parts['variance'] < 0).any():
        raise state_dict.Refused(
            f'The model is damaged ({theirs} holds a variance below zero): '
            'download it again.')
    return parts


def network_layers(state):
    """{our name of a layer: {part: float32 array}}"""
    layers = {}
    for layer, inside in with_inputs():
        theirs = their_name(layer.name)
        layers[layer.name] = {
            'weight': take(state, f'{theirs}.weight',
                           *layer.kernel_shape(inside, layer.channels)),
            'bias': take(state, f'{theirs}.bias', layer.channels)}
        if layer.norm:
            layers[layer.norm] = norm(state, their_name(layer.norm),
                                      layer.channels)
    order = class_order(state)
    layers['head'] = {part: numbers[order]
                      for part, numbers in layers['head'].items()}
    return layers


def import_model(source, target):
    if os.path.exists(target) and os.path.samefile(source, target):
        raise state_dict.Refused(f'\'{target}\' is the model itself: give '
                                 'another name to write to.')
    layers = network_layers(state_dict.read(source))
    tensors = {f'{layer}.{part}': stored(numbers) if numbers.ndim == 4
               else numbers
               for layer, parts in layers.items()
               for part, numbers in parts.items()}
    try:
        weights_file.write(target, tensors, SHORT_SIDE)
    except OSError as error:
        raise state_dict.Refused(
            f'\'{target}\' cannot be written ({error.strerror}): check that '
            'its folder is there and has space left.') from error
    finally:
        with contextlib.suppress(OSError):    # it is there no longer
            os.remove(f'{target}.part')


def main():
    if '--help' in sys.argv[1:]:
        print('Usage: pth.py MODEL.pth OUT.weights\n\n'
              'Turns the authors\' PyTorch model, '
              'colorization_release_v2-9b330a0b.pth,\ninto a weights file '
              'for Auto-Colorize.  Nothing is downloaded.')
        return
    try:
        if len(sys.argv) != 3:
            raise state_dict.Refused('Give the model and the weights file to '
                                     'write: see pth.py --help.')
        import_model(*sys.argv[1:])
    except state_dict.Refused as refused:
        sys.exit(f'pth.py: {refused}')


if __name__ == '__main__':
    main()
