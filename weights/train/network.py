# The paper's network (Fig. 2), at any width.
# SPDX-License-Identifier: GPL-3.0-or-later

import math

import torch
from torch import nn
from torch.nn import functional

CLASSES = 313


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

        self.conv8_1 = nn.ConvTranspose2d(c4, c3, 4, 2, 1)
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
