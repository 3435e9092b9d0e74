# The recipe from zipped photos to a weights file: each loss, resuming from a
# checkpoint, starting from a weights file, also from a narrower one, two
# processes together, and the engine's agreement with what was trained.  The photos are made here: a colour for each brightness,
# which a network can learn.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import subprocess
import sys
import tempfile
import zipfile

import numpy
import torch
from PIL import Image

source = os.environ['SOURCE']
sys.path.insert(0, os.path.join(source, 'weights', 'train'))
import bins
import golden
import network
import weights_file

PHOTOS = 130     # of which two are kept for validation


def make_photos(folder):
    generator = numpy.random.RandomState(1)
    with zipfile.ZipFile(f'{folder}/train-0.zip', 'w') as archive:
        for i in range(PHOTOS):
            grey = generator.rand(2, 3, 1)
            rgb = numpy.where(grey < 0.5, (0.2, 0.4, 1), (1, 0.8, 0.3)) * grey
            photo = Image.fromarray((rgb * 255).astype('uint8'))
            data = io.BytesIO()
            photo.resize((96, 64), Image.NEAREST).save(data, 'webp')
            archive.writestr(f'{i:03}.webp', data.getvalue())
    with open(f'{folder}/index.csv', 'w', encoding='utf-8') as index:
        index.write('shard,file,source\ntrain-0.zip,005.webp,utkface\n')


def train(folder, out, *options, start=(sys.executable,)):
    command = [*start, f'{source}/weights/train/train.py', folder,
               '--out', f'{folder}/{out}', '--width', '0.0625',
               '--cache-side', '48', '--rate', '0.01', '--age', '0',
               '--stages', '32:40:16:1', *options]
    print(' '.join(options))
    return subprocess.run(command, check=True, capture_output=True,
                          text=True).stdout


def losses(folder, out):
    rows = open(f'{folder}/{out}/log.csv', encoding='utf-8').readlines()
    return [float(row.split(',')[3]) for row in rows]


def check_engine(folder, out):
    """The engine and PyTorch agree on the trained weights."""
    tensors, short_side = weights_file.read(f'{folder}/{out}/trained.weights')
    assert short_side == 40
    net = network.Network(0.0625, len(tensors['head.bias'])).eval()
    weights_file.load_network(f'{folder}/{out}/trained.weights', net)
    golden.write_case(folder, 'trained', net, 24, 40, short_side)
    subprocess.run([os.environ['TEST_NETWORK'], folder, 'trained'], check=True)


@torch.no_grad()
def check_learned(folder, out):
    """Dark is blue, light is yellow."""
    tensors, _ = weights_file.read(f'{folder}/{out}/trained.weights')
    net = network.Network(0.0625, len(tensors['head.bias'])).eval()
    weights_file.load_network(f'{folder}/{out}/trained.weights', net)
    photo = torch.full((1, 1, 40, 48), 12.0)
    photo[..., 24:] = 85
    output = net(photo)
    if output.shape[1] == 2:
        b = output[0, 1] * 110
    else:
        b = torch.einsum('chw,c->hw', output[0].softmax(dim=0),
                         bins.bin_centres()[:, 1])
    print(f'{out}: b of dark {b[5, 2]:.1f}, of light {b[5, 9]:.1f}')
    assert b[5, 2] < -5 and b[5, 9] > 15


@torch.no_grad()
def check_widened(folder, out):
    """A wider network computes what the narrow one did."""
    path = f'{folder}/{out}/trained.weights'
    narrow = network.Network(0.0625).eval()
    wide = network.Network(0.125).eval()
    weights_file.load_network(path, narrow)
    weights_file.load_network(path, wide)
    photo = 100 * torch.rand(1, 1, 40, 48)
    difference = (narrow(photo) - wide(photo)).abs().max().item()
    print(f'widened: largest difference {difference:.1e}')
    assert difference < 1e-4
    try:
        weights_file.load_network(path, network.Network(0.03125))
        raise SystemExit('a narrower network took wider weights')
    except ValueError:
        pass


with tempfile.TemporaryDirectory() as folder:
    make_photos(folder)

    printed = train(folder, 'full', '--loss', 'full', '--seen', '3200')
    assert f'{PHOTOS - 1} photos' in printed, printed
    check_learned(folder, 'full')
    check_engine(folder, 'full')

    # A checkpoint goes on where it was.
    printed = train(folder, 'full', '--loss', 'full', '--seen', '6400')
    assert printed.count('6400 photos, 100 %') == 1, printed
    assert len(losses(folder, 'full')) == 2

    # A weights file is a better start than none.
    train(folder, 'again', '--loss', 'class', '--seen', '3200',
          '--from', f'{folder}/full/trained.weights')
    train(folder, 'class', '--loss', 'class', '--seen', '3200')
    check_learned(folder, 'class')
    assert losses(folder, 'again')[0] < losses(folder, 'class')[0]

    # "L2, ft" starts from the features of "full".
    train(folder, 'l2', '--loss', 'l2', '--seen', '3200',
          '--from', f'{folder}/full/trained.weights')
    check_learned(folder, 'l2')
    check_engine(folder, 'l2')

    # A wider network goes on from a narrow one.
    check_widened(folder, 'full')
    train(folder, 'wide', '--seen', '1600', '--width', '0.125', '--age', '0.5',
          '--from', f'{folder}/full/trained.weights')

    # Two processes see as many photos together.  PyTorch 1.13 under Python
    # 3.11 needs to be told where each one's output goes.
    train(folder, 'two', '--seen', '3200',
          start=(sys.executable, '-m', 'torch.distributed.run',
                 '--nproc_per_node', '2',
                 '--redirects', '0:1,1:1', '--tee', '0:1,1:1'))
    check_learned(folder, 'two')
    check_engine(folder, 'two')
