# What makes views look old: its parts against NumPy and OpenCV, and that only
# the asked share of the views changes.
# SPDX-License-Identifier: GPL-3.0-or-later

import cv2
import numpy
import torch
from skimage.color import rgb2lab

import aging
from model import lab


def dice(count, seed=0):
    return aging.Dice(count, torch.device('cpu'),
                      torch.Generator().manual_seed(seed))


class Fixed(aging.Dice):
    """Dice that always show the same."""

    def __init__(self, count, share):
        super().__init__(count, torch.device('cpu'), None)
        self.share = share

    def uniform(self, low, high):
        return torch.full((self.count, 1, 1, 1),
                          low + (high - low) * self.share)


def check_cosines():
    block = numpy.random.RandomState(1).rand(8, 8).astype('float32')
    basis = aging.cosines(torch.device('cpu')).numpy()
    assert numpy.allclose(basis @ block @ basis.T, cv2.dct(block), atol=1e-5)


def check_film():
    rgb = torch.rand(2, 3, 8, 8)
    found = aging.film(rgb, Fixed(2, 0))
    gray = sum(w * rgb[:, i] for i, w in enumerate((0.299, 0.587, 0.114)))
    expected = rgb2lab(numpy.repeat(gray.numpy()[..., None], 3, -1))[..., 0]
    assert numpy.allclose(found[:, 0].numpy(), expected, atol=0.02)


def check_fade():
    ramp = torch.linspace(0, 100, 64).reshape(1, 1, 8, 8)
    faded = aging.fade(ramp, Fixed(1, 0.5))         # gamma 1
    assert torch.allclose(faded, 12.5 + 0.75 * ramp, atol=1e-3)


def check_corners():
    flat = torch.full((1, 1, 9, 9), 60.0)
    dark = aging.darken_corners(flat, Fixed(1, 0.5))[0, 0]
    assert torch.allclose(dark[4, 4], torch.tensor(60.0))
    assert torch.allclose(dark[0, 0], torch.tensor(60 * (1 - 0.5 * 64 / 81)))


def check_jpeg():
    flat = torch.full((1, 1, 16, 24), 50.0)
    assert (aging.jpeg(flat, Fixed(1, 0)) - flat).abs().max() < 0.1
    noise = 100 * torch.rand(1, 1, 16, 24)
    fine = (aging.jpeg(noise, Fixed(1, 0)) - noise).abs().mean()
    coarse = (aging.jpeg(noise, Fixed(1, 1)) - noise).abs().mean()
    assert 0.1 < fine < coarse / 2, (fine, coarse)


def check_shares():
    rgb = torch.rand(400, 3, 8, 8, generator=torch.Generator().manual_seed(2))
    lightness = lab.lab_of_rgb(rgb)[:, :1]
    for share in (0, 0.25, 1):
        generator = torch.Generator().manual_seed(3)
        old = aging.age(rgb, lightness, share, generator)
        changed = (old != lightness).flatten(1).any(1).float().mean().item()
        assert old.min() >= 0 and old.max() <= 100
        print(f'share {share}: {changed:.2f} of the views changed')
        assert abs(changed - share * 0.965) <= 0.07


check_cosines()
check_film()
check_fade()
check_corners()
check_jpeg()
check_shares()
