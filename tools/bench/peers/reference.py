# The colors that tools/bench compares with: the same network in float64.
# Takes a peer's arguments, and ends when AB is written.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

import peer
import torch_network
from model import bins


@torch.inference_mode()
def main():
    job = peer.Job.from_arguments()
    torch.set_num_threads(job.threads)
    net = torch_network.load(job.path('network.weights')).double()
    lightness = torch.from_numpy(job.lightness()).double()

    ab = peer.colors(net(lightness)[0].numpy(), bins.bin_centers())
    peer.save_colors(job.ab, ab)


if __name__ == '__main__':
    main()
