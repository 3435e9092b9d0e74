# The transposed convolution of conv8, against PyTorch's own.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch
from torch.nn import functional

from model import network

torch.manual_seed(8)
layer = network.Doubling(5, 7)
torch.nn.init.normal_(layer.bias)
for size in ((1, 1), (1, 6), (5, 2), (8, 8)):
    x = torch.randn(3, 5, *size, requires_grad=True)
    expected = functional.conv_transpose2d(x, layer.weight, layer.bias, 2, 1)
    found = layer(x)
    assert found.shape == expected.shape == (3, 7, 2 * size[0], 2 * size[1])
    assert torch.allclose(found, expected, atol=1e-6), size

    # What training goes by.
    ours = torch.autograd.grad(found.square().sum(), (x, *layer.parameters()))
    theirs = torch.autograd.grad(expected.square().sum(),
                                 (x, *layer.parameters()))
    for a, b in zip(ours, theirs):
        assert torch.allclose(a, b, rtol=1e-4, atol=1e-4), size
