# Writes FOLDER's network for ONNX Runtime: write_onnx.py FOLDER HEIGHT WIDTH.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import torch

import torch_network


def main():
    folder, height, width = sys.argv[1:]
    net = torch_network.load(os.path.join(folder, 'network.weights'))
    torch.onnx.export(net, torch.zeros(1, 1, int(height), int(width)),
                      os.path.join(folder, 'network.onnx'),
                      input_names=['lightness'], output_names=['scores'])


if __name__ == '__main__':
    main()
