# What the engine does to a photo before the network sees it, for batches of
# views: engine/vignette.c and engine/levels.c, whose constants these are.
# tests/train/prepared.py compares the two.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

USUAL, GENTLE = 0.2, 0.7
OUTLIERS = 0.002
FULL, SPARED, FLAT = 90, 0.15, 1
MIDDLE, CERTAIN = 54, 3.5


def distance(height, width, device):
    """0 in the middle, 1 in the corners: [height, width]."""
    down = (2 * torch.arange(height, device=device) + 1) / height - 1
    across = (2 * torch.arange(width, device=device) + 1) / width - 1
    return (down[:, None] ** 2 + across ** 2) / 2


def lighten_corners(lightness):
    """Of L [N, 1, H, W], where it falls towards all corners more than it does
    in most photos."""
    d = distance(*lightness.shape[2:], lightness.device)
    mean_l = lightness.mean(dim=(2, 3), keepdim=True)
    slope = (((d - d.mean()) * (lightness - mean_l)).mean((2, 3), True)
             / d.var(unbiased=False))
    middle = mean_l - slope * d.mean()
    fall = (-slope / middle.clamp(min=1)).clamp(0, 1) * (middle > 1)
    light = 1 - (GENTLE * (fall - USUAL)).clamp(min=0) * d
    return (lightness / light).clamp(max=100)


def stretch_levels(lightness):
    """L [N, 1, H, W], stretched where its range is narrow, its middle moved
    towards that of most photos."""
    values = lightness.flatten(1)
    last = values.shape[1] - 1
    darker = int(OUTLIERS * last)
    lighter = last - int((1 - OUTLIERS) * last)
    low = values.topk(darker + 1, largest=False).values[:, -1]
    high = values.topk(lighter + 1).values[:, -1]
    span = (high - low).clamp(min=FLAT)
    wanted = FULL - SPARED * span
    scale = wanted / span
    middle = (low + high) / 2
    moved = ((1 - 1 / scale) / (1 - 1 / CERTAIN)).clamp(max=1)
    to = middle + moved * (MIDDLE - middle)
    to = torch.minimum(torch.maximum(to, wanted / 2), 100 - wanted / 2)
    wide = (high - low < FLAT) | (span >= wanted)
    scale = torch.where(wide, 1, scale)[:, None, None, None]
    to = torch.where(wide, middle, to)[:, None, None, None]
    return (to + scale * (lightness - middle[:, None, None, None])).clamp(
        0, 100)


def prepare(lightness):
    return stretch_levels(lighten_corners(lightness))
