# The paper's network (Fig. 2), at any width.
# SPDX-License-Identifier: GPL-3.0-or-later

import math

import torch
from torch import nn
from torch.nn import functional

from .layers import CLASSES, LAYERS


class Doubling(nn.ConvTranspose2d):
    """A transposed convolution 4x4 of stride 2 and padding 1, computed as one
    convolution 2x2 that gives the four pixels of each doubled one: PyTorch's
    own takes ten times as long on a CPU."""

    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, 4, 2, 1)

    def forward(self, x):
        n, inputs, h, w = x.shape
        outputs = self.weight.shape[1]
        # An even row is made of the input's rows above and at it by the taps
        # 3 and 1, an odd row of those at and below it by the taps 2 and 0;
        # columns alike.
        taps = self.weight.flip(2, 3).reshape(inputs, outputs, 2, 2, 2, 2)
        kernel = taps.permute(3, 5, 1, 0, 2, 4).reshape(-1, inputs, 2, 2)
        y = functional.conv2d(x, kernel, self.bias.repeat(4), padding=1)
        y = y.reshape(n, 2, 2, outputs, h + 1, w + 1)
        rows = [torch.stack([y[:, i, j, :, i:i + h, j:j + w]
                             for j in (0, 1)], dim=-1) for i in (0, 1)]
        return torch.stack(rows, dim=-3).reshape(n, outputs, 2 * h, 2 * w)


def convolution(layer, inside, outside):
    if layer.transposed:
        return Doubling(inside, outside)
    return nn.Conv2d(inside, outside, layer.size, layer.stride,
                     layer.size // 2 * layer.dilation, layer.dilation)


class Network(nn.Module):
    """L [N, 1, H, W] in 0..100, sides multiples of 8, to the class scores
    [N, 313, H/4, W/4], or, with a head of 2, to ab / 110.

    width scales the channel counts; 1.0 is the paper's.
    """

    def __init__(self, width=1.0, head=CLASSES):
        super().__init__()
        inside = 1
        for layer in LAYERS:
            outside = round(width * layer.channels)
            if layer.name == 'head':
                outside = head
            self.add_module(layer.name, convolution(layer, inside, outside))
            if layer.norm:
                self.add_module(layer.norm, nn.BatchNorm2d(outside))
            inside = outside

        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
                nn.init.kaiming_normal_(module.weight, nonlinearity='relu')
                nn.init.zeros_(module.bias)
        # A stride-2 transposed convolution sums a quarter of its taps.
        nn.init.normal_(self.conv8_1.weight,
                        std=math.sqrt(2 / (4 * len(self.conv8_1.weight))))
        nn.init.normal_(self.head.weight, std=0.01)

    def blocks(self, x, first=1, last=8):
        """The blocks conv<first> to conv<last> on the output of the one
        before; the first of all is given (L - 50) / 100."""
        for layer in LAYERS[:-1]:
            if first <= int(layer.name[4]) <= last:
                x = functional.relu(getattr(self, layer.name)(x))
                if layer.norm:
                    x = getattr(self, layer.norm)(x)
        return x

    def forward(self, lightness):
        return self.head(self.blocks((lightness - 50) / 100))
