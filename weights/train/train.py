#!/usr/bin/env python3
# Trains the paper's network on folders of zipped photos; weights/README.md
# tells how. Runs on a CPU (PyTorch 1.13) and on CUDA (any current PyTorch),
# and on several of them under torchrun.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import copy
import csv
import glob
import os
import shutil
import signal
import time

import torch
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

import aging
import device
import loss
import muon
from model import lab, network, weights_file
import photos
import preparation
import teacher

VALIDATION_EVERY = 100   # every so many photos, one is kept for validation
VALIDATION_PHOTOS = 512
WARM_UP = 100            # steps
DECAY = 0.2              # the last share of a training whose end is known
REPORT_STEPS = 500
SAVE_SECONDS = 300
LONGEST_STEP = 30        # seconds
NORM_PHOTOS = 2048       # that BatchNorm's statistics are measured on
CHECKPOINT = 'checkpoint.pt'


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


class Stage:
    """One part of the schedule: photos of one size, or of several in turn."""

    def __init__(self, text):
        sides, batch, *until = text.split(':')
        self.sides = [int(side) for side in sides.split('+')]
        self.side, self.batch = self.sides[-1], int(batch)
        self.until = int(until[0]) if until else float('inf')
        if any(side % 8 for side in self.sides):
            raise SystemExit(f'{text}: SIDE must be a multiple of 8.')

    def pick(self, generator):
        """A side, and how many photos of it: as many pixels each time."""
        at = torch.randint(len(self.sides), (), generator=generator,
                           device=generator.device)
        side = self.sides[at]
        return side, max(1, round(self.batch * (self.side / side) ** 2))


class Schedule:
    """When a training ends, and how its rate gets there."""

    def __init__(self, args):
        self.args = args
        self.stages = [Stage(text) for text in args.stages.split(',')]
        self.finish_from = 0     # seconds, of --finish

    def stage(self, training):
        return next((stage for stage in self.stages
                     if training.seen < stage.until), self.stages[-1])

    def done(self, training):
        """The share that is behind us; 0 where no end is known."""
        if self.args.finish:
            hours = (training.seconds - self.finish_from) / 3600
            return min(1, hours / self.args.finish)
        if self.args.hours:
            return min(1, training.seconds / 3600 / self.args.hours)
        if self.args.seen:
            return min(1, training.seen / self.args.seen)
        return 0

    def factor(self, training):
        """Of the rates: a warm-up, a constant, and a straight way to zero."""
        decay = 1 if self.args.finish else DECAY
        return min(1, (training.steps + 1) / WARM_UP,
                   (1 - self.done(training)) / decay)


