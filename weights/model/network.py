# The paper's network (Fig. 2), at any width.
# SPDX-License-Identifier: GPL-3.0-or-later

import math

import torch
from torch import nn
from torch.nn import functional

CLASSES = 313


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


class Network(nn.Module):
    """L [N, 1, H, W] in 0..100, sides multiples of 8, to the class scores
    [N, 313, H/4, W/4], or, with a head of 2, to ab / 110.

    width scales the channel counts; 1.0 is the paper's.
    """

    def __init__(self, width=1.0, head=CLASSES):
        super().__init__()
        c1, c2, c3, c4 = (round(width * c) for c in (64, 128, 256, 512))

        self.conv1_1 = nn.Conv2d(1, c1, 3, 1, 1)
        self.conv1_2 = nn.Conv2d(c1, c1, 3, 2, 1)
        self.conv1_2norm = nn.BatchNorm2d(c1)

        self.conv2_1 = nn.Conv2d(c1, c2, 3, 1, 1)
        self.conv2_2 = nn.Conv2d(c2, c2, 3, 2, 1)
        self.conv2_2norm = nn.BatchNorm2d(c2)

        self.conv3_1 = nn.Conv2d(c2, c3, 3, 1, 1)
        self.conv3_2 = nn.Conv2d(c3, c3, 3, 1, 1)
        self.conv3_3 = nn.Conv2d(c3, c3, 3, 2, 1)
        self.conv3_3norm = nn.BatchNorm2d(c3)

        self.conv4_1 = nn.Conv2d(c3, c4, 3, 1, 1)
        self.conv4_2 = nn.Conv2d(c4, c4, 3, 1, 1)
        self.conv4_3 = nn.Conv2d(c4, c4, 3, 1, 1)
        self.conv4_3norm = nn.BatchNorm2d(c4)

        self.conv5_1 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv5_2 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv5_3 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv5_3norm = nn.BatchNorm2d(c4)

        self.conv6_1 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv6_2 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv6_3 = nn.Conv2d(c4, c4, 3, 1, 2, dilation=2)
        self.conv6_3norm = nn.BatchNorm2d(c4)

        self.conv7_1 = nn.Conv2d(c4, c4, 3, 1, 1)
        self.conv7_2 = nn.Conv2d(c4, c4, 3, 1, 1)
        self.conv7_3 = nn.Conv2d(c4, c4, 3, 1, 1)
        self.conv7_3norm = nn.BatchNorm2d(c4)

        self.conv8_1 = Doubling(c4, c3)
        self.conv8_2 = nn.Conv2d(c3, c3, 3, 1, 1)
        self.conv8_3 = nn.Conv2d(c3, c3, 3, 1, 1)
        self.head = nn.Conv2d(c3, head, 1)

        for layer in self.modules():
            if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
                nn.init.kaiming_normal_(layer.weight, nonlinearity='relu')
                nn.init.zeros_(layer.bias)
        # A stride-2 transposed convolution sums a quarter of its taps.
        nn.init.normal_(self.conv8_1.weight, std=math.sqrt(2 / (4 * c4)))
        nn.init.normal_(self.head.weight, std=0.01)

    def forward(self, lightness):
        relu = functional.relu
        x = (lightness - 50) / 100

        x = relu(self.conv1_1(x))
        x = self.conv1_2norm(relu(self.conv1_2(x)))

        x = relu(self.conv2_1(x))
        x = self.conv2_2norm(relu(self.conv2_2(x)))

        x = relu(self.conv3_1(x))
        x = relu(self.conv3_2(x))
        x = self.conv3_3norm(relu(self.conv3_3(x)))

        x = relu(self.conv4_1(x))
        x = relu(self.conv4_2(x))
        x = self.conv4_3norm(relu(self.conv4_3(x)))

        x = relu(self.conv5_1(x))
        x = relu(self.conv5_2(x))
        x = self.conv5_3norm(relu(self.conv5_3(x)))

        x = relu(self.conv6_1(x))
        x = relu(self.conv6_2(x))
        x = self.conv6_3norm(relu(self.conv6_3(x)))

        x = relu(self.conv7_1(x))
        x = relu(self.conv7_2(x))
        x = self.conv7_3norm(relu(self.conv7_3(x)))

        x = relu(self.conv8_1(x))
        x = relu(self.conv8_2(x))
        x = relu(self.conv8_3(x))
        return self.head(x)
