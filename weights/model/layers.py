# The paper's network (Fig. 2) as a table, as in weights/format/layers.c.
# SPDX-License-Identifier: GPL-3.0-or-later

from typing import NamedTuple, Optional

CLASSES = 313


class Layer(NamedTuple):
    name: str               # as by the authors
    channels: int           # that it gives in the paper, at width 1.0
    size: int = 3           # of its kernel: size x size
    stride: int = 1         # 2 halves the sides; the transposed one doubles
    dilation: int = 1
    norm: Optional[str] = None      # the BatchNorm after its ReLU
    transposed: bool = False

    def kernel_shape(self, inside, outside):
        """Of the kernel from and to so many channels."""
        first = (inside, outside) if self.transposed else (outside, inside)
        return first + (self.size, self.size)


# In running order.  ReLU follows each but the head.
LAYERS = (
    Layer('conv1_1', 64),
    Layer('conv1_2', 64, stride=2, norm='conv1_2norm'),

    Layer('conv2_1', 128),
    Layer('conv2_2', 128, stride=2, norm='conv2_2norm'),

    Layer('conv3_1', 256),
    Layer('conv3_2', 256),
    Layer('conv3_3', 256, stride=2, norm='conv3_3norm'),

    Layer('conv4_1', 512),
    Layer('conv4_2', 512),
    Layer('conv4_3', 512, norm='conv4_3norm'),

    Layer('conv5_1', 512, dilation=2),
    Layer('conv5_2', 512, dilation=2),
    Layer('conv5_3', 512, dilation=2, norm='conv5_3norm'),

    Layer('conv6_1', 512, dilation=2),
    Layer('conv6_2', 512, dilation=2),
    Layer('conv6_3', 512, dilation=2, norm='conv6_3norm'),

    Layer('conv7_1', 512),
    Layer('conv7_2', 512),
    Layer('conv7_3', 512, norm='conv7_3norm'),

    Layer('conv8_1', 256, size=4, stride=2, transposed=True),
    Layer('conv8_2', 256),
    Layer('conv8_3', 256),
    Layer('head', CLASSES, size=1))


def with_inputs():
    """(layer, channels that it is given) at width 1.0."""
    inside = 1
    for layer in LAYERS:
        yield layer, inside
        inside = layer.channels
