# The recipe from zipped photos to a weights file: each loss, resuming from a
# checkpoint, starting from a weights file, also from a narrower one, two
# processes together, and the engine's agreement with what was trained.  The
# photos are made here: a color for each brightness, which a network can learn.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import cv2
import numpy
import torch
from PIL import Image

source = os.environ['SOURCE']
from model import bins, lab, network, weights_file
import golden
import photos

PHOTOS = 130     # of which two are kept for validation
WIDTH = 0.125
SEEN = 1600      # the colors are learned by then
MORE = 4200      # past the report after 500 steps of 8


def photo(generator):
    """Six squares of some gray, the dark ones blue and the light ones yellow:
    [64, 96, 3] in 0..1."""
    gray = generator.rand(2, 3, 1)
    rgb = numpy.where(gray < 0.5, (0.2, 0.4, 1), (1, 0.8, 0.3)) * gray
    return rgb.repeat(32, axis=0).repeat(32, axis=1)


def make_photos(folder):
    generator = numpy.random.RandomState(1)
    with zipfile.ZipFile(f'{folder}/train-0.zip', 'w') as archive:
        for i in range(PHOTOS):
            data = io.BytesIO()
            pixels = (photo(generator) * 255).astype('uint8')
            Image.fromarray(pixels).save(data, 'webp')
            archive.writestr(f'{i:03}.webp', data.getvalue())
    with open(f'{folder}/index.csv', 'w', encoding='utf-8') as index:
        index.write('shard,file,source\ntrain-0.zip,005.webp,utkface\n'
                    'train-0.zip,007.webp,people\n')


def train(folder, out, *options, start=(sys.executable,)):
    command = [*start, f'{source}/weights/train/train.py', folder,
               '--out', f'{folder}/{out}', '--width', str(WIDTH),
               '--cache-side', '48', '--rate', '0.003', '--age', '0',
               '--stages', '40:8', *options]
    print(' '.join(options))
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def losses(folder, out):
    rows = open(f'{folder}/{out}/log.csv', encoding='utf-8').readlines()
    return [float(row.split(',')[3]) for row in rows]


def check_engine(folder, out):
    """The engine and PyTorch agree on the trained weights."""
    tensors, short_side = weights_file.read(f'{folder}/{out}/trained.weights')
    assert short_side == 40
    net = network.Network(WIDTH, len(tensors['head.bias'])).eval()
    weights_file.load_network(f'{folder}/{out}/trained.weights', net)
    golden.write_case(folder, 'trained', net, 24, 40, short_side)
    subprocess.run([os.environ['TEST_NETWORK'], folder, 'trained'], check=True)


@torch.no_grad()
def check_learned(folder, out):
    """On photos that it has not seen, dark is bluer than light by far."""
    tensors, _ = weights_file.read(f'{folder}/{out}/trained.weights')
    net = network.Network(WIDTH, len(tensors['head.bias'])).eval()
    weights_file.load_network(f'{folder}/{out}/trained.weights', net)
    generator = numpy.random.RandomState(2)
    rgb = torch.tensor(numpy.stack([photo(generator) for _ in range(20)]))
    rgb = torch.nn.functional.avg_pool2d(rgb.float().permute(0, 3, 1, 2), 2)
    lightness, _, b = lab.lab_of_rgb(rgb).split(1, dim=1)
    output = net(lightness)
    if output.shape[1] == 2:
        found = output[:, 1] * 110
    else:
        found = torch.einsum('nchw,c->nhw', output.softmax(dim=1),
                             torch.from_numpy(bins.bin_centers()[:, 1]))
    blue = torch.nn.functional.avg_pool2d(b, 4)[:, 0] < 0
    dark, light = found[blue].mean().item(), found[~blue].mean().item()
    print(f'{out}: b of dark {dark:.1f}, of light {light:.1f}')
    assert light - dark > 20


@torch.no_grad()
def check_widened(folder, out):
    """A wider network computes what the narrow one did."""
    path = f'{folder}/{out}/trained.weights'
    narrow = network.Network(WIDTH).eval()
    wide = network.Network(2 * WIDTH).eval()
    weights_file.load_network(path, narrow)
    weights_file.load_network(path, wide)
    photo = 100 * torch.rand(1, 1, 40, 48)
    difference = (narrow(photo) - wide(photo)).abs().max().item()
    print(f'widened: largest difference {difference:.1e}')
    assert difference < 1e-4
    try:
        weights_file.load_network(path, network.Network(WIDTH / 2))
        raise SystemExit('a narrower network took wider weights')
    except ValueError:
        pass


def check_rebalanced(folder, out):
    """More rebalancing: the classes that no photo has gain most."""
    path = f'{folder}/{out}'
    subprocess.run([sys.executable, f'{source}/weights/train/rebalance.py',
                    path, f'{path}/more.weights', '--power', '0.2',
                    '--short-side', '48'], check=True)
    before, _ = weights_file.read(f'{path}/trained.weights')
    after, short_side = weights_file.read(f'{path}/more.weights')
    gain = after['head.bias'] - before['head.bias']
    found = before['head.bias'].argmax()    # the start is log frequency
    print(f'rebalanced: {gain.min():.3f} to {gain.max():.3f}')
    assert short_side == 48
    assert gain[found] < -0.1 < 0.1 < gain.max() == gain[0]
    assert (after['head.weight'] == before['head.weight']).all()


