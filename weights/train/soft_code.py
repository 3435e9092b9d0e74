# The soft code of a color among the 313 classes, and how much each class
# counts (section 2.2).
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

NEIGHBORS = 5    # bins in the soft code of a color
SIGMA = 5.0       # of the Gaussian that weighs them, in units of ab


def soft_encode(ab, centers):
    """The soft code of colors (section 2.2, H_gt^-1).

    ab [N, 2] -> bins [N, 5], nearest first, and weights [N, 5] that sum to 1.
    """
    distance = torch.cdist(ab, centers,
                           compute_mode='donot_use_mm_for_euclid_dist')
    distance, bins = distance.topk(NEIGHBORS, dim=1, largest=False)
    weights = torch.exp(-distance ** 2 / (2 * SIGMA ** 2))
    return bins, weights / weights.sum(dim=1, keepdim=True)


class SoftCode:
    """soft_encode () by a table of half units of ab."""

    REACH = 128

    def __init__(self, centers):
        self.steps = 4 * self.REACH + 1
        line = torch.arange(self.steps, device=centers.device) / 2 - self.REACH
        table = [soft_encode(torch.stack((a.expand_as(line), line), dim=1),
                             centers) for a in line]
        self.bins = torch.cat([bins for bins, _ in table])
        self.weights = torch.cat([weights for _, weights in table])

    def of(self, ab):
        """ab [N, 2] -> bins [N, 5], nearest first, and their weights."""
        at = ((ab + self.REACH) * 2).round().long().clamp(0, self.steps - 1)
        row = at[:, 0] * self.steps + at[:, 1]
        return self.bins[row], self.weights[row]


def class_weights(counts, centers, mix=0.5):
    """Class rebalancing (Eq. 4): counts [313] of the nearest bins of the
    training photos -> weights [313] whose mean over the photos' smoothed
    colors is 1. mix is the paper's lambda."""
    prior = counts / counts.sum()
    kernel = torch.exp(-torch.cdist(centers, centers) ** 2 / (2 * SIGMA ** 2))
    kernel = kernel / kernel.sum(dim=0, keepdim=True)
    smooth = kernel @ prior
    weights = 1 / ((1 - mix) * smooth + mix / len(centers))
    return weights / (smooth * weights).sum()
