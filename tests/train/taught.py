# What a teacher's features are through a window, and what is lost where a pupil
# tells others.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import tempfile

import numpy
import torch

from model import network
import photos
import teacher

FEATURES = 2

generator = numpy.random.RandomState(1)
features = generator.rand(100, 7, 7, FEATURES).astype('float16')
# In the second photo the first feature tells the column, the second the row.
features[1, ..., 0] = numpy.arange(7)
features[1, ..., 1] = numpy.arange(7)[:, None]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'features.npz')
    numpy.savez(path, features=features, bias=numpy.float32([0, 1, 0]),
                classes=numpy.float32([[1, 0], [0, 1], [1, 1]]))
    taught_by = teacher.Teacher(path, 'cpu')
taught_by.mean, taught_by.deviation = torch.zeros(2), torch.ones(2)

chosen, sizes = torch.tensor([1]), torch.tensor([[70, 140]])


def through(top, left, height, width, flipped=False):
    window = photos.Windows(*torch.tensor([[top], [left], [height], [width]]),
                            torch.tensor([flipped]))
    return taught_by.seen(chosen, window, sizes)


# The lower right part, five cells of ten and twenty pixels each way.
seen = through(20., 40., 50., 100.)
assert torch.allclose(seen[0, 0], torch.arange(2., 7).expand(5, 5), atol=1e-3)
assert torch.allclose(seen[0, 1].T, torch.arange(2., 7).expand(5, 5),
                      atol=1e-3)
mirrored = through(20., 40., 50., 100., True)
assert torch.allclose(mirrored, seen.flip(3), atol=1e-3)

# Scores of the mean: 4 and 4.
assert torch.allclose(taught_by.scores(seen), torch.tensor([[4., 5, 8]]),
                      atol=1e-2)
assert taught_by.loss(seen, seen).item() < 1e-5
# One more in each feature: a squared error of 1, scores of 5, 6 and 10.
before = torch.tensor([4., 5, 8]).softmax(0)
after = torch.tensor([5., 6, 10]).softmax(0)
expected = teacher.SHARE * (1 + (before * (before / after).log()).sum())
assert abs(taught_by.loss(seen + 1, seen) - expected) < 1e-3

# The pupil gives the network's own scores, and what it tells can be learned.
net = network.Network(0.125)
pupil = teacher.Pupil(net, FEATURES)
pupil.eval()
lightness = 100 * torch.rand(1, 1, 40, 56)
scores, told = pupil(lightness)
assert torch.equal(scores, net(lightness))
assert told.shape == (1, FEATURES, 5, 7)
taught_by.loss(told, seen).backward()
assert net.conv1_1.weight.grad.abs().sum() > 0
assert net.head.weight.grad is None