class Training:
    """A network, its moving average and its optimizers; its teacher, if it
    has one."""

    def __init__(self, args, team, taught_by=None):
        self.args, self.team, self.device = args, team, team.device
        self.teacher = taught_by
        self.head = 2 if args.loss == 'l2' else network.CLASSES
        self.net = network.Network(args.width, self.head).to(
            self.device, memory_format=torch.channels_last)
        self.pupil = self.net
        if self.teacher:
            self.pupil = teacher.Pupil(self.net, len(self.teacher.mean)).to(
                self.device)
        self.loss = loss.Loss(args.loss, args.distance, self.device)
        self.seen = 0
        self.steps = 0
        self.seconds = 0

    def prepare(self, checkpoint):
        if checkpoint:
            self.net.load_state_dict(checkpoint['net'])
        elif self.args.start:
            weights_file.load_network(self.args.start, self.net)
        elif self.head == network.CLASSES:
            # The classes' own frequencies are the best guess about no photo.
            self.net.head.bias.data = torch.log(self.loss.prior + 1e-6)
        self.average = copy.deepcopy(self.net).eval()
        self.learner = self.pupil
        if self.team.size > 1:
            self.learner = DistributedDataParallel(self.pupil)
        self.optimizers = self.make_optimizers()
        if checkpoint:
            if self.teacher and 'told' in checkpoint:
                self.pupil.told.load_state_dict(checkpoint['told'])
            self.average.load_state_dict(checkpoint['average'])
            for (optimizer, _), state in zip(self.optimizers,
                                             checkpoint['optimizers']):
                optimizer.load_state_dict(state)
            self.seen = checkpoint['seen']
            self.steps = checkpoint['steps']
            self.seconds = checkpoint['seconds']

    def make_optimizers(self):
        """[(optimizer, its full rate)]"""
        kernels = [p for p in self.net.parameters()
                   if self.args.muon and muon.suits(p)]
        others = [p for p in self.net.parameters()
                  if not any(p is kernel for kernel in kernels)]
        rate, decay = self.args.rate, self.args.decay
        optimizers = [(torch.optim.AdamW(others, rate, betas=(0.9, 0.99),
                                         weight_decay=decay), rate)]
        if kernels:
            optimizers.append((muon.Muon(kernels, self.args.muon,
                                         weight_decay=10 * decay),
                               self.args.muon))
        if self.teacher:
            # The last, so that a training can be given a teacher on its way.
            told = self.pupil.told.parameters()
            optimizers.append((torch.optim.AdamW(told, rate), rate))
        return optimizers

    def set_rates(self, factor):
        for optimizer, rate in self.optimizers:
            for group in optimizer.param_groups:
                group['lr'] = factor * rate

    def look(self, rgb, age, generator):
        """What the network sees of views, R'G'B', of which a share is made to
        look old, and their true ab."""
        colors = lab.lab_of_rgb(rgb)
        ab = functional.avg_pool2d(colors[:, 1:], 4)
        lightness = colors[:, :1]
        if age:
            lightness = aging.age(rgb, lightness, age, generator)
        lightness = preparation.prepare(lightness).contiguous(
            memory_format=torch.channels_last)
        return lightness, ab

    def judge(self, rgb, age, generator):
        """The loss of the averaged network on views."""
        lightness, ab = self.look(rgb, age, generator)
        with self.team.precision():
            output = self.average(lightness)
        return self.loss.of(output, ab)

    def learn(self, rgb, seen, generator):
        """The loss of the network on its way, and beside it that of what it
        told of the teacher's features `seen`."""
        lightness, ab = self.look(rgb, self.args.age, generator)
        with self.team.precision():
            output = self.learner(lightness)
        if not self.teacher:
            return self.loss.of(output, ab), 0
        scores, told = output
        return self.loss.of(scores, ab), self.teacher.loss(told, seen)

    def step(self, rgb, seen, factor, generator):
        began = time.monotonic()
        self.set_rates(factor)
        value, beside = self.learn(rgb, seen, generator)
        self.pupil.zero_grad(set_to_none=True)
        (value + beside).backward()
        torch.nn.utils.clip_grad_norm_(self.pupil.parameters(), 1.0)
        for optimizer, _ in self.optimizers:
            optimizer.step()
        self.steps += 1
        self.seen += len(rgb) * self.team.size
        self.follow()
        # A step as long as that was a stopped process, not training.
        self.seconds += self.team.agreed(
            min(time.monotonic() - began, LONGEST_STEP))
        return value.detach()

    @torch.no_grad()
    def follow(self):
        keep = min(self.args.ema, (1 + self.steps) / (10 + self.steps))
        for mean, new in zip(self.average.parameters(),
                             self.net.parameters()):
            mean.lerp_(new, 1 - keep)

    @torch.no_grad()
    def measure_norms(self, data, side):
        """BatchNorm's statistics of the averaged network: those of the
        network on its way belong to other weights, or to views of another
        size."""
        norms = [m for m in self.average.modules()
                 if isinstance(m, torch.nn.BatchNorm2d)]
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None     # the mean of all batches
            norm.train()
        generator = torch.Generator(self.device).manual_seed(1)
        for rgb in data.some_views(NORM_PHOTOS, side, generator):
            self.judge(rgb, self.args.age, generator)
        self.average.eval()

    @torch.no_grad()
    def validate(self, data, kept, side):
        """The loss of the averaged network on photos kept aside."""
        generator = torch.Generator(self.device).manual_seed(0)
        total = 0
        for shape, part in data.alike(kept):
            size = photos.view_size(shape, side)
            for batch in part.split(photos.BATCH):
                rgb = data.views(batch, *size, generator)
                total += len(batch) * self.judge(rgb, 0, generator)
        return (total / len(kept)).item()

    def save(self, out, side):
        state = {'net': self.net.state_dict(),
                 'average': self.average.state_dict(),
                 'optimizers': [o.state_dict() for o, _ in self.optimizers],
                 'seen': self.seen, 'steps': self.steps,
                 'seconds': self.seconds, 'counts': self.loss.counts}
        if self.teacher:
            state['told'] = self.pupil.told.state_dict()
        path = os.path.join(out, CHECKPOINT)
        torch.save(state, path + '.part')
        os.replace(path + '.part', path)
        weights_file.save_network(os.path.join(out, 'trained.weights'),
                                  self.average, side)


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
        mean = torch.stack(self.losses).mean().item()
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


def run(training, schedule, data, out):
    team = training.team
    generator = torch.Generator(training.device).manual_seed(
        training.args.seed + training.steps * team.size + team.rank)
    everyone = torch.arange(len(data), device=training.device)
    aside = everyone % VALIDATION_EVERY == 0
    kept = everyone[aside][:VALIDATION_PHOTOS]
    shapes = data.alike(everyone[~aside])
    often = data.often(training.args.prefer)
    shares = torch.stack([often[part].sum() for _, part in shapes])
    log, stop, saved = Log(out, team), Stop(), time.time()
    log.first = training.seen

    while schedule.done(training) < 1:
        stage = schedule.stage(training)
        side, batch = stage.pick(generator)
        shape, part = shapes[torch.multinomial(shares, 1,
                                               generator=generator)]
        chosen = part[torch.multinomial(
            often[part], max(1, batch // team.size), replacement=True,
            generator=generator)]
        size = photos.view_size(shape, side)
        windows = data.windows(chosen, *size, generator)
        rgb = data.look(chosen, windows, *size)
        seen = training.teacher and training.teacher.seen(
            chosen, windows, data.sizes(chosen))
        log.add(training.step(rgb, seen, schedule.factor(training), generator))
        stopped = team.agreed(stop.wanted) or schedule.done(training) == 1
        if stopped or training.steps % REPORT_STEPS == 0:
            training.measure_norms(data, stage.side)
            if team.leads():
                checked = training.validate(data, kept, stage.side)
                log.write(training, stage.side, schedule.done(training),
                          checked)
        if team.leads() and (stopped or time.time() - saved > SAVE_SECONDS):
            training.save(out, stage.side)
            saved = time.time()
        if stopped:
            break


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


def cache_of(args):
    return os.path.join(args.out, f'photos-{args.cache_side}')


def load_photos(args, team):
    shards = sorted(glob.glob(os.path.join(args.photos, 'train-*.zip')))
    if not shards:
        raise SystemExit(f'There is no train-*.zip in {args.photos}.')
    if team.leads():
        os.makedirs(args.out, exist_ok=True)
        photos.cache(cache_of(args), shards, sources_of(args.photos),
                     args.leave_out, args.cache_side)
    team.wait()
    return photos.Photos(cache_of(args), team.device)


def find_teacher(args, team):
    """What features.py has made of the cached photos, if it has."""
    path = cache_of(args) + '-features.npz'
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
