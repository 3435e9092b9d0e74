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

import pascal
import photos
import plot
import starts

BLOCKS = tuple(f'conv{i}' for i in range(1, 8))
DIMENSIONS = 9000       # of a photo's features, about: as in the paper
TEST_EVERY = 4          # one photo in four is kept for the test
ASIDE_EVERY = 4         # and one in four of the others to choose the ridge
RIDGES = (0.001, 0.01, 0.1, 1, 10)     # shares of the mean eigenvalue
COLUMNS = ('source', 'features', 'block', 'dimensions', 'classes', 'trained',
           'tested', 'balanced_accuracy')


def arguments():
    parser = argparse.ArgumentParser(
        description='Classifies labeled photos from frozen features.')
    parser.add_argument('photos', help='folder of train-*.zip and index.csv')
    parser.add_argument('weights', nargs='+', help='weights files')
    parser.add_argument('--sources', nargs='+', metavar='SOURCE',
                        default=['caltech101', 'imagenette', 'voc'],
                        help='sources of index.csv that have labels; voc: '
                             'the photos of voc.zip that show one class')
    parser.add_argument('--most', type=int, default=4000,
                        help='photos of a source (default: 4000)')
    parser.add_argument('--least', type=int, default=20,
                        help='photos that a class needs (default: 20)')
    parser.add_argument('--side', type=int, default=80,
                        help="side of the photos' middle squares")
    parser.add_argument('--dimensions', type=int, default=DIMENSIONS,
                        help='numbers that a block is pooled to, about')
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


def read_lightness(folder, rows, side):
    """[N, 1, side, side]"""
    archives = {s: zipfile.ZipFile(os.path.join(folder, s))
                for s in {r['shard'] for r in rows}}
    planes = [pascal.square(
        photos.decode((archives[r['shard']].read(r['file']), side)), side)[:1]
              for r in rows]
    for archive in archives.values():
        archive.close()
    return torch.stack(planes)


def pool(maps, dimensions):
    """Feature maps [N, C, H, W], averaged to about so many numbers."""
    side = min(maps.shape[2], round((dimensions / maps.shape[1]) ** 0.5))
    return functional.adaptive_avg_pool2d(maps, side).flatten(1)


@torch.no_grad()
def features(net, lightness, dimensions):
    """The pooled output of each block: {block: [N, dimensions]}."""
    found = {block: [] for block in BLOCKS}
    for batch in lightness.split(64):
        x = starts.centered(batch)
        for i, block in enumerate(BLOCKS, start=1):
            x = net.blocks(x, i, i)
            found[block].append(pool(x, dimensions))
    return {block: torch.cat(parts) for block, parts in found.items()}


def balanced_accuracy(scores, labels):
    right = (scores.argmax(dim=1) == labels).double()
    per_class = [right[labels == k].mean() for k in labels.unique()]
    return torch.stack(per_class).mean().item()


class Ridge:
    """Ridge regression from features x [N, D] to the classes, each of which
    weighs the same.  There are fewer photos than features, so it works on the
    photos' products."""

    def __init__(self, x, labels, known):
        self.labels = labels
        x = (x - x[known].mean(dim=0)) / (x[known].std(dim=0) + 1e-6)
        # Beside the features, a constant.
        self.products = (x @ x.T).double() + 1

    def scores(self, train, others, ridge):
        """Of the photos `others`, after learning from the photos `train`."""
        one_hot = functional.one_hot(self.labels[train]).double()
        share = one_hot / one_hot.sum(dim=0).clamp(min=1)
        root = share.sum(dim=1, keepdim=True).sqrt()
        damped = root * self.products[train][:, train] * root.T
        damped.diagonal().add_(ridge * damped.diagonal().mean())
        learned = root * torch.cholesky_solve(share / root,
                                              torch.linalg.cholesky(damped))
        return self.products[others][:, train] @ learned

    def accuracy(self, train, others, ridge):
        return balanced_accuracy(self.scores(train, others, ridge),
                                 self.labels[others])


def classify(x, labels, tested):
    """The balanced accuracy on the tested photos of the classifier that is
    trained on the others."""
    regression = Ridge(x, labels, ~tested)
    aside = ~tested & (torch.arange(len(x)) % ASIDE_EVERY == 0)
    ridge = max(RIDGES, key=lambda r: regression.accuracy(~tested & ~aside,
                                                          aside, r))
    return regression.accuracy(~tested, tested, ridge)


class Probe:
    """The photos of one source, and what was found on them."""

    def __init__(self, args, index, source):
        self.args = args
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
        for block, x in features(net, self.lightness,
                                 self.args.dimensions).items():
            self.add(name, block, x)

    def run(self, weights):
        self.add('pixels', '', pool(self.lightness, self.args.dimensions))
        for path in weights:
            net = starts.open_network(path)
            self.add_network(os.path.basename(path), net)
        width = net.conv1_1.out_channels / 64
        self.add_network('random weights',
                         starts.gaussian(width, self.lightness, 1))

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
    if 'voc' in args.sources:
        index += pascal.labeled(args.photos, pascal.LEAST)
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
