#!/usr/bin/env python3
# Trains the paper's network on folders of zipped photos; weights/README.md
# tells how. Runs on a CPU (PyTorch 1.13) and on CUDA (any current PyTorch),
# and on several of them under torchrun.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import csv
import glob
import os
import shutil
import signal
import time

import torch

import device
import photos
from schedule import Schedule
import teacher
from training import CHECKPOINT, Training

VALIDATION_EVERY = 100   # every so many photos, one is kept for validation
VALIDATION_PHOTOS = 512
REPORT_STEPS = 500
SAVE_SECONDS = 300


def arguments():
    parser = argparse.ArgumentParser(
        description="Trains the paper's network on zipped photos, at a "
                    'constant rate, until it is stopped.')
    parser.add_argument('photos', help='folder of train-*.zip and index.csv')
    parser.add_argument('--out', default='build/training',
                        help='folder for checkpoints, log and weights')
    parser.add_argument('--leave-out', nargs='*', metavar='SOURCE',
                        default=['utkface', 'camvid', 'ikea_rooms'],
                        help='sources of index.csv not to train on')
    parser.add_argument('--prefer', nargs='*', metavar='SOURCE', default=[],
                        help=f'sources of index.csv to show '
                             f'{photos.PREFERRED} times as often')
    parser.add_argument('--width', type=float, default=0.25,
                        help='channel counts as a share of the paper\'s')
    parser.add_argument('--loss', choices=('l2', 'class', 'full'),
                        default='full')
    parser.add_argument('--distance', type=float, default=0, metavar='K',
                        help='add K times the distance of the annealed mean '
                             'from the true color to the loss of classes')
    parser.add_argument('--from', dest='start', metavar='FILE',
                        help='weights file to start from')
    parser.add_argument('--stages', default='48:64:1000000,72:32',
                        help='SIDE:BATCH:SEEN,...: whole photos, their short '
                             'side SIDE, a multiple of 8, until so many have '
                             'been seen in all; the last without an end. '
                             'SIDE+SIDE+...: one of them each time, the last '
                             'being what the weights are for')
    end = parser.add_mutually_exclusive_group()
    end.add_argument('--seen', type=int,
                     help='photos to see in all; the rate falls to zero over '
                          'the last fifth')
    end.add_argument('--hours', type=float,
                     help='hours to train in all, instead of --seen')
    end.add_argument('--finish', type=float, metavar='HOURS',
                     help='let the rate fall to zero in so many hours, from a '
                          'copy of the checkpoint in OUT, in OUT/finish')
    parser.add_argument('--rate', type=float, default=2e-3, help="AdamW's")
    parser.add_argument('--muon', type=float, default=0.01, metavar='RATE',
                        help='of Muon for the kernels 3x3; 0: AdamW for all')
    parser.add_argument('--age', type=float, default=0.2, metavar='SHARE',
                        help='share of the views that are made to look old')
    parser.add_argument('--decay', type=float, default=1e-3)
    parser.add_argument('--ema', type=float, default=0.999)
    parser.add_argument('--cache-side', type=int, default=112)
    parser.add_argument('--threads', type=int, default=1,
                        help='of a CPU, for each process')
    parser.add_argument('--seed', type=int, default=1)
    return parser.parse_args()


def sources_of(folder):
    """The source of each photo: {(shard, file name): source}."""
    path = os.path.join(folder, 'index.csv')
    if not os.path.exists(path):
        return {}
    with open(path, newline='', encoding='utf-8') as file:
        return {(row['shard'], row['file']): row['source']
                for row in csv.DictReader(file)}


class Log:
    """What was learned since the last line, on the terminal and in log.csv."""

    def __init__(self, out, team):
        self.file = open(os.path.join(out, 'log.csv'), 'a')
        self.how = team.describe()
        self.losses = []
        self.began, self.first = time.time(), None

    def add(self, value):
        self.losses.append(value)

    def write(self, training, side, done, checked):
        first = self.first or 0
        speed = (training.seen - first) / (time.time() - self.began)
        mean = torch.tensor(self.losses).mean().item()    # of none: nan
        hours = training.seconds / 3600
        print(f'{training.seen} photos, {100 * done:.0f} %, side {side}, '
              f'loss {mean:.4f}, validation {checked:.4f}, '
              f'{speed:.0f} photos/s, {hours:.2f} h ({self.how})', flush=True)
        self.file.write(f'{training.seen},{side},{mean:.5f},{checked:.5f},'
                        f'{speed:.1f},{hours:.4f}\n')
        self.file.flush()
        self.losses = []
        self.began, self.first = time.time(), training.seen


