# transfer.py on photos made here, whose classes are patterns: the table, the
# plot, and an interrupted run that goes on; and its parts, one by one.
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
import pascal
import starts

PHOTOS = 48
WIDTH = 0.125
CAT, DOG, CHAIR = (1 + pascal.NAMES.index(name)
                   for name in ('cat', 'dog', 'chair'))


def webp(pixels):
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, 'webp')
    return data.getvalue()


def photo(i, generator):
    """A cat is striped across, a dog along, on a plain ground: RGB
    [32, 48, 3] and a mask, its border not to be judged."""
    rgb = numpy.full((32, 48, 3), 120, 'uint8')
    mask = numpy.zeros((32, 48), 'uint8')
    y, x = generator.randint(0, 8), generator.randint(8, 16)
    body = numpy.zeros((24, 24), 'uint8')
    body[:, numpy.arange(24) // 2 % 2 == 1] = 255
    rgb[y:y + 24, x:x + 24] = (body.T if i % 2 else body)[..., None]
    mask[y:y + 24, x:x + 24] = 255
    mask[y + 1:y + 23, x + 1:x + 23] = DOG if i % 2 else CAT
    return rgb, mask


def make_photos(folder):
    generator = numpy.random.RandomState(1)
    index = ['id,split,width,height,classes']
    with zipfile.ZipFile(f'{folder}/voc.zip', 'w') as archive:
        for i in range(PHOTOS):
            rgb, mask = photo(i, generator)
            name = f'{2007 + i % 4}_{i:06}'
            classes = 'dog' if i % 2 else 'cat'
            if i == 0:      # a class that is too rare
                classes = 'cat chair'
                mask[:, 8:10] = CHAIR
            data = io.BytesIO()
            Image.fromarray(mask).save(data, 'png')
            archive.writestr(f'images/{name}.webp', webp(rgb))
            archive.writestr(f'masks/{name}.png', data.getvalue())
            index.append(f'{name},{"test" if i % 3 == 0 else "train"},48,32,'
                         f'{classes}')
        archive.writestr('index.csv', '\n'.join(index) + '\n')
    with zipfile.ZipFile(f'{folder}/train-0.zip', 'w') as archive:
        for i in range(8):
            pixels = generator.randint(0, 255, (32, 48, 3)).astype('uint8')
            archive.writestr(f'{i}.webp', webp(pixels))


def check_figures():
    """By hand: the positives are found at ranks 1, 3 and 4, with precisions
    1, 2/3 and 3/4, of which the second becomes the best that follows."""
    scores = torch.tensor([0.9, 0.8, 0.7, 0.6, 0.5])
    shown = torch.tensor([1., 0, 1, 1, 0])
    found = pascal.average_precision(scores, shown)
    assert abs(found - (1 + 3 / 4 + 3 / 4) / 3) < 1e-9, found

    # Class 0: 2 of 3; class 1: 1 of 3; class 2: 1 of 1; the border: nothing.
    masks = torch.tensor([[0, 0, 1, 1, 2, 255]])
    guessed = torch.tensor([[0, 0, 1, 0, 2, 1]])
    guessed_wrong = torch.tensor([[0, 1, 1, 0, 2, 1]])
    found = pascal.mean_intersection_over_union(guessed, masks, 3)
    assert abs(found - (2 / 3 + 1 / 2 + 1) / 3) < 1e-9, found
    found = pascal.mean_intersection_over_union(guessed_wrong, masks, 3)
    assert abs(found - (1 / 3 + 1 / 3 + 1) / 3) < 1e-9, found


def check_read(folder):
    data = pascal.Pascal(folder, 32, 10)
    assert data.classes == ['cat', 'dog'], data.classes
    assert data.photos.shape == (PHOTOS, 3, 32, 32)
    assert set(data.masks.unique().tolist()) == {0, 1, 2, pascal.BORDER}
    assert (data.shows[0::2] == torch.tensor([1., 0])).all()
    assert (data.shows[1::2] == torch.tensor([0., 1])).all()
    # What the mask says is a body is striped, and the ground is plain.
    lightness = data.photos[:, 0]
    assert lightness[(data.masks == 1) | (data.masks == 2)].std() > 30
    assert lightness[data.masks == 0].std() < 8
    # The chair of the first photo is no background.
    assert (data.masks[0, :, :2] == pascal.BORDER).all()
    labeled = pascal.labeled(folder, 10)
    assert len(labeled) == PHOTOS and labeled[1]['label'] == 'dog'


@torch.no_grad()
def check_starts():
    torch.manual_seed(1)
    lightness = 100 * torch.rand(40, 1, 4, 4)
    lightness = torch.nn.functional.interpolate(lightness, scale_factor=8,
                                                mode='bilinear')
    x = starts.centered(lightness)

    # All seeds differ, and each gives BatchNorm what it expects.
    for make in (starts.gaussian, starts.k_means):
        net, other = (make(WIDTH, lightness, seed) for seed in (1, 2))
        assert (net.conv2_1.weight - other.conv2_1.weight).abs().max() > 0.01
        for block in range(1, 8):
            y = net.blocks(x, 1, block)
            # What no photo of these excites stays at 0.
            spread = y.std(dim=(0, 2, 3))
            alive = spread > 0.1
            print(make.__name__, block, y.mean().item(),
                  spread[alive].mean().item())
            assert y.mean().abs() < 0.2
            assert (spread[alive].mean() - 1).abs() < 0.2
            assert alive.float().mean() > 0.7

    # k-means: each channel has mean 0 and variance 1 before its ReLU.
    y = net.conv3_2(torch.relu(net.conv3_1(net.blocks(x, 1, 2))))
    print('k-means', y.mean((0, 2, 3)).abs().max().item(),
          y.std((0, 2, 3)).min().item())
    assert y.mean((0, 2, 3)).abs().max() < 0.01
    assert (y.std((0, 2, 3)) - 1).abs().max() < 0.01

    # Eight share out a quarter of a circle's directions, 11.25 degrees to
    # each: the mean cosine is 0.9984.
    generator = torch.Generator().manual_seed(3)
    directions = torch.randn(1000, 2, generator=generator).abs()
    centers = starts.spherical_k_means(directions, 8, generator)
    directions = directions / directions.norm(dim=1, keepdim=True)
    cosine = (directions @ centers.T).max(dim=1).values.mean().item()
    print(f'spherical k-means: {cosine:.5f}')
    assert 0.998 < cosine < 0.9985

    # A network with color gives what it gave, whatever the colors are.
    gray = net.blocks(x, 1, 7)
    lab = torch.cat([x, torch.rand(40, 2, 32, 32)], dim=1)
    color = starts.with_color(net).blocks(lab, 1, 7)
    assert (color - gray).abs().max() < 1e-4


def transfer(folder):
    script = os.path.join(source, 'weights', 'train', 'transfer.py')
    return subprocess.run(
        [sys.executable, script, folder, f'{folder}/color.weights', '--out',
         f'{folder}/out', '--side', '32', '--least', '10', '--views', '64',
         '--epochs', '2', '--head-epochs', '60', '--seeds', '2'],
        check=True, text=True, stdout=subprocess.PIPE).stdout


def check_run(folder):
    torch.manual_seed(1)
    weights_file.save_network(f'{folder}/color.weights',
                              network.Network(WIDTH), 32)
    printed = transfer(folder)
    print(printed)
    path = f'{folder}/out/transfer.csv'
    with open(path, encoding='utf-8') as file:
        text = file.read()
    rows = list(csv.DictReader(text.splitlines()))
    # Two seeds; "color" only where all is trained.
    assert len(rows) == 2 * (4 * 5 + 2), len(rows)
    assert printed.count('±') == 5 * 5
    assert 'segmentation, head only: ours is ' in printed
    assert os.path.getsize(f'{folder}/out/transfer.svg') > 1000
    # Stripes across and along are easily told apart, and from the ground.
    best = {task: max(float(r['figure']) for r in rows if r['task'] == task)
            for task in ('classification', 'segmentation')}
    print(best)
    assert best['classification'] > 80 and best['segmentation'] > 50
    # A head on frozen blocks says something else for each seed.
    heads = [r['figure'] for r in rows if r['start'] == 'ours, gray'
             and r['task'] == 'segmentation' and r['trained'] == 'head']
    assert heads[0] != heads[1]

    # Without its last three rows it does these again, and no others.
    with open(path, 'w', encoding='utf-8') as file:
        file.write(''.join(text.splitlines(keepends=True)[:-3]))
    printed = transfer(folder)
    assert printed.count('autoencoder: ') == 0
    with open(path, encoding='utf-8') as file:
        again = list(csv.DictReader(file))
    assert [r['figure'] for r in again] == [r['figure'] for r in rows]
    # Other weights: ours is done again, and only ours.
    weights_file.save_network(f'{folder}/color.weights',
                              network.Network(WIDTH), 32)
    transfer(folder)
    with open(path, encoding='utf-8') as file:
        more = list(csv.DictReader(file))[len(rows):]
    assert len(more) == 2 * (5 + 2), more
    assert all(r['start'].startswith('ours') for r in more)


check_figures()
check_starts()
with tempfile.TemporaryDirectory() as folder:
    make_photos(folder)
    check_read(folder)
    check_run(folder)
