# The 313 colour classes of the paper (section 2.2), and the soft code of a
# colour among them.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

# For each a, the run of b (both ends included) that lies in gamut; all in
# steps of 10. Classes are ordered by a, then b.
RUNS = ((-90, 50, 90), (-80, 20, 90), (-70, 0, 90), (-60, -20, 90),
        (-50, -30, 100), (-40, -40, 100), (-30, -50, 100), (-20, -50, 100),
        (-10, -60, 100), (0, -70, 100), (10, -80, 90), (20, -80, 90),
        (30, -90, 90), (40, -100, 90), (50, -100, 80), (60, -110, 80),
        (70, -110, 80), (80, -110, 70), (90, -110, 70), (100, -90, 0))

NEIGHBOURS = 5    # bins in the soft code of a colour
SIGMA = 5.0       # of the Gaussian that weighs them, in units of ab


def bin_centres():
    """The ab of the 313 classes: float32 [313, 2]."""
    centres = [(a, b) for a, first, last in RUNS
               for b in range(first, last + 1, 10)]
    return torch.tensor(centres, dtype=torch.float32)


def soft_encode(ab, centres):
    """The soft code of colours (section 2.2, H_gt^-1).

    ab [N, 2] -> bins [N, 5], nearest first, and weights [N, 5] that sum to 1.
    """
    distance = torch.cdist(ab, centres,
                           compute_mode='donot_use_mm_for_euclid_dist')
    distance, bins = distance.topk(NEIGHBOURS, dim=1, largest=False)
    weights = torch.exp(-distance ** 2 / (2 * SIGMA ** 2))
    return bins, weights / weights.sum(dim=1, keepdim=True)


def class_weights(counts, centres, mix=0.5):
    """Class rebalancing (Eq. 4): counts [313] of the nearest bins of the
    training photos -> weights [313] whose mean over the photos' smoothed
    colours is 1. mix is the paper's lambda."""
    prior = counts / counts.sum()
    kernel = torch.exp(-torch.cdist(centres, centres) ** 2 / (2 * SIGMA ** 2))
    kernel = kernel / kernel.sum(dim=0, keepdim=True)
    smooth = kernel @ prior
    weights = 1 / ((1 - mix) * smooth + mix / len(centres))
    return weights / (smooth * weights).sum()
