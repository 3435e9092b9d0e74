# Muon's step: Newton-Schulz on the Gram matrix is the iteration of Jordan
# (2024) itself, computed with numpy in float64, and takes all directions that
# a gradient has about equally far.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch

import muon

generator = numpy.random.RandomState(3)
matrices = generator.normal(size=(3, 24, 90))
matrices[1] *= 1e-3                        # the size of a gradient is lost

found = muon.orthogonal(torch.tensor(matrices).float()).numpy()
for matrix, result in zip(matrices, found):
    x = matrix / numpy.linalg.norm(matrix)
    for _ in range(5):
        gram = x @ x.T
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    assert abs(result - x).max() < 1e-5, abs(result - x).max()
    values = numpy.linalg.svd(result, compute_uv=False)
    assert 0.5 < values.min() and values.max() < 1.3, values

# Two steps of a kernel, with Nesterov's momentum and decay.
kernel = torch.tensor(generator.normal(size=(8, 4, 3, 3))).float()
gradients = torch.tensor(generator.normal(size=(2, 8, 4, 3, 3))).float()
parameter = torch.nn.Parameter(kernel.clone())
optimizer = muon.Muon([parameter], lr=0.1, weight_decay=0.01)
expected, momentum = kernel.clone(), torch.zeros_like(kernel)
for gradient in gradients:
    parameter.grad = gradient.clone()
    optimizer.step()
    momentum = 0.95 * momentum + 0.05 * gradient
    step = 0.05 * gradient + 0.95 * momentum
    step = muon.orthogonal(step.reshape(1, 8, 36)).reshape(kernel.shape)
    expected = (1 - 0.1 * 0.01) * expected - 0.1 * 2 ** 0.5 * step
assert (parameter - expected).abs().max() < 1e-5

assert muon.suits(kernel)
assert not muon.suits(kernel[:, :1])       # the first layer has one channel
assert not muon.suits(kernel[..., :1, :1])
