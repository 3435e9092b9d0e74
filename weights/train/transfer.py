#!/usr/bin/env python3
# What a network that has learned to color has learned for other tasks: the
# paper's Table 2 at a small scale, on voc.zip.  weights/PAPER.md shows it.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import copy
import csv
import glob
import itertools
import os
import statistics
import time
import zlib

import torch

import device
import pascal
import photos
import plot
import starts
import tasks

STARTS = ('Gaussian', 'autoencoder', 'k-means', 'ours, gray', 'ours, color')
# task, what of the network is trained, the first block of that
PARTS = (('classification', 'head', 8), ('classification', 'last blocks', 6),
         ('classification', 'all', 1), ('segmentation', 'head', 8),
         ('segmentation', 'all', 1))
KEY = ('start', 'weights', 'task', 'trained', 'side', 'epochs', 'seed')
COLUMNS = KEY + ('figure', 'seconds')


def arguments():
    parser = argparse.ArgumentParser(
        description='Trains classifiers and segmenters of PASCAL photos from '
                    'a network that has learned to color, and from others.')
    parser.add_argument('photos', help='folder of voc.zip and train-*.zip')
    parser.add_argument('weights', help='weights file')
    parser.add_argument('--out', default='build/transfer',
                        help='folder for transfer.csv, transfer.svg and the '
                             'autoencoder; what is there is not done again')
    parser.add_argument('--side', type=int, default=64,
                        help="side of the photos' middle squares, a multiple "
                             'of 8')
    parser.add_argument('--seeds', type=int, default=3)
    parser.add_argument('--epochs', type=int, default=1,
                        help='of the last blocks and of all')
    parser.add_argument('--head-epochs', type=int, default=10)
    parser.add_argument('--views', type=int, default=6000,
                        help='that the autoencoder sees')
    parser.add_argument('--least', type=int, default=pascal.LEAST,
                        help='photos that a class needs')
    parser.add_argument('--threads', type=int, default=1)
    return parser.parse_args()


class Finished:
    """The rows of transfer.csv, which are written one by one, so that an
    interrupted run goes on."""

    def __init__(self, path):
        self.path, self.rows = path, []
        if os.path.exists(path):
            with open(path, newline='', encoding='utf-8') as file:
                self.rows = list(csv.DictReader(file))
        else:
            self.write('w', COLUMNS)

    def write(self, mode, row):
        with open(self.path, mode, newline='', encoding='utf-8') as file:
            csv.writer(file, lineterminator='\n').writerow(row)

    def find(self, key):
        """The figure of a finished row, or None."""
        for row in self.rows:
            if all(row[name] == str(value) for name, value in zip(KEY, key)):
                return float(row['figure'])
        return None

    def add(self, key, figure, seconds):
        row = key + (f'{figure:.2f}', f'{seconds:.0f}')
        self.rows.append(dict(zip(COLUMNS, map(str, row))))
        self.write('a', row)
        print(*row, sep=', ', flush=True)


def mirrored(x):
    """[N, ..., W] and its mirror image: [2, N, ..., W]."""
    return torch.stack([x, x.flip(-1)])


def net_key(start, seed):
    """What was trained before is one network for all seeds."""
    return start, seed if start in ('Gaussian', 'k-means') else 0


