# A Caffe model of the authors' layout and full size, imported, gives what
# OpenCV makes of the same file.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import signal
import subprocess
import sys
import tempfile

try:
    import cv2
except ImportError:
    print('skipped: no OpenCV for Python')
    sys.exit(77)
import numpy

import release

MAX_MEMORY = 64    # MB; the model has 129

# A process counts for its peak what its parent had when it started: this
# parent is small.
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def opencv(folder, layers, photo):
    with open(f'{folder}/model.prototxt', 'w', encoding='ascii') as file:
        file.write(release.caffemodel.prototxt(layers, *photo.shape))
    net = cv2.dnn.readNetFromCaffe(f'{folder}/model.prototxt',
                                   f'{folder}/model.caffemodel')
    net.setInput((photo - 50)[None, None])
    scores, ab = net.forward(['conv8_313', 'class8_ab'])
    return scores[0], ab[0]


def import_model(source, target):
    """Gives the importer's peak memory in MB."""
    return int(subprocess.run([sys.executable, '-c', MEASURE,
                               release.IMPORTER, source, target],
                              check=True, capture_output=True).stdout)


def check_tensors(path, ours):
    tensors, short_side = release.weights_file.read(path)
    assert short_side == 256
    assert len(tensors) == 74
    for name, number in ours.items():
        stored = tensors[name]
        assert stored.shape == number.shape, name
        assert stored.dtype == ('<f2' if stored.ndim == 4 else '<f4'), name
        if 'norm' in name:
            assert numpy.allclose(stored, number, 1e-6), name
        else:
            assert (stored == number).all(), name
    for name in tensors:
        if 'norm' in name and name.endswith('.weight'):
            assert (tensors[name] == 1).all(), name
        if 'norm' in name and name.endswith('.bias'):
            assert (tensors[name] == 0).all(), name


def check_interrupted(folder):
    """A signal ends the program, but not before it has cleaned up."""
    os.mkdir(f'{folder}/cut')
    importer = subprocess.Popen([release.IMPORTER,
                                 f'{folder}/model.caffemodel',
                                 f'{folder}/cut/a.weights'])
    while not os.listdir(f'{folder}/cut'):
        assert importer.poll() is None
    importer.send_signal(signal.SIGTERM)
    assert importer.wait() == -signal.SIGTERM
    os.rmdir(f'{folder}/cut')    # which has to be empty


def main(folder):
    random = numpy.random.default_rng(1)
    photo = release.lightness(random)
    ours = release.tensors(random, affine=False)
    # As the weights file stores them, so that nothing is lost; pytorch.py
    # tells what usually is.
    for name, numbers in ours.items():
        if numbers.ndim == 4:
            ours[name] = numbers.astype('float16').astype('float32')

    # The classes in an order of their own: class8_ab tells which.
    order = random.permutation(release.CLASSES)
    layers = release.caffe_layers(ours, order)
    release.write_model(f'{folder}/model.caffemodel', layers)
    peak = import_model(f'{folder}/model.caffemodel', f'{folder}/new.weights')
    print(f'peak memory of the import: {peak} MB')
    assert peak < MAX_MEMORY
    check_tensors(f'{folder}/new.weights', ours)
    release.check_full_disk(folder, [release.IMPORTER],
                            f'{folder}/model.caffemodel')
    check_interrupted(folder)

    scores, ab = release.engine(folder, f'{folder}/new.weights', photo,
                                1 / release.REHEAT)
    their_scores, their_ab = opencv(folder, layers, photo)
    release.compare('OpenCV', scores, ab, their_scores[order.argsort()],
                    their_ab, (1e-4, 0.01))

    # The old form of the file, and the classes in the usual order, without
    # or with zeros in class8_ab: the same weights.
    expected = open(f'{folder}/new.weights', 'rb').read()
    layers = release.caffe_layers(ours, numpy.arange(release.CLASSES))
    layers[-1].blobs[0][:] = 0
    release.write_old_model(f'{folder}/model.caffemodel', layers)
    import_model(f'{folder}/model.caffemodel', f'{folder}/old.weights')
    assert open(f'{folder}/old.weights', 'rb').read() == expected
    release.write_model(f'{folder}/model.caffemodel', layers[:-3])
    import_model(f'{folder}/model.caffemodel', f'{folder}/plain.weights')
    assert open(f'{folder}/plain.weights', 'rb').read() == expected
    assert len(os.listdir(folder)) == 7    # nothing temporary is left


with tempfile.TemporaryDirectory() as work:
    main(work)
