# The distance of the annealed mean from the truth, computed with numpy in
# float64, and what it weighs.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch

from model import bins
import loss

PIXELS = 50

generator = numpy.random.RandomState(6)
scores = generator.normal(scale=3, size=(PIXELS, 313))
ab = generator.normal(scale=30, size=(PIXELS, 2))
nearest = generator.randint(0, 313, PIXELS)
balance = generator.uniform(0.1, 20, 313)

share = numpy.exp(scores / 0.38)
share /= share.sum(axis=1, keepdims=True)
mean = share @ bins.bin_centers().astype(float)
distance = numpy.sqrt(((mean - ab) ** 2).sum(axis=1) + 1)
expected = (distance * (0.35 + 0.65 * balance[nearest])).mean()

target = loss.Loss('full', 0.2, 'cpu')
target.balance = torch.tensor(balance).float()
found = target.mean_distance(torch.tensor(scores).float(),
                             torch.tensor(ab).float(),
                             torch.tensor(nearest)).item()
assert abs(found - expected) < 1e-3, (found, expected)

# It is added to the loss of classes, a fifth of it here: a whole picture of
# one column.
plane = torch.tensor(scores.T).float().reshape(1, 313, PIXELS, 1)
truth = torch.tensor(ab.T).float().reshape(1, 2, PIXELS, 1)
with_distance = target.of(plane, truth).item()
target.distance = 0
without = target.of(plane, truth).item()
code = target.code.of(torch.tensor(ab).float())[0][:, 0]
expected = (distance * (0.35 + 0.65 * balance[code.numpy()])).mean() / 5
assert abs(with_distance - without - expected) < 1e-3, with_distance - without