class Transfer:
    """The photos, the networks to start from, and what was found."""

    def __init__(self, args, team):
        self.args, self.team = args, team
        self.finished = Finished(os.path.join(args.out, 'transfer.csv'))
        data = pascal.Pascal(args.photos, args.side, args.least)
        self.tasks = {task.name: task for task in (
            tasks.Classification(data), tasks.Segmentation(data))}
        self.tested = data.tested.nonzero()[:, 0]
        self.learned = (~data.tested).nonzero()[:, 0]
        self.lightness = data.photos[:, :1]
        gray = starts.centered(self.lightness)
        self.inputs = {'gray': mirrored(gray), 'color': mirrored(
            torch.cat([gray, data.photos[:, 1:] / 110], dim=1))}
        ours = starts.open_network(args.weights)
        self.width = ours.conv1_1.out_channels / 64
        with open(args.weights, 'rb') as file:
            self.checksum = f'{zlib.crc32(file.read()):08x}'
        self.nets = {net_key('ours, gray', 0): ours}
        self.kept_of, self.kept = None, {}
        print(f'{len(self.learned)} photos to learn from, {len(self.tested)} '
              f'to be judged on; {", ".join(data.classes)}', flush=True)

    def shard(self):
        """The photos that the autoencoder learns from."""
        args = self.args
        shards = sorted(glob.glob(os.path.join(args.photos, 'train-*.zip')))
        if not shards:
            raise SystemExit(f'There is no train-*.zip in {args.photos} for '
                             'the autoencoder.')
        path = photos.cache_in(args.out, starts.SIDE)
        photos.cache(path, shards[:1], {}, (), starts.SIDE)
        return photos.Photos(path, 'cpu')

    def make(self, start, seed):
        known = self.lightness[self.learned]
        if start == 'Gaussian':
            return starts.gaussian(self.width, known, seed)
        if start == 'k-means':
            return starts.k_means(self.width, known, seed)
        if start == 'autoencoder':
            path = os.path.join(self.args.out, f'autoencoder-{self.width:g}-'
                                f'{self.args.views}.weights')
            return starts.autoencoder(path, self.width, self.shard,
                                      self.args.views, self.team)
        return starts.with_color(copy.deepcopy(self.net('ours, gray', seed)))

    def net(self, start, seed):
        """To copy from."""
        key = net_key(start, seed)
        if key not in self.nets:
            self.nets[key] = self.make(start, seed).to(
                memory_format=torch.channels_last)
        return self.nets[key]

    def key(self, start, task, trained, seed):
        args = self.args
        weights = self.checksum if start.startswith('ours') else (
            f'{self.width:g}')
        if start == 'autoencoder':
            weights += f' after {args.views}'
        epochs = args.head_epochs if trained == 'head' else args.epochs
        return start, weights, task, trained, args.side, epochs, seed

    @torch.no_grad()
    def frozen(self, net, first):
        """What block `first` is given of each photo, and of the mirror image
        of those that are learned from: [2, N, ...]."""
        gray, found = self.inputs['gray'], None
        everyone = torch.arange(gray.shape[1])
        for side, rows in enumerate((everyone, self.learned)):
            for batch in rows.split(64):
                with self.team.precision():
                    x = net.blocks(gray[side, batch], last=first - 1)
                if found is None:
                    found = x.new_zeros(gray.shape[:2] + x.shape[1:],
                                        dtype=torch.bfloat16)
                found[side, batch] = x.to(torch.bfloat16)
        return found

    def given(self, key, net, first):
        """The same, computed once for the network of this key, and kept until
        another is asked for."""
        if self.kept_of != key:
            self.kept_of, self.kept = key, {}
        if first not in self.kept:
            self.kept[first] = self.frozen(net, first)
        return self.kept[first]

    def run(self, start, seed, wanted):
        """Those of PARTS of which so much is trained, unless done."""
        for task, trained, first in PARTS:
            if trained != wanted:
                continue
            key = self.key(start, task, trained, seed)
            if self.finished.find(key) is not None:
                continue
            began = time.monotonic()
            net = copy.deepcopy(self.net(start, seed))
            if first > 1:
                inputs = self.given(net_key(start, seed), net, first)
            else:
                inputs = self.inputs[
                    'color' if start == 'ours, color' else 'gray']
            chosen = self.tasks[task]
            head = tasks.fit(chosen, net, first, inputs, self.learned,
                             key[5], seed, self.team)
            figure = tasks.judge(chosen, net, head, first, inputs,
                                 self.tested, self.team)
            self.finished.add(key, figure, time.monotonic() - began)

    def run_all(self):
        """With its first layers frozen, "color" is the same as "gray"."""
        seeds = range(1, self.args.seeds + 1)
        for trained in ('head', 'all', 'last blocks'):
            for seed, start in itertools.product(seeds, STARTS):
                if trained == 'all' or start != 'ours, color':
                    self.run(start, seed, trained)

    def figures(self, start, task, trained):
        """Of all seeds."""
        if start == 'ours, color' and trained != 'all':
            start = 'ours, gray'
        return [self.finished.find(self.key(start, task, trained, seed))
                for seed in range(1, self.args.seeds + 1)]

    def print_table(self):
        print_row('', *(f'{task}, {trained}' for task, trained, _ in PARTS))
        print('|---' * (1 + len(PARTS)) + '|')
        for start in STARTS:
            found = [self.figures(start, *part[:2]) for part in PARTS]
            print_row(start, *(f'{statistics.mean(f):.1f} ± {spread(f):.1f}'
                               for f in found))
        for task in self.tasks:
            ours, gaussian = (self.figures(start, task, 'head')
                              for start in ('ours, gray', 'Gaussian'))
            gain = statistics.mean(ours) - statistics.mean(gaussian)
            print(f'{task}, head only: ours is {gain:.1f} above Gaussian; '
                  f'spreads {spread(ours):.1f} and {spread(gaussian):.1f}')

    def panel(self, task):
        lines = {start: [(trained, statistics.mean(
            self.figures(start, task.name, trained)))
            for name, trained, _ in PARTS if name == task.name]
            for start in STARTS}
        return plot.Panel(task.name, 'what is trained',
                          f'{task.figure}, percent', lines)


def print_row(*cells):
    print('| ' + ' | '.join(cells) + ' |')


def spread(figures):
    """The standard deviation."""
    return statistics.stdev(figures) if len(figures) > 1 else 0


def main():
    args = arguments()
    device.restart_for_cpu(args.threads)
    os.makedirs(args.out, exist_ok=True)
    transfer = Transfer(args, device.Team())
    transfer.run_all()
    transfer.print_table()
    plot.write(os.path.join(args.out, 'transfer.svg'),
               [transfer.panel(task) for task in transfer.tasks.values()])


if __name__ == '__main__':
    main()
