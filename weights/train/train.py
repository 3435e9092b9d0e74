#!/usr/bin/env python3
# Trains the paper's network on folders of zipped photos; weights/README.md
# tells how. Runs on a CPU (PyTorch 1.13) and on CUDA (any current PyTorch),
# and on several of them under torchrun.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import copy
import csv
import glob
import math
import os
import time

import torch
from torch import distributed
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

import aging
from model import bins, lab, network, weights_file
import photos

AB_SCALE = 110           # a head of 2 predicts ab / 110
TEMPERATURE = 0.38       # of the annealed mean (Eq. 5)
BALANCE = 0.65           # how much of the distance is rebalanced
BALANCE_MIX = 0.1        # and its lambda: nearly each class alike
VALIDATION_EVERY = 100   # every so many photos, one is kept for validation
VALIDATION_PHOTOS = 512
WARM_UP = 0.02           # share of the schedule
SAVE_SECONDS = 300
LONGEST_STEP = 30        # seconds


def arguments():
    parser = argparse.ArgumentParser(
        description="Trains the paper's network on zipped photos.")
    parser.add_argument('photos', help='folder of train-*.zip and index.csv')
    parser.add_argument('--out', default='build/training',
                        help='folder for checkpoints, log and weights')
    parser.add_argument('--leave-out', nargs='*', metavar='SOURCE',
                        default=['utkface', 'camvid', 'ikea_rooms'],
                        help='sources of index.csv not to train on')
    parser.add_argument('--width', type=float, default=0.25,
                        help='channel counts as a share of the paper\'s')
    parser.add_argument('--loss', choices=('l2', 'class', 'full'),
                        default='full')
    parser.add_argument('--distance', type=float, default=0, metavar='K',
                        help='add K times the distance of the annealed mean '
                             'from the true color to the loss of classes')
    parser.add_argument('--from', dest='start', metavar='FILE',
                        help='weights file to start from')
    parser.add_argument('--stages', default='48:56:64:0.72,72:80:32:0.28',
                        help='VIEW:SIDE:BATCH:SHARE,...: views of VIEW pixels '
                             'of photos whose short side is SIDE, both '
                             'multiples of 8')
    parser.add_argument('--seen', type=int, default=420000,
                        help='photos to see in all')
    parser.add_argument('--hours', type=float,
                        help='hours to train in all, instead of --seen')
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--age', type=float, default=0.2, metavar='SHARE',
                        help='share of the views that are made to look old')
    parser.add_argument('--decay', type=float, default=1e-3)
    parser.add_argument('--ema', type=float, default=0.999)
    parser.add_argument('--cache-side', type=int, default=112)
    parser.add_argument('--seed', type=int, default=1)
    return parser.parse_args()


def sources_left_out(folder, sources):
    """The photos of these sources: {(shard, file name)}."""
    path = os.path.join(folder, 'index.csv')
    if not os.path.exists(path):
        return set()
    with open(path, newline='') as file:
        return {(row['shard'], row['file']) for row in csv.DictReader(file)
                if row['source'] in sources}


class Team:
    """The processes that train together; one alone without torchrun."""

    def __init__(self):
        self.size = int(os.environ.get('WORLD_SIZE', 1))
        self.rank = int(os.environ.get('RANK', 0))
        cuda = torch.cuda.is_available()
        if self.size > 1:
            distributed.init_process_group('nccl' if cuda else 'gloo')
        place = int(os.environ.get('LOCAL_RANK', 0))
        self.device = torch.device(f'cuda:{place}' if cuda else 'cpu')

    def leads(self):
        return self.rank == 0

    def agreed(self, number):
        """The leader's number."""
        if self.size == 1:
            return number
        told = torch.tensor([number], dtype=torch.float64, device=self.device)
        distributed.broadcast(told, 0)
        return told.item()

    def wait(self):
        if self.size > 1:
            distributed.barrier()


class Stage:
    """One part of the schedule: views of one size."""

    def __init__(self, text):
        view, side, batch, share = text.split(':')
        self.view, self.side = int(view), int(side)
        self.batch, self.share = int(batch), float(share)
        if self.view % 8 or self.side % 8:
            raise SystemExit(f'{text}: VIEW and SIDE must be multiples of 8.')


