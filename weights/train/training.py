# A network that is being trained: what a step does, and what is kept of it.
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import os
import time

import torch
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

import aging
import loss
from model import lab, network, weights_file
import muon
import photos
import preparation
import teacher

LONGEST_STEP = 30        # seconds
NORM_PHOTOS = 2048       # that BatchNorm's statistics are measured on
CHECKPOINT = 'checkpoint.pt'


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

    def lightness_and_ab(self, rgb, age, generator):
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
        lightness, ab = self.lightness_and_ab(rgb, age, generator)
        with self.team.precision():
            output = self.average(lightness)
        return self.loss.of(output, ab)

    def learn(self, data, chosen, size, generator):
        """The loss of views of the chosen photos, of this height and width;
        and beside it that of what was told of the teacher's features."""
        windows = data.windows(chosen, *size, generator)
        rgb = data.look(chosen, windows, *size)
        lightness, ab = self.lightness_and_ab(rgb, self.args.age, generator)
        with self.team.precision():
            output = self.learner(lightness)
        if not self.teacher:
            return self.loss.of(output, ab), 0
        scores, told = output
        seen = self.teacher.seen(chosen, windows, data.sizes(chosen))
        return self.loss.of(scores, ab), self.teacher.loss(told, seen)

    def step(self, data, chosen, size, factor, generator):
        began = time.monotonic()
        self.set_rates(factor)
        value, beside = self.learn(data, chosen, size, generator)
        self.pupil.zero_grad(set_to_none=True)
        (value + beside).backward()
        torch.nn.utils.clip_grad_norm_(self.pupil.parameters(), 1.0)
        for optimizer, _ in self.optimizers:
            optimizer.step()
        self.steps += 1
        self.seen += len(chosen) * self.team.size
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
