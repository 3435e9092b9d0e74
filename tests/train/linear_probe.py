# The linear probe: its classifier against numpy's least squares, and the whole
# on photos made here, whose labels the pixels tell.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
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
from model import network, weights_file
import probe
import starts

PHOTOS = 60


def check_ridge():
    """More features than photos; classes of unlike size."""
    torch.manual_seed(1)
    x, labels = torch.randn(30, 50), torch.arange(30) % 5 // 2
    known = torch.arange(30) < 20
    found = probe.Ridge(x, labels, known).scores(known, ~known, 0.1)

    x = x.double().numpy()
    x = (x - x[:20].mean(axis=0)) / (x[:20].std(axis=0, ddof=1) + 1e-6)
    x = numpy.hstack([x, numpy.ones((30, 1))])
    one_hot = numpy.eye(3)[labels.numpy()]
    root = (one_hot[:20] / one_hot[:20].sum(axis=0)).sum(axis=1) ** 0.5
    seen = x[:20] * root[:, None]
    # A ridge is so many rows more that want each number to be 0.
    ridge = (0.1 * (seen ** 2).sum(axis=1).mean()) ** 0.5
    rows = numpy.vstack([seen, ridge * numpy.eye(51)])
    wanted = numpy.vstack([one_hot[:20] * root[:, None],
                           numpy.zeros((51, 3))])
    expected = x[20:] @ numpy.linalg.lstsq(rows, wanted, rcond=None)[0]
    difference = numpy.abs(found.numpy() - expected).max()
    print(f'ridge: largest difference {difference:.1e}')
    assert difference < 1e-5


@torch.no_grad()
def check_features():
    """Each block's output, pooled to about as many numbers."""
    lightness = 100 * torch.rand(2, 1, 64, 64)
    net = starts.gaussian(0.25, lightness, 1)
    found = probe.features(net, lightness, 300)
    outputs = {}
    hook = net.conv4_3norm.register_forward_hook(
        lambda module, given, output: outputs.update(conv4=output))
    net(lightness)
    hook.remove()
    expected = torch.nn.functional.adaptive_avg_pool2d(outputs['conv4'], 2)
    assert (found['conv4'] - expected.flatten(1)).abs().max() < 1e-5
    sizes = {block: x.shape[1] for block, x in found.items()}
    assert sizes == {'conv1': 16 * 16, 'conv2': 32 * 9, 'conv3': 64 * 4,
                     'conv4': 128 * 4, 'conv5': 128 * 4, 'conv6': 128 * 4,
                     'conv7': 128 * 4}, sizes


def webp(i, generator):
    """Light at the left or at the right."""
    pixels = generator.randint(0, 100, (32, 40, 3)).astype('uint8')
    half = pixels[:, :20] if i % 2 else pixels[:, 20:]
    half += 100
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, 'webp')
    return data.getvalue()


def make_photos(folder):
    generator = numpy.random.RandomState(1)
    with zipfile.ZipFile(f'{folder}/train-0.zip', 'w') as archive, \
            open(f'{folder}/index.csv', 'w', encoding='utf-8') as index:
        index.write('shard,file,source,label\n')
        for i in range(PHOTOS):
            archive.writestr(f'{i}.webp', webp(i, generator))
            index.write(f'train-0.zip,{i}.webp,sides,'
                        f'{"left" if i % 2 else "right"}\n')
    with zipfile.ZipFile(f'{folder}/voc.zip', 'w') as archive:
        rows = ['id,split,width,height,classes']
        for i in range(320):
            archive.writestr(f'images/{i}.webp', webp(i, generator))
            rows.append(f'{i},train,40,32,{"cat" if i % 2 else "cow"}')
        archive.writestr('index.csv', '\n'.join(rows) + '\n')


def check_run(folder):
    torch.manual_seed(1)
    weights_file.save_network(f'{folder}/some.weights',
                              network.Network(0.125), 32)
    script = os.path.join(source, 'weights', 'train', 'probe.py')
    subprocess.run([sys.executable, script, folder, f'{folder}/some.weights',
                    '--sources', 'sides', 'voc', '--least', '5', '--side',
                    '32', '--dimensions', '200', '--csv', f'{folder}/out.csv',
                    '--plot', f'{folder}/out.svg'], check=True)
    with open(f'{folder}/out.csv', encoding='utf-8') as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * (1 + 2 * 7), len(rows)
    for name, photos in (('sides', PHOTOS), ('voc', 320)):
        found = [r for r in rows if r['source'] == name]
        assert all(int(r['trained']) + int(r['tested']) == photos
                   for r in found)
        pixels = next(r for r in found if r['features'] == 'pixels')
        assert float(pixels['balanced_accuracy']) == 100, pixels
    assert os.path.getsize(f'{folder}/out.svg') > 1000


check_ridge()
check_features()
with tempfile.TemporaryDirectory() as folder:
    make_photos(folder)
    check_run(folder)
