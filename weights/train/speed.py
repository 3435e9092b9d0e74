#!/usr/bin/env python3
# Views a second of a training step on a CPU, with each of what makes the
# recipe fast on top of the one before, and for each width with all of them.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import os
import subprocess
import sys
import time

import torch
from torch import nn
from torch.nn import functional

import aging
import device
import loss
import muon
from model import lab, network
import preparation
import soft_code

# What version 0.1 did, and what came on top of it, one after the other.
CHANGES = ('as version 0.1', 'the allocator keeps its pages', 'channels last',
           'doubling as one convolution', 'the soft code by a table',
           'Muon beside AdamW', 'bfloat16')
ALLOCATOR, CHANNELS_LAST, DOUBLING, TABLE, MUON, BFLOAT16 = range(1, 7)


class SlowCode(soft_code.SoftCode):
    """Each color's own distances to all classes."""

    def __init__(self, centers):
        self.centers = centers

    def of(self, ab):
        return soft_code.soft_encode(ab, self.centers)


class Trial:
    """A network on its way, with the first `changes`."""

    def __init__(self, changes, width):
        self.changes = changes
        if changes < DOUBLING:
            network.Doubling.forward = nn.ConvTranspose2d.forward
        self.layout = (torch.channels_last if changes >= CHANNELS_LAST
                       else torch.contiguous_format)
        self.net = network.Network(width).to(memory_format=self.layout)
        self.loss = loss.Loss('full', 0.2, torch.device('cpu'))
        if changes < TABLE:
            self.loss.code = SlowCode(self.loss.centers)
        kernels = [p for p in self.net.parameters()
                   if changes >= MUON and muon.suits(p)]
        others = [p for p in self.net.parameters()
                  if not any(p is kernel for kernel in kernels)]
        self.optimizers = [torch.optim.AdamW(others, lr=1e-4)]
        if kernels:
            self.optimizers.append(muon.Muon(kernels, 1e-4, 0))

    def step(self, rgb, generator):
        colors = lab.lab_of_rgb(rgb)
        ab = functional.avg_pool2d(colors[:, 1:], 4)
        lightness = preparation.prepare(
            aging.age(rgb, colors[:, :1], 0.2, generator))
        half = self.changes >= BFLOAT16 and device.has_bfloat16()
        with torch.autocast('cpu', torch.bfloat16, enabled=half):
            output = self.net(lightness.contiguous(memory_format=self.layout))
        self.net.zero_grad(set_to_none=True)
        self.loss.of(output, ab).backward()
        for optimizer in self.optimizers:
            optimizer.step()


def measure(changes, width, side, batch, steps):
    """The fastest of the steps: other programs only make one slower."""
    generator = torch.Generator().manual_seed(1)
    rgb = torch.rand(batch, 3, side, side, generator=generator)
    trial = Trial(changes, width)
    fastest = float('inf')
    for _ in range(steps):
        began = time.monotonic()
        trial.step(rgb, generator)
        fastest = min(fastest, time.monotonic() - began)
    return batch / fastest


def in_own_process(args, changes, width):
    """Allocators are chosen before a process starts."""
    command = [sys.executable, os.path.abspath(__file__), '--one',
               str(changes), '--widths', str(width), '--side', str(args.side),
               '--batch', str(args.batch), '--steps', str(args.steps)]
    environment = dict(os.environ, OMP_NUM_THREADS='1',
                       OPENBLAS_NUM_THREADS='1')
    return float(subprocess.run(command, check=True, env=environment,
                                stdout=subprocess.PIPE).stdout)


def main():
    parser = argparse.ArgumentParser(
        description='Prints how many views a second the recipe trains on.')
    parser.add_argument('--widths', type=float, nargs='+',
                        default=[0.25, 0.375, 0.5, 0.75])
    parser.add_argument('--side', type=int, default=48)
    parser.add_argument('--batch', type=int, default=64)
    parser.add_argument('--steps', type=int, default=12)
    parser.add_argument('--one', type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one is not None:
        if args.one >= ALLOCATOR:
            device.restart_for_cpu(1)
        torch.set_num_threads(1)
        print(measure(args.one, args.widths[0], args.side, args.batch,
                      args.steps))
        return

    print(f'{args.side} px, batch {args.batch}, one thread, '
          f'{"bfloat16" if device.has_bfloat16() else "no bfloat16"}')
    first = None
    for changes, name in enumerate(CHANGES):
        speed = in_own_process(args, changes, args.widths[0])
        first = first or speed
        print(f'width {args.widths[0]:g}, {name}: {speed:.0f} views/s, '
              f'{speed / first:.2f}', flush=True)
    for width in args.widths[1:]:
        speed = in_own_process(args, len(CHANGES) - 1, width)
        print(f'width {width:g}, all: {speed:.0f} views/s', flush=True)


if __name__ == '__main__':
    main()
