# What a classifier of color photos sees, as a second thing to learn: a head on
# conv7 tells the classifier's features at the same place from lightness alone
# (Hinton et al. 2015, Romero et al. 2015).  It is not kept: only the blocks
# below it are.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch
from torch import nn
from torch.nn import functional

GRID = 5                 # places a side of a view that are compared
SHARE = 3                # how much this counts beside the loss of colors


class Pupil(nn.Module):
    """The network with a second head: L [N, 1, H, W] to its scores and the
    features [N, F, H/8, W/8]."""

    def __init__(self, net, features):
        super().__init__()
        self.net = net
        self.told = nn.Conv2d(net.conv7_3.out_channels, features, 1)

    def forward(self, lightness):
        conv7 = self.net.blocks((lightness - 50) / 100, last=7)
        scores = self.net.head(self.net.blocks(conv7, first=8))
        return scores, self.told(conv7)


class Teacher:
    """The features of all cached photos, as features.py has found them."""

    def __init__(self, path, device):
        found = numpy.load(path)
        self.features = torch.from_numpy(found['features']).to(device)
        some = self.features[::50].float().flatten(0, 2)
        self.mean, self.deviation = some.mean(dim=0), some.std(dim=0) + 1e-3
        self.classes = torch.from_numpy(found['classes']).to(device)
        self.bias = torch.from_numpy(found['bias']).to(device)

    def seen(self, chosen, windows, sizes):
        """The features of the chosen photos [N] through these windows, in
        deviations from their mean: [N, F, GRID, GRID]. sizes [N, 2]: height
        and width of the photos."""
        middle = (torch.arange(GRID, device=sizes.device) + 0.5) / GRID
        across = torch.where(windows.flipped[:, None], 1 - middle, middle)
        y = windows.top[:, None] + windows.height[:, None] * middle
        x = windows.left[:, None] + windows.width[:, None] * across
        y, x = 2 * y / sizes[:, :1] - 1, 2 * x / sizes[:, 1:] - 1
        at = torch.stack((x[:, None, :].expand(-1, GRID, -1),
                          y[:, :, None].expand(-1, -1, GRID)), dim=-1)
        features = ((self.features[chosen].float() - self.mean)
                    / self.deviation)
        return functional.grid_sample(features.permute(0, 3, 1, 2), at.float(),
                                      padding_mode='border',
                                      align_corners=False)

    def scores(self, features):
        """Of the classifier's classes, for views: [N, classes]."""
        mean = features.mean(dim=(2, 3)) * self.deviation + self.mean
        return mean @ self.classes.T + self.bias

    def loss(self, told, seen):
        """Of features told [N, F, h, w], at each place and of the classes."""
        told = functional.adaptive_avg_pool2d(told.float(), GRID)
        classes = functional.kl_div(self.scores(told).log_softmax(dim=1),
                                    self.scores(seen).softmax(dim=1),
                                    reduction='batchmean')
        return SHARE * (functional.mse_loss(told, seen) + classes)
