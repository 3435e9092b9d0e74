#!/usr/bin/env python3
# Turns the authors' PyTorch model, colorization_release_v2-9b330a0b.pth, into
# a weights file: pth.py MODEL.pth OUT.weights
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import os
import sys

import numpy

import state_dict

from model import weights_file

SHORT_SIDE = 256    # of the input, in the paper
CLASSES = 313
AB_SCALE = 110      # model_out gives ab / 110
TOLERANCE = 1       # of a class's ab; the bins are 10 apart
MAX_LOSS = 1e-3     # by float16, of a kernel's root mean square
GET_RELEASE = 'import the authors\' colorization_release_v2-9b330a0b.pth'

# The b of the bins, for each a from -90 to 100 in steps of 10, as in
# engine/bins.c.
RUNS = ((50, 90), (20, 90), (0, 90), (-20, 90), (-30, 100), (-40, 100),
        (-50, 100), (-50, 100), (-60, 100), (-70, 100), (-80, 90), (-80, 90),
        (-90, 90), (-100, 90), (-100, 80), (-110, 80), (-110, 80),
        (-110, 70), (-110, 70), (-90, 0))

# (their name, our name, channels in, channels out, side of the kernel)
CONVOLUTIONS = (
    ('model1.0', 'conv1_1', 1, 64, 3), ('model1.2', 'conv1_2', 64, 64, 3),
    ('model2.0', 'conv2_1', 64, 128, 3), ('model2.2', 'conv2_2', 128, 128, 3),
    ('model3.0', 'conv3_1', 128, 256, 3), ('model3.2', 'conv3_2', 256, 256, 3),
    ('model3.4', 'conv3_3', 256, 256, 3),
    ('model4.0', 'conv4_1', 256, 512, 3), ('model4.2', 'conv4_2', 512, 512, 3),
    ('model4.4', 'conv4_3', 512, 512, 3),
    ('model5.0', 'conv5_1', 512, 512, 3), ('model5.2', 'conv5_2', 512, 512, 3),
    ('model5.4', 'conv5_3', 512, 512, 3),
    ('model6.0', 'conv6_1', 512, 512, 3), ('model6.2', 'conv6_2', 512, 512, 3),
    ('model6.4', 'conv6_3', 512, 512, 3),
    ('model7.0', 'conv7_1', 512, 512, 3), ('model7.2', 'conv7_2', 512, 512, 3),
    ('model7.4', 'conv7_3', 512, 512, 3),
    ('model8.2', 'conv8_2', 256, 256, 3), ('model8.4', 'conv8_3', 256, 256, 3))
NORMS = (('model1.4', 'conv1_2norm', 64), ('model2.4', 'conv2_2norm', 128),
         ('model3.6', 'conv3_3norm', 256), ('model4.6', 'conv4_3norm', 512),
         ('model5.6', 'conv5_3norm', 512), ('model6.6', 'conv6_3norm', 512),
         ('model7.6', 'conv7_3norm', 512))
TRANSPOSED = ('model8.0', 'conv8_1', 512, 256, 4)
HEAD = ('model8.6', 'head', 256, CLASSES, 1)
CENTRES = 'model_out.weight'


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


def bin_centres():
    return numpy.array([(10 * i - 90, b) for i, run in enumerate(RUNS)
                        for b in range(run[0], run[1] + 1, 10)], 'float32')


def class_order(state):
    """The model's number of each of our classes."""
    centres = take(state, CENTRES, 2, CLASSES, 1, 1)[:, :, 0, 0].T * AB_SCALE
    near = numpy.abs(bin_centres()[:, None] - centres).max(-1) < TOLERANCE
    if not near.any(1).all():
        raise state_dict.Refused(
            'The model\'s colors in model_out are not the paper\'s 313: '
            f'{GET_RELEASE}.')
    return near.argmax(1)


def convolution(state, theirs, channels, kernel_shape):
    return {'weight': take(state, f'{theirs}.weight', *kernel_shape),
            'bias': take(state, f'{theirs}.bias', channels)}


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
    for theirs, ours, channels, out, side in CONVOLUTIONS + (HEAD,):
        layers[ours] = convolution(state, theirs, out,
                                   (out, channels, side, side))
    theirs, ours, channels, out, side = TRANSPOSED
    layers[ours] = convolution(state, theirs, out,
                               (channels, out, side, side))
    for theirs, ours, channels in NORMS:
        layers[ours] = norm(state, theirs, channels)
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
