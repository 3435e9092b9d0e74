#!/usr/bin/env python3
# Takes some of the class rebalancing back from trained weights, or adds to it:
# a network trained with the class weights w predicts the photos' own
# distribution times w, so a change of its biases by log w is a change of the
# weights' power.  Less of it mutes the colors, more makes the rare ones bolder.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import os

import numpy
import torch

import loss
from model import weights_file
from training import CHECKPOINT


def class_weights(out):
    """Those of "full", as in training."""
    checkpoint = torch.load(os.path.join(out, CHECKPOINT),
                            map_location='cpu')
    full = loss.Loss('full', 0, 'cpu')
    full.rebalance(checkpoint['counts'])
    return full.weights.numpy()


def main():
    parser = argparse.ArgumentParser(
        description='Changes how much trained weights are rebalanced.')
    parser.add_argument('out', help='folder of a finished training')
    parser.add_argument('result', help='weights file to write')
    parser.add_argument('--power', type=float, default=0.2,
                        help='what to add to the power of the class weights, '
                             'which is 1 after training with "full"')
    parser.add_argument('--short-side', type=int, metavar='SIDE',
                        help="short side of the network's input, a multiple "
                             'of 8 (default: as it was trained)')
    args = parser.parse_args()

    tensors, side = weights_file.read(os.path.join(args.out,
                                                   'trained.weights'))
    bias = (tensors['head.bias']
            + args.power * numpy.log(class_weights(args.out)))
    tensors['head.bias'] = bias.astype('float32')
    weights_file.write(args.result, tensors, args.short_side or side)


if __name__ == '__main__':
    main()
