#!/usr/bin/env python3
# What the network learned about the world: a linear classifier on the frozen
# output of each block (the paper's section 3.2), beside random weights and the
# photo's own pixels.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import csv
import os
import time
import zipfile
import zlib

import torch
from torch.nn import functional

from model import lab, network, weights_file
import photos
import plot

BLOCKS = ('conv1_2norm', 'conv2_2norm', 'conv3_3norm', 'conv4_3norm',
          'conv5_3norm', 'conv6_3norm', 'conv7_3norm')
DIMENSIONS = 2304       # of a photo's features, at most: a quarter of what
                        # the paper takes
CALIBRATION_PHOTOS = 512
TEST_EVERY = 4          # one photo in four is kept for the test
ASIDE_EVERY = 4         # and one in four of the others to choose the ridge
RIDGES = (0.01, 0.1, 1, 10)      # shares of the mean eigenvalue
COLUMNS = ('source', 'features', 'block', 'dimensions', 'classes', 'trained',
           'tested', 'balanced_accuracy')


def arguments():
    parser = argparse.ArgumentParser(
        description='Classifies labeled photos from frozen features.')
    parser.add_argument('photos', help='folder of train-*.zip and index.csv')
    parser.add_argument('weights', nargs='+', help='weights files')
    parser.add_argument('--sources', nargs='+', metavar='SOURCE',
                        default=['caltech101', 'imagenette'],
                        help='sources of index.csv that have labels')
    parser.add_argument('--most', type=int, default=4000,
                        help='photos of a source (default: 4000)')
    parser.add_argument('--least', type=int, default=20,
                        help='photos that a class needs (default: 20)')
    parser.add_argument('--side', type=int, default=80,
                        help="side of the photos' middle squares")
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--csv', default='probe.csv')
    parser.add_argument('--plot', default='probe.svg')
    return parser.parse_args()


def number(row):
    """The same for a photo each time, and otherwise as if by chance."""
    return zlib.crc32(f'{row["shard"]}/{row["file"]}'.encode())


def choose(index, source, most, least):
    """The rows of a source with a label that occurs often enough."""
    rows = sorted((r for r in index if r['source'] == source and r['label']),
                  key=number)[:most]
    counts = {}
    for row in rows:
        counts[row['label']] = counts.get(row['label'], 0) + 1
    return [r for r in rows if counts[r['label']] >= least]


def middle(photo, side):
    """The middle square of a photo, uint8 RGB -> L [1, side, side]."""
    height, width = photo.shape[:2]
    scale = min(height, width)
    top, left = (height - scale) // 2, (width - scale) // 2
    rgb = torch.tensor(photo[top:top + scale, left:left + scale])
    rgb = functional.interpolate(rgb.permute(2, 0, 1)[None].float() / 255,
                                 (side, side), mode='bilinear',
                                 align_corners=False)
    return lab.lab_of_rgb(rgb)[0, :1]


def read_lightness(folder, rows, side):
    """[N, 1, side, side]"""
    archives = {s: zipfile.ZipFile(os.path.join(folder, s))
                for s in {r['shard'] for r in rows}}
    planes = [middle(photos.decode((archives[r['shard']].read(r['file']),
                                    side)), side) for r in rows]
    for archive in archives.values():
        archive.close()
    return torch.stack(planes)


def pool(maps):
    """Feature maps [N, C, H, W], averaged to at most DIMENSIONS numbers."""
    side = min(maps.shape[2], int((DIMENSIONS / maps.shape[1]) ** 0.5))
    return functional.adaptive_avg_pool2d(maps, side).flatten(1)


def open_network(path):
    tensors, _ = weights_file.read(path)
    width = tensors['conv1_1.weight'].shape[0] / 64
    net = network.Network(width, len(tensors['head.bias'])).eval()
    weights_file.load_network(path, net)
    return net


@torch.no_grad()
def random_network(width, lightness):
    """As before training, but for BatchNorm, which has seen the photos."""
    torch.manual_seed(1)
    net = network.Network(width)
    for block in BLOCKS:
        getattr(net, block).momentum = None      # a plain mean
    for batch in lightness[:CALIBRATION_PHOTOS].split(64):
        net(batch)
    return net.eval()