class Stop:
    """Whether the user wants the training to stop: Ctrl+C, or SIGTERM."""

    def __init__(self):
        self.wanted = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.want)

    def want(self, *_):
        self.wanted = True


def report(training, schedule, data, kept, log):
    side = schedule.stage(training).side
    training.measure_norms(data, side)
    if training.team.leads():
        log.write(training, side, schedule.done(training),
                  training.validate(data, kept, side))


def run(training, schedule, data, out):
    """Until it is done or stopped.  What is done already, as a joined
    training's mean may be, is measured, judged and saved."""
    team = training.team
    generator = torch.Generator(training.device).manual_seed(
        training.args.seed + training.steps * team.size + team.rank)
    everyone = torch.arange(len(data), device=training.device)
    aside = everyone % VALIDATION_EVERY == 0
    kept = everyone[aside][:VALIDATION_PHOTOS]
    chance = photos.Chance(data, everyone[~aside], training.args.prefer)
    log, stop, saved = Log(out, team), Stop(), time.time()
    log.first = training.seen

    while schedule.done(training) < 1 and not team.agreed(stop.wanted):
        side, batch = schedule.stage(training).pick(generator)
        shape, chosen = chance.pick(max(1, batch // team.size), generator)
        log.add(training.step(data, chosen, photos.view_size(shape, side),
                              schedule.factor(training), generator))
        if training.steps % REPORT_STEPS == 0:
            report(training, schedule, data, kept, log)
        if team.leads() and time.time() - saved > SAVE_SECONDS:
            training.save(out, schedule.stage(training).side)
            saved = time.time()
    report(training, schedule, data, kept, log)
    if team.leads():
        training.save(out, schedule.stage(training).side)


def folder_of(args, team):
    """Where this training is, begun as a copy for --finish."""
    out = args.out
    if args.finish:
        out = os.path.join(out, 'finish')
        if team.leads() and not os.path.exists(os.path.join(out, CHECKPOINT)):
            os.makedirs(out, exist_ok=True)
            for name in ('log.csv', CHECKPOINT):
                shutil.copy(os.path.join(args.out, name), out)
    os.makedirs(out, exist_ok=True)
    team.wait()
    return out


def load_photos(args, team):
    shards = sorted(glob.glob(os.path.join(args.photos, 'train-*.zip')))
    if not shards:
        raise SystemExit(f'There is no train-*.zip in {args.photos}.')
    path = photos.cache_in(args.out, args.cache_side)
    if team.leads():
        os.makedirs(args.out, exist_ok=True)
        photos.cache(path, shards, sources_of(args.photos), args.leave_out,
                     args.cache_side)
    team.wait()
    return photos.Photos(path, team.device)


def find_teacher(args, team):
    """What features.py has made of the cached photos, if it has."""
    path = photos.cache_in(args.out, args.cache_side) + '-features.npz'
    return teacher.Teacher(path, team.device) if os.path.exists(path) else None


def main():
    args = arguments()
    device.restart_for_cpu(args.threads)
    torch.manual_seed(args.seed)
    team = device.Team()
    schedule = Schedule(args)
    data = load_photos(args, team)
    if team.leads():
        print(f'{len(data)} photos on {team.device}', flush=True)
    out = folder_of(args, team)

    training = Training(args, team, find_teacher(args, team))
    checkpoint = {}
    path = os.path.join(out, CHECKPOINT)
    if os.path.exists(path):
        checkpoint = torch.load(path, map_location=team.device)
    counts = checkpoint.get('counts')
    if counts is None:
        counts = training.loss.count_classes(
            data, schedule.stages[0].side,
            torch.Generator(team.device).manual_seed(0))
    training.loss.rebalance(counts)
    training.prepare(checkpoint)
    if args.finish:
        # Where the copy began, so that it can be stopped and go on too.
        begun = torch.load(os.path.join(args.out, CHECKPOINT),
                           map_location='cpu')
        schedule.finish_from = begun['seconds']
    run(training, schedule, data, out)


if __name__ == '__main__':
    main()
