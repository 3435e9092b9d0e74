# The authors' networks, as random numbers of the same shapes, and the
# programs that the tests of the importers run.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import resource
import subprocess

import numpy

SOURCE = os.environ['SOURCE']
IMPORTER = os.environ['IMPORTER']
SCORES = os.environ['IMPORT_SCORES']
PTH = f'{SOURCE}/weights/import/pth.py'
from model import bins, caffemodel, layers, weights_file    # noqa: F401

HEIGHT, WIDTH = 64, 96
FACTOR = 999.98      # near what Caffe's training leaves
REHEAT = 2.606       # the authors' scale before the softmax

CLASSES = 313
centers = bins.bin_centers()


def tensors(random, affine):
    """{our name: float32 array} of the full-size network.  Kernels keep the
    size of what goes through them (He et al., 2015); statistics are as unlike
    0 and 1 as training makes them."""
    found = {}

    def normal(name, scale, *shape):
        found[name] = scale * random.standard_normal(shape, 'float32')

    def uniform(name, low, high, channels):
        found[name] = random.uniform(low, high, channels).astype('float32')

    for layer, inside in layers.with_inputs():
        shape = layer.kernel_shape(inside, layer.channels)
        taps = inside * layer.size ** 2 / (4 if layer.transposed else 1)
        normal(f'{layer.name}.weight',
               0.1 if layer.name == 'head' else (2 / taps) ** 0.5, *shape)
        normal(f'{layer.name}.bias', 0.2, layer.channels)
        if layer.norm:
            uniform(f'{layer.norm}.mean', 0.1, 0.6, layer.channels)
            uniform(f'{layer.norm}.variance', 0.3, 1.5, layer.channels)
        if layer.norm and affine:
            uniform(f'{layer.norm}.weight', 0.5, 1.5, layer.channels)
            uniform(f'{layer.norm}.bias', -0.5, 0.5, layer.channels)
    return found


def caffe_layers(ours, order):
    """The layers of the Caffe release, up to the decoded ab.  order: which of
    our classes each of the release's is."""
    theirs = dict(ours)
    theirs['conv1_1.weight'] = ours['conv1_1.weight'] / 100
    for part in 'weight', 'bias':
        theirs[f'head.{part}'] = ours[f'head.{part}'][order]
    layers = caffemodel.network_layers(theirs)
    for layer in layers:
        if layer.kind == 'BatchNorm':
            layer.blobs = [FACTOR * ours[f'{layer.name}.mean'],
                           FACTOR * ours[f'{layer.name}.variance'],
                           numpy.array([FACTOR], 'float32')]
    layers += [
        caffemodel.CaffeLayer('conv8_313_rh', 'Scale', 'conv8_313',
                              'conv8_313_rh', {'scale_param': {'bias_term': 0}},
                              [numpy.full(CLASSES, REHEAT, 'float32')]),
        caffemodel.CaffeLayer('class8_313_rh', 'Softmax', 'conv8_313_rh',
                              'class8_313_rh'),
        caffemodel.CaffeLayer('class8_ab', 'Convolution', 'class8_313_rh',
                              'class8_ab',
                              {'convolution_param': {'num_output': 2, 'pad': 0,
                                                     'kernel_size': 1}},
                              [centers[order].T.reshape(2, CLASSES, 1, 1)
                               .copy(), numpy.zeros(2, 'float32')])]
    return layers


def write_model(path, layers):
    with open(path, 'wb') as file:
        file.write(caffemodel.text_field(1, 'LtoAB'))
        for layer in layers:
            file.write(caffemodel.bytes_field(
                caffemodel.NET_LAYER, caffemodel.layer_message(layer)))


def old_blob(array):
    """Four dimensions; doubles."""
    dims = (1,) * (4 - array.ndim) + array.shape
    return (b''.join(caffemodel.number_field(i + 1, dim)
                     for i, dim in enumerate(dims))
            + caffemodel.bytes_field(8, array.astype('<f8').tobytes()))


def write_old_model(path, layers):
    """The V1 form, "layers"."""
    with open(path, 'wb') as file:
        file.write(caffemodel.text_field(1, 'LtoAB'))
        for layer in layers:
            message = caffemodel.text_field(4, layer.name)
            for blob in layer.blobs:
                message += caffemodel.bytes_field(6, old_blob(blob))
            file.write(caffemodel.bytes_field(2, message))


def lightness(random):
    return random.uniform(0, 100, (HEIGHT, WIDTH)).astype('float32')


def check_full_disk(folder, program, model):
    """Writing ends with an error after a megabyte, and leaves nothing."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    os.mkdir(f'{folder}/full')
    # Python ignores the signal that would end the program instead.
    done = subprocess.run([*program, model, f'{folder}/full/a.weights'],
                          capture_output=True, text=True, preexec_fn=limit,
                          restore_signals=False)
    assert done.returncode == 1 and 'space left' in done.stderr, done
    assert done.stderr.count('\n') == 1, done
    os.rmdir(f'{folder}/full')    # which has to be empty


def engine(folder, weights, photo, temperature):
    """The engine's scores and ab: [classes, height, width]."""
    with open(f'{folder}/input', 'wb') as file:
        numpy.array(photo.shape, '<i4').tofile(file)
        photo.tofile(file)
    subprocess.run([SCORES, weights, f'{folder}/input', f'{folder}/output',
                    str(temperature)], check=True)
    numbers = numpy.fromfile(f'{folder}/output', '<f4')
    height, width = HEIGHT // 4, WIDTH // 4
    split = height * width * CLASSES
    return (numbers[:split].reshape(height, width, -1).transpose(2, 0, 1),
            numbers[split:].reshape(height, width, -1).transpose(2, 0, 1))


def compare(what, scores, ab, their_scores, their_ab, tolerance):
    """tolerance: of the scores' range; of ab"""
    spread = their_scores.max() - their_scores.min()
    scores_differ = abs(scores - their_scores).max() / spread
    ab_differ = abs(ab - their_ab).max()
    print(f'{what}: scores differ by {scores_differ:.2g} of their range '
          f'({spread:.3g}), ab by {ab_differ:.2g} of '
          f'{their_ab.min():.3g}..{their_ab.max():.3g}')
    assert spread > 0.1 and numpy.ptp(their_ab) > 1
    assert scores_differ < tolerance[0] and ab_differ < tolerance[1]
