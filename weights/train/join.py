#!/usr/bin/env python3
# Joins trainings that went on from one checkpoint, each for itself on a core of
# its own: the mean of all that they have (local SGD, Stich 2019).
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import os

import torch

from training import CHECKPOINT


def mean(values):
    """Of checkpoints' values, which are alike but for their numbers."""
    first = values[0]
    if isinstance(first, dict):
        return {key: mean([value[key] for value in values]) for key in first}
    if isinstance(first, list):
        return [mean(list(parts)) for parts in zip(*values)]
    if torch.is_tensor(first) and first.is_floating_point():
        return torch.stack(values).mean(dim=0)
    return first


def main():
    parser = argparse.ArgumentParser(
        description='Joins trainings that went on from one checkpoint.')
    parser.add_argument('result', help='checkpoint.pt to write')
    parser.add_argument('start', help='the checkpoint.pt that all began with')
    parser.add_argument('trainings', nargs='+', help='their folders')
    args = parser.parse_args()
    started = torch.load(args.start, map_location='cpu')['seen']
    checkpoints = [torch.load(os.path.join(out, CHECKPOINT),
                              map_location='cpu') for out in args.trainings]
    joined = mean(checkpoints)
    joined['seen'] = started + sum(c['seen'] - started for c in checkpoints)
    joined['steps'] = max(c['steps'] for c in checkpoints)
    joined['seconds'] = max(c['seconds'] for c in checkpoints)
    torch.save(joined, args.result)


if __name__ == '__main__':
    main()