@torch.no_grad()
def features(net, lightness):
    """The pooled output of each block: {block: [N, dimensions]}."""
    found = {block[:5]: [] for block in BLOCKS}
    hooks = [getattr(net, block).register_forward_hook(
        lambda module, given, output, block=block:
        found[block[:5]].append(pool(output))) for block in BLOCKS]
    for batch in lightness.split(64):
        net(batch)
    for hook in hooks:
        hook.remove()
    return {block: torch.cat(parts) for block, parts in found.items()}


def balanced_accuracy(scores, labels):
    right = (scores.argmax(dim=1) == labels).double()
    per_class = [right[labels == k].mean() for k in labels.unique()]
    return torch.stack(per_class).mean().item()


class Ridge:
    """Ridge regression from features to the classes, each of which weighs the
    same."""

    def __init__(self, x, labels):
        self.mean, self.scale = x.mean(dim=0), x.std(dim=0) + 1e-6
        one_hot = functional.one_hot(labels).float()
        share = one_hot / one_hot.sum(dim=0).clamp(min=1)
        x = self.scaled(x)
        self.gram = (x.T @ (x * share.sum(dim=1, keepdim=True))).double()
        self.moments = (x.T @ share).double()

    def scaled(self, x):
        return functional.pad((x - self.mean) / self.scale, (0, 1), value=1)

    def solve(self, ridge):
        """The linear classifier [dimensions + 1, classes]."""
        damped = self.gram.clone()
        damped.diagonal().add_(ridge * self.gram.diagonal().mean())
        return torch.cholesky_solve(self.moments,
                                    torch.linalg.cholesky(damped)).float()

    def accuracy(self, classifier, x, labels):
        return balanced_accuracy(self.scaled(x) @ classifier, labels)


def classify(x, labels, tested):
    """The balanced accuracy on the tested photos of the classifier that is
    trained on the others."""
    aside = ~tested & (torch.arange(len(x)) % ASIDE_EVERY == 0)
    train = ~tested & ~aside
    trial = Ridge(x[train], labels[train])
    ridge = max(RIDGES, key=lambda r: trial.accuracy(
        trial.solve(r), x[aside], labels[aside]))
    final = Ridge(x[~tested], labels[~tested])
    return final.accuracy(final.solve(ridge), x[tested], labels[tested])


class Probe:
    """The photos of one source, and what was found on them."""

    def __init__(self, args, index, source):
        rows = choose(index, source, args.most, args.least)
        if not rows:
            raise SystemExit(f'{source} has no class with --least photos.')
        names = sorted({r['label'] for r in rows})
        self.source, self.classes = source, len(names)
        self.labels = torch.tensor([names.index(r['label']) for r in rows])
        self.tested = torch.tensor([number(r) // 7 % TEST_EVERY == 0
                                    for r in rows])
        self.lightness = read_lightness(args.photos, rows, args.side)
        self.found = []

    def add(self, name, block, x):
        began = time.monotonic()
        accuracy = classify(x, self.labels, self.tested)
        tested = int(self.tested.sum())
        self.found.append((self.source, name, block, x.shape[1], self.classes,
                           len(self.labels) - tested, tested,
                           round(100 * accuracy, 2)))
        print(*self.found[-1], f'{time.monotonic() - began:.0f} s',
              flush=True)

    def add_network(self, name, net):
        for block, x in features(net, self.lightness).items():
            self.add(name, block, x)

    def run(self, weights):
        self.add('pixels', '', pool(self.lightness))
        for path in weights:
            self.add_network(os.path.basename(path), open_network(path))
        width = open_network(weights[0]).conv1_1.out_channels / 64
        self.add_network('random weights',
                         random_network(width, self.lightness))

    def panel(self):
        lines = {}
        for _, name, block, *_, accuracy in self.found:
            if block:
                lines.setdefault(name, []).append((int(block[4:]), accuracy))
            else:
                lines[name] = [(1, accuracy), (len(BLOCKS), accuracy)]
        return plot.Panel(f'{self.source}, {self.classes} classes', 'block',
                          'balanced accuracy, percent', lines)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    with open(os.path.join(args.photos, 'index.csv'), newline='',
              encoding='utf-8') as file:
        index = list(csv.DictReader(file))
    probes = [Probe(args, index, source) for source in args.sources]
    for probe in probes:
        probe.run(args.weights)
    with open(args.csv, 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(COLUMNS)
        for probe in probes:
            writer.writerows(probe.found)
    plot.write(args.plot, [probe.panel() for probe in probes])


if __name__ == '__main__':
    main()
