# Muon (Jordan 2024): momentum whose directions are made equally strong.
# SPDX-License-Identifier: GPL-3.0-or-later

import math

import torch

# Of the quintic whose iteration takes singular values close to 1.
A, B, C = 3.4445, -4.7750, 2.0315
ITERATIONS = 5
MOMENTUM = 0.95


def orthogonal(x):
    """The matrices [N, rows, columns], rows at most columns, each with all its
    singular values taken close to 1.

    A Newton-Schulz iteration x <- p(x x^T) x multiplies x by a polynomial of
    its Gram matrix s, and the next s is p s p: so all of them are done on s,
    which is small, and x is multiplied once."""
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    s = x @ x.transpose(1, 2)
    identity = torch.eye(s.shape[1], device=s.device, dtype=s.dtype)
    product = identity.expand_as(s)
    for _ in range(ITERATIONS):
        p = A * identity + B * s + C * (s @ s)
        product = p @ product
        s = p @ s @ p
    return product @ x


def suits(parameter):
    """A kernel 3x3 between two layers of channels."""
    return (parameter.ndim == 4 and parameter.shape[2:] == (3, 3)
            and parameter.shape[1] > 1)


class Muon(torch.optim.Optimizer):
    """For convolutions' kernels [out, in, 3, 3]."""

    def __init__(self, parameters, lr, weight_decay):
        super().__init__(parameters, {'lr': lr, 'weight_decay': weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            alike = {}
            for kernel in group['params']:
                alike.setdefault(kernel.shape, []).append(kernel)
            for kernels in alike.values():
                self.step_alike(kernels, group['lr'], group['weight_decay'])

    def step_alike(self, kernels, rate, decay):
        """Of kernels of one shape, in one go."""
        outputs, inputs = kernels[0].shape[:2]
        steps = torch.stack([self.direction(k) for k in kernels])
        steps = orthogonal(steps.reshape(len(kernels), outputs, -1))
        scale = math.sqrt(max(1, outputs / inputs))
        for kernel, step in zip(kernels, steps):
            kernel.mul_(1 - rate * decay)
            kernel.add_(step.reshape(kernel.shape), alpha=-rate * scale)

    def direction(self, kernel):
        """Nesterov's momentum."""
        state = self.state[kernel]
        if 'momentum' not in state:
            state['momentum'] = torch.zeros_like(kernel)
        momentum = state['momentum'].lerp_(kernel.grad, 1 - MOMENTUM)
        return kernel.grad.lerp(momentum, MOMENTUM)
