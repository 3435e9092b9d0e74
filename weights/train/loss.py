# The losses of the paper (sections 2.1 and 2.2) and their class rebalancing.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch
from torch.nn import functional

import soft_code
from model import bins, lab

AB_SCALE = 110           # a head of 2 predicts ab / 110
TEMPERATURE = 0.38       # of the annealed mean (Eq. 5)
BALANCE = 0.65           # how much of the distance is rebalanced
BALANCE_MIX = 0.1        # and its lambda: nearly each class alike
COUNTED = 20000          # photos whose classes are counted


def grid_rows(planes):
    """[N, C, H, W] -> [N H W, C]"""
    return planes.permute(0, 2, 3, 1).reshape(-1, planes.shape[1]).float()


class Loss:
    """"full", "class" or "l2"; K times the distance beside the first two."""

    def __init__(self, kind, distance, device):
        self.kind = kind
        self.distance = distance
        self.centers = torch.from_numpy(bins.bin_centers()).to(device)
        self.code = soft_code.SoftCode(self.centers)
        self.weights = torch.ones(len(self.centers), device=device)
        self.balance = self.weights
        self.counts, self.prior = None, None

    def count_classes(self, data, side, generator):
        """How often each class is the nearest one in the photos: [313]."""
        counts = torch.zeros(len(self.centers), device=self.centers.device)
        for rgb in data.some_views(COUNTED, side, generator):
            ab = functional.avg_pool2d(lab.lab_of_rgb(rgb)[:, 1:], 4)
            nearest = self.code.of(grid_rows(ab))[0][:, 0]
            counts += torch.bincount(nearest, minlength=len(counts))
        return counts

    def rebalance(self, counts):
        self.counts = counts
        self.balance = soft_code.class_weights(counts, self.centers,
                                               BALANCE_MIX)
        if self.kind == 'full':
            self.weights = soft_code.class_weights(counts, self.centers)
        self.prior = counts / counts.sum() * self.weights

    def of(self, output, ab):
        """The mean loss of the network's output [N, 313 or 2, H, W] for the
        true ab [N, 2, H, W]."""
        if self.kind == 'l2':
            return functional.mse_loss(output.float() * AB_SCALE, ab) / 100
        output, ab = grid_rows(output), grid_rows(ab)
        code, share = self.code.of(ab)
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
        mean = functional.softmax(scores / TEMPERATURE, dim=1) @ self.centers
        distance = ((mean - ab) ** 2).sum(dim=1).add(1).sqrt()
        weights = (1 - BALANCE) + BALANCE * self.balance[nearest]
        return (distance * weights).mean()
