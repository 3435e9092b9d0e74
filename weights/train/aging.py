# What time and scanners do to a photo: film that sees other colors, dark
# corners, fading, contrast, blur, grain, JPEG. Only what the network sees ages,
# its lightness; the true colors stay.
# SPDX-License-Identifier: GPL-3.0-or-later

import math

import torch
from torch.nn import functional

from model import lab
import preparation

BLOCK = 8                 # JPEG's
FILMS = ((0.299, 0.587, 0.114),      # a gray copy of a color picture
         (0.333, 0.333, 0.334),
         (0.05, 0.45, 0.5),          # orthochromatic: blind to red
         (0.6, 0.35, 0.05))          # a red filter


class Dice:
    """A random number for each view of a batch, [N, 1, 1, 1]."""

    def __init__(self, count, device, generator):
        self.count, self.device, self.generator = count, device, generator

    def uniform(self, low, high):
        r = torch.rand(self.count, 1, 1, 1, generator=self.generator,
                       device=self.device)
        return low + (high - low) * r

    def choose(self, share, changed, unchanged):
        """changed, for this share of the views."""
        return torch.where(self.uniform(0, 1) < share, changed, unchanged)


def film(rgb, dice):
    """L of a gray copy of R'G'B' [N, 3, H, W], each on another film."""
    films = torch.tensor(FILMS, device=rgb.device)
    picked = (dice.uniform(0, len(FILMS)).flatten().long()
              .clamp(max=len(FILMS) - 1))
    gray = torch.einsum('nc,nchw->nhw', films[picked], rgb)[:, None]
    return lab.lab_of_rgb(gray.expand(-1, 3, -1, -1))[:, :1]


def fade(lightness, dice):
    """Black turns gray and white yellowed, and the middle moves."""
    black, white = dice.uniform(0, 25), dice.uniform(75, 100)
    gamma = torch.exp(dice.uniform(-0.4, 0.4))
    curved = (lightness / 100).clamp(0, 1) ** gamma
    return black + (white - black) * curved


def darken_corners(lightness, dice):
    d = preparation.distance(*lightness.shape[2:], lightness.device)
    return lightness * (1 - dice.uniform(0.2, 0.8) * d)


def blur(lightness, dice):
    share = dice.uniform(0.3, 1)
    smooth = functional.avg_pool2d(
        functional.pad(lightness, (1, 1, 1, 1), mode='replicate'), 3, 1)
    return lightness + share * (smooth - lightness)


def grain(lightness, dice):
    noise = torch.randn(lightness.shape, generator=dice.generator,
                        device=lightness.device)
    return lightness + dice.uniform(0.5, 5) * noise


def cosines(device):
    """The orthonormal cosine transform of 8 samples."""
    k = torch.arange(BLOCK, device=device, dtype=torch.float32)
    basis = torch.cos(math.pi / BLOCK * (k + 0.5) * k[:, None])
    basis[0] /= math.sqrt(2)
    return basis * math.sqrt(2 / BLOCK)


def jpeg(lightness, dice):
    """Coefficients of 8 x 8 blocks, rounded: the higher, the coarser."""
    basis = cosines(lightness.device)
    n, _, h, w = lightness.shape
    blocks = lightness.reshape(n, h // BLOCK, BLOCK, w // BLOCK, BLOCK)
    frequency = torch.arange(BLOCK, device=lightness.device)
    step = 1 + 0.4 * (frequency + frequency[:, None])
    step = (dice.uniform(1, 8)[..., None] * step[:, None, :])
    coefficients = torch.einsum('ui,nyixj,vj->nyuxv', basis, blocks, basis)
    coefficients = torch.round(coefficients / step) * step
    blocks = torch.einsum('ui,nyuxv,vj->nyixj', basis, coefficients, basis)
    return blocks.reshape(n, 1, h, w)


def age(rgb, lightness, share, generator):
    """What the network sees of views, R'G'B' [N, 3, H, W] and their lightness
    [N, 1, H, W], sides multiples of 8: this share of them aged."""
    chosen = Dice(len(rgb), rgb.device, generator).uniform(0, 1) < share
    which = chosen.flatten().nonzero().flatten()
    dice = Dice(len(which), rgb.device, generator)
    old = lightness[which]
    old = dice.choose(0.5, film(rgb[which], dice), old)
    old = dice.choose(0.3, darken_corners(old, dice), old)
    old = dice.choose(0.6, fade(old, dice), old)
    old = dice.choose(0.3, blur(old, dice), old)
    old = dice.choose(0.5, grain(old, dice), old)
    old = dice.choose(0.3, jpeg(old, dice), old)
    return lightness.index_copy(0, which, old.clamp(0, 100))