class Target:
    """The losses of the paper (sections 2.1 and 2.2)."""

    def __init__(self, loss, distance, device):
        self.loss = loss
        self.distance = distance
        self.centres = bins.bin_centres().to(device)
        self.weights = torch.ones(len(self.centres), device=device)
        self.prior = None

    def count_classes(self, data, stage, generator):
        """The empirical distribution of the classes over the photos."""
        counts = torch.zeros(len(self.centres), device=self.centres.device)
        for chosen in torch.randperm(len(data))[:20000].split(256):
            rgb = data.views(chosen.to(counts.device), stage.view, stage.side,
                             generator)
            ab = grid(lab.lab_of_rgb(rgb)[:, 1:])
            nearest = bins.soft_encode(ab, self.centres)[0][:, 0]
            counts += torch.bincount(nearest, minlength=len(counts))
        self.balance = bins.class_weights(counts, self.centres, BALANCE_MIX)
        if self.loss == 'full':
            self.weights = bins.class_weights(counts, self.centres)
        self.prior = counts / counts.sum() * self.weights

    def of(self, output, ab):
        """The mean loss of the network's output for the true ab [N, 2, H, W].
        """
        if self.loss == 'l2':
            return functional.mse_loss(output * AB_SCALE, ab) / 100
        output, ab = grid_rows(output), grid_rows(ab)
        code, share = bins.soft_encode(ab, self.centres)
        scores = functional.log_softmax(output, dim=1)
        entropy = -(scores.gather(1, code) * share).sum(dim=1)
        loss = (entropy * self.weights[code[:, 0]]).mean()
        if self.distance:
            loss += self.distance * self.mean_distance(output, ab, code[:, 0])
        return loss

    def mean_distance(self, scores, ab, nearest):
        """What AuC and balanced AuC measure: they fall by 1 as the mean
        distance of the colors grows by 1.5, of all pixels or of each class.
        """
        mean = functional.softmax(scores / TEMPERATURE, dim=1) @ self.centres
        distance = ((mean - ab) ** 2).sum(dim=1).add(1).sqrt()
        weights = (1 - BALANCE) + BALANCE * self.balance[nearest]
        return (distance * weights).mean()


def grid_rows(planes):
    """[N, C, H, W] -> [N H W, C]"""
    return planes.permute(0, 2, 3, 1).reshape(-1, planes.shape[1]).float()


def grid(ab):
    """ab [N, 2, H, W] reduced to the network's output grid, as rows."""
    return grid_rows(functional.avg_pool2d(ab, 4))


class Training:
    """A network, its moving average and its optimiser."""

    def __init__(self, args, team):
        self.args, self.team, self.device = args, team, team.device
        device = team.device
        self.head = 2 if args.loss == 'l2' else network.CLASSES
        # What each kind of device convolves fastest.
        self.layout = (torch.channels_last if device.type == 'cuda'
                       else torch.contiguous_format)
        self.net = network.Network(args.width, self.head).to(
            device, memory_format=self.layout)
        self.target = Target(args.loss, args.distance, device)
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
            self.net.head.bias.data = torch.log(self.target.prior + 1e-6)
        self.average = copy.deepcopy(self.net).eval()
        self.learner = self.net
        if self.team.size > 1:
            self.learner = DistributedDataParallel(self.net)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), lr=self.args.rate, betas=(0.9, 0.99),
            weight_decay=self.args.decay)
        if checkpoint:
            self.average.load_state_dict(checkpoint['average'])
            self.optimiser.load_state_dict(checkpoint['optimiser'])
            self.seen = checkpoint['seen']
            self.steps = checkpoint['steps']
            self.seconds = checkpoint['seconds']

    def done(self):
        """The share of the schedule that is behind us."""
        if self.args.hours:
            return min(1, self.seconds / (3600 * self.args.hours))
        return min(1, self.seen / self.args.seen)

    def stage(self, stages):
        share = 0
        for stage in stages:
            share += stage.share
            if self.done() < share:
                break
        return stage

    def set_rate(self):
        """A warm-up over WARM_UP of the schedule, and a half cosine to 1 %.
        """
        done = self.done()
        warm = min(1, done / WARM_UP)
        cosine = 0.5 + 0.5 * math.cos(math.pi * done)
        for group in self.optimiser.param_groups:
            group['lr'] = self.args.rate * warm * (0.01 + 0.99 * cosine)

    def loss(self, net, rgb, age, generator):
        """Of views, R'G'B', of which a share is made to look old."""
        colors = lab.lab_of_rgb(rgb)
        ab = functional.avg_pool2d(colors[:, 1:], 4)
        lightness = colors[:, :1]
        if age:
            lightness = aging.age(rgb, lightness, age, generator)
        lightness = lightness.contiguous(memory_format=self.layout)
        cuda = self.device.type == 'cuda'
        with torch.autocast(self.device.type, torch.bfloat16,
                            enabled=cuda):
            output = net(lightness)
        return self.target.of(output, ab)

    def step(self, rgb, generator):
        began = time.monotonic()
        self.set_rate()
        loss = self.loss(self.learner, rgb, self.args.age, generator)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        self.seen += len(rgb) * self.team.size
        self.follow()
        # A step as long as that was a stopped process, not training.
        self.seconds += self.team.agreed(
            min(time.monotonic() - began, LONGEST_STEP))
        return loss.detach()

    @torch.no_grad()
    def follow(self):
        keep = min(self.args.ema, (1 + self.steps) / (10 + self.steps))
        state = self.net.state_dict()
        for name, value in self.average.state_dict().items():
            if value.is_floating_point():
                value.lerp_(state[name], 1 - keep)

    @torch.no_grad()
    def validate(self, data, chosen, stage):
        """The loss of the averaged network on photos kept aside."""
        generator = torch.Generator(self.device).manual_seed(0)
        losses = [self.loss(self.average,
                            data.views(part, stage.view, stage.side,
                                       generator), 0, generator)
                  for part in chosen.split(64)]
        return torch.stack(losses).mean().item()

    def save(self, stage):
        out = self.args.out
        state = {'net': self.net.state_dict(),
                 'average': self.average.state_dict(),
                 'optimiser': self.optimiser.state_dict(),
                 'seen': self.seen, 'steps': self.steps,
                 'seconds': self.seconds}
        torch.save(state, os.path.join(out, 'checkpoint.pt.part'))
        os.replace(os.path.join(out, 'checkpoint.pt.part'),
                   os.path.join(out, 'checkpoint.pt'))
        weights_file.save_network(os.path.join(out, 'trained.weights'),
                                  self.average, stage.side)


