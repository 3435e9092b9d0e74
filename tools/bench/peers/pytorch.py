# PyTorch as a peer of tools/bench.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

import peer
import torch_network


@torch.inference_mode()
def main():
    job = peer.Job.from_arguments()
    torch.set_num_threads(job.threads)
    net = torch_network.load(job.path('network.weights'))
    lightness = torch.from_numpy(job.lightness())

    peer.serve(job, lambda: net(lightness)[0].numpy())


if __name__ == '__main__':
    main()