def find_out_more(folder, out):
    """What faces.py and features.py find: a face, and the cells' colors."""
    path = f'{folder}/{out}/photos-48'
    faces = numpy.zeros((PHOTOS - 1, 4), dtype=numpy.float32)
    faces[8] = 10, 10, 20, 24
    numpy.save(path + '-faces.npy', faces)
    features = [cv2.resize(rgb / numpy.float32(255), (7, 7),
                           interpolation=cv2.INTER_AREA)
                for rgb in photos.cached(path)]
    numpy.savez(path + '-features.npz',
                features=numpy.float16(numpy.stack(features)),
                classes=numpy.eye(3, dtype=numpy.float32),
                bias=numpy.zeros(3, dtype=numpy.float32))


def check_joined(folder):
    """Two trainings that went on from one checkpoint become one again."""
    for out, seed in (('left', '5'), ('right', '6')):
        shutil.copytree(f'{folder}/taught', f'{folder}/{out}')
        train(folder, out, '--seen', str(SEEN + 80), '--seed', seed)
    subprocess.run([sys.executable, f'{source}/weights/train/join.py',
                    f'{folder}/joined.pt', f'{folder}/taught/checkpoint.pt',
                    f'{folder}/left', f'{folder}/right'], check=True)
    joined, left, right = (
        torch.load(f'{folder}/{name}') for name in
        ('joined.pt', 'left/checkpoint.pt', 'right/checkpoint.pt'))
    for part in ('net', 'average'):
        middle = (left[part]['head.weight'] + right[part]['head.weight']) / 2
        assert (left[part]['head.weight'] != middle).any()
        assert torch.allclose(joined[part]['head.weight'], middle)
    assert joined['seen'] == left['seen'] + right['seen'] - SEEN
    shutil.move(f'{folder}/joined.pt', f'{folder}/left/checkpoint.pt')
    # It is done: only measured and saved.
    train(folder, 'left', '--seen', str(joined['seen']))
    tensors, _ = weights_file.read(f'{folder}/left/trained.weights')
    middle = joined['average']['head.weight'].numpy()
    assert numpy.allclose(tensors['head.weight'], middle, atol=1e-3)
    train(folder, 'left', '--seen', str(joined['seen'] + 8))


with tempfile.TemporaryDirectory() as folder:
    make_photos(folder)

    printed = train(folder, 'full', '--loss', 'full', '--seen', str(SEEN))
    assert f'{PHOTOS - 1} photos' in printed, printed
    check_learned(folder, 'full')
    check_engine(folder, 'full')

    check_rebalanced(folder, 'full')

    # A checkpoint goes on where it was.
    printed = train(folder, 'full', '--loss', 'full', '--seen', str(MORE))
    assert printed.count(f'{MORE} photos, 100 %') == 1, printed
    assert len(losses(folder, 'full')) == 3

    # The rate falls to zero from a copy, and the training stays as it is.
    with open(f'{folder}/full/checkpoint.pt', 'rb') as file:
        before = file.read()
    printed = train(folder, 'full', '--loss', 'full', '--finish', '0.001')
    assert '100 %' in printed, printed
    check_learned(folder, 'full/finish')
    check_rebalanced(folder, 'full/finish')
    with open(f'{folder}/full/checkpoint.pt', 'rb') as file:
        assert file.read() == before
    known = losses(folder, 'full')
    assert losses(folder, 'full/finish')[:len(known)] == known

    # A weights file is a better start than none.
    train(folder, 'again', '--loss', 'class', '--seen', str(SEEN),
          '--from', f'{folder}/full/trained.weights')
    train(folder, 'class', '--loss', 'class', '--seen', str(SEEN))
    check_learned(folder, 'class')
    assert losses(folder, 'again')[0] < losses(folder, 'class')[0]

    # "L2, ft" starts from the features of "full".
    train(folder, 'l2', '--loss', 'l2', '--seen', str(SEEN),
          '--from', f'{folder}/full/trained.weights')
    check_learned(folder, 'l2')
    check_engine(folder, 'l2')

    # A teacher that comes later, preferred sources and faces.
    train(folder, 'taught', '--seen', '16')
    find_out_more(folder, 'taught')
    train(folder, 'taught', '--seen', str(SEEN), '--prefer', 'people')
    check_learned(folder, 'taught')
    told = torch.load(f'{folder}/taught/checkpoint.pt')['told']
    assert told['weight'].shape[0] == 3
    check_joined(folder)

    # With the distance of the annealed mean beside it.
    train(folder, 'far', '--loss', 'class', '--distance', '0.2',
          '--seen', str(SEEN))
    check_learned(folder, 'far')

    # A wider network goes on from a narrow one.
    check_widened(folder, 'full')
    train(folder, 'wide', '--seen', '400', '--width', str(2 * WIDTH),
          '--age', '0.5', '--stages', '32+40:8',
          '--from', f'{folder}/full/trained.weights')

    # Two processes see as many photos together.  PyTorch 1.13 under Python
    # 3.11 needs to be told where each one's output goes.
    train(folder, 'two', '--seen', str(2 * SEEN),
          start=(sys.executable, '-m', 'torch.distributed.run',
                 '--nproc_per_node', '2',
                 '--redirects', '0:1,1:1', '--tee', '0:1,1:1'))
    check_learned(folder, 'two')
    check_engine(folder, 'two')