def run(training, data, stages, log):
    args, device = training.args, training.device
    team = training.team
    generator = torch.Generator(device).manual_seed(
        args.seed + training.steps * team.size + team.rank)
    everyone = torch.arange(len(data), device=device)
    kept = everyone[everyone % VALIDATION_EVERY == 0][:VALIDATION_PHOTOS]
    learn = everyone[everyone % VALIDATION_EVERY != 0]
    began, saved = time.time(), time.time()
    first, first_done = training.seen, training.done()
    loss_sum, loss_count = 0.0, 0

    while training.done() < 1:
        stage = training.stage(stages)
        batch = max(1, stage.batch // team.size)
        pick = torch.randint(len(learn), (batch,), device=device,
                             generator=generator)
        views = data.views(learn[pick], stage.view, stage.side, generator)
        loss_sum += training.step(views, generator)
        loss_count += 1
        if training.steps % 200 == 0 and team.leads():
            passed = time.time() - began
            speed = (training.seen - first) / passed
            left = (passed * (1 - training.done())
                    / (training.done() - first_done) / 60)
            checked = training.validate(data, kept, stage)
            mean = (loss_sum / loss_count).item()
            print(f'{training.seen} photos, {100 * training.done():.0f} %, '
                  f'view {stage.view}, '
                  f'loss {mean:.4f}, validation {checked:.4f}, '
                  f'{speed:.0f} photos/s, {left:.0f} min left', flush=True)
            log.write(f'{training.seen},{stage.view},{mean:.5f},{checked:.5f},'
                      f'{speed:.1f}\n')
            log.flush()
            loss_sum, loss_count = 0.0, 0
        if time.time() - saved > SAVE_SECONDS and team.leads():
            training.save(stage)
            saved = time.time()
    if team.leads():
        training.save(training.stage(stages))


def main():
    args = arguments()
    stages = [Stage(text) for text in args.stages.split(',')]
    torch.manual_seed(args.seed)
    team = Team()
    device = team.device
    torch.set_num_threads(max(1, len(os.sched_getaffinity(0)) // team.size))
    os.makedirs(args.out, exist_ok=True)
    cached = os.path.join(args.out, f'photos-{args.cache_side}')
    shards = sorted(glob.glob(os.path.join(args.photos, 'train-*.zip')))
    if not shards:
        raise SystemExit(f'There is no train-*.zip in {args.photos}.')
    if team.leads():
        photos.cache(cached, shards,
                     sources_left_out(args.photos, args.leave_out),
                     args.cache_side)
    team.wait()
    data = photos.Photos(cached, device)
    if team.leads():
        print(f'{len(data)} photos on {device}', flush=True)

    training = Training(args, team)
    generator = torch.Generator(device).manual_seed(0)
    training.target.count_classes(data, stages[0], generator)
    path = os.path.join(args.out, 'checkpoint.pt')
    checkpoint = None
    if os.path.exists(path):
        checkpoint = torch.load(path, map_location=device)
    training.prepare(checkpoint)
    with open(os.path.join(args.out, 'log.csv'), 'a') as log:
        run(training, data, stages, log)


if __name__ == '__main__':
    main()
