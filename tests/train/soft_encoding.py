# The soft code of a colour, its reference values computed with numpy in
# float64, and class rebalancing (Eq. 4).
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch

from model import bins

CASES = (
    ((0, 0), {120: 0.648786, 102: 0.087804, 119: 0.087804, 121: 0.087804,
              139: 0.087804}),
    ((3.3, -7.1), {119: 0.454656, 138: 0.230336, 120: 0.196280,
                   139: 0.099439, 118: 0.019289}),
    # outside all bins
    ((-95, 60), {1: 0.774314, 0: 0.104792, 2: 0.104792, 9: 0.014182,
                 8: 0.001919}),
    ((12, 47.5), {144: 0.543275, 143: 0.199860, 162: 0.163631,
                  161: 0.060197, 125: 0.033037}),
    ((104, -20), {310: 0.768231, 309: 0.103969, 311: 0.103969,
                  293: 0.020991, 292: 0.002841}),
)


def check_soft_encoding(centres):
    colours = torch.tensor([ab for ab, _ in CASES], dtype=torch.float32)
    code, weights = bins.soft_encode(colours, centres)
    for (ab, expected), row, row_weights in zip(CASES, code, weights):
        found = dict(zip(row.tolist(), row_weights.tolist()))
        assert found.keys() == expected.keys(), f'{ab}: {found}'
        for k, weight in expected.items():
            assert abs(found[k] - weight) < 1e-5, f'{ab}, {k}: {found[k]}'


def check_class_weights(centres):
    generator = numpy.random.RandomState(4)
    counts = generator.randint(0, 1000, len(centres))
    c = centres.numpy().astype(float)
    squares = ((c[:, None] - c[None]) ** 2).sum(axis=2)
    kernel = numpy.exp(-squares / 50)
    smooth = (kernel / kernel.sum(axis=0)) @ (counts / counts.sum())
    expected = 1 / (0.5 * smooth + 0.5 / 313)
    expected /= (smooth * expected).sum()

    found = bins.class_weights(torch.tensor(counts).float(), centres).numpy()
    assert abs(found - expected).max() < 1e-4
    # A colour that no photo has counts most, but not without end.
    counts[:] = 0
    counts[120] = 1
    found = bins.class_weights(torch.tensor(counts).float(), centres)
    assert found.argmin() == 120 and found.max() / found.min() < 313


centres = bins.bin_centres()
assert centres.shape == (313, 2)
check_soft_encoding(centres)
check_class_weights(centres)
