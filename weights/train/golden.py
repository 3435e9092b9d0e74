#!/usr/bin/env python3
# Makes the golden cases of tests/engine/network.c: small networks with random
# weights, an input, and the scores that PyTorch computes for it.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import numpy
import torch

from model import network, weights_file

# name, width, outputs, height and width of the input
CASES = (('class-narrow', 1 / 32, 313, 24, 16),
         ('class-wide', 1 / 16, 313, 16, 16),
         ('l2-narrow', 1 / 32, 2, 32, 40),
         ('l2-wide', 1 / 16, 2, 40, 24))


def randomise(net):
    """Biases and BatchNorm as unlike their starting values as training makes
    them, and kernels rounded to what the file stores."""
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, std=0.3)
            module.running_mean.normal_(0.3, 0.2)
            module.running_var.uniform_(0.3, 1.5)
        elif isinstance(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d)):
            torch.nn.init.normal_(module.bias, std=0.2)
            module.weight.data = module.weight.data.half().float()
    torch.nn.init.normal_(net.head.weight, std=0.3)
    net.head.weight.data = net.head.weight.data.half().float()


@torch.no_grad()
def write_case(folder, name, net, height, width, short_side):
    """A network as NAME.weights; a random input and the network's scores as
    NAME.scores: outputs, height and width as int32, L, scores as float32."""
    lightness = torch.rand(height, width) * 100
    scores = net(lightness[None, None])[0]

    weights_file.save_network(os.path.join(folder, f'{name}.weights'), net,
                              short_side)
    with open(os.path.join(folder, f'{name}.scores'), 'wb') as file:
        numpy.array([len(scores), height, width], '<i4').tofile(file)
        lightness.numpy().astype('<f4').tofile(file)
        scores.numpy().astype('<f4').tofile(file)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else 'tests/golden'
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(2016)
    for name, width, outputs, *size in CASES:
        net = network.Network(width, outputs).eval()
        randomise(net)
        write_case(folder, name, net, *size, short_side=64)


if __name__ == '__main__':
    main()
