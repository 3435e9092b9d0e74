# The soft code of a color, its reference values computed with numpy in
# float64, and class rebalancing (Eq. 4).
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch

import soft_code
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


def check_soft_encoding(centers):
    colors = torch.tensor([ab for ab, _ in CASES], dtype=torch.float32)
    code, weights = soft_code.soft_encode(colors, centers)
    for (ab, expected), row, row_weights in zip(CASES, code, weights):
        found = dict(zip(row.tolist(), row_weights.tolist()))
        assert found.keys() == expected.keys(), f'{ab}: {found}'
        for k, weight in expected.items():
            assert abs(found[k] - weight) < 1e-5, f'{ab}, {k}: {found[k]}'


def check_table(centers):
    """The table gives the code of the nearest half unit."""
    code = soft_code.SoftCode(centers)
    ab = torch.tensor([[3.3, -7.1], [-95, 60], [104.2, -20.4], [300, -300]])
    rounded = (ab * 2).round().clamp(-256, 256) / 2
    wanted, weights = soft_code.soft_encode(rounded, centers)
    found, found_weights = code.of(ab)
    assert (found[:, 0] == wanted[:, 0]).all()
    assert (found_weights - weights).abs().max() < 1e-5


def check_class_weights(centers):
    generator = numpy.random.RandomState(4)
    counts = generator.randint(0, 1000, len(centers))
    c = centers.numpy().astype(float)
    squares = ((c[:, None] - c[None]) ** 2).sum(axis=2)
    kernel = numpy.exp(-squares / 50)
    smooth = (kernel / kernel.sum(axis=0)) @ (counts / counts.sum())
    expected = 1 / (0.5 * smooth + 0.5 / 313)
    expected /= (smooth * expected).sum()

    found = soft_code.class_weights(torch.tensor(counts).float(),
                                    centers).numpy()
    assert abs(found - expected).max() < 1e-4
    # A color that no photo has counts most, but not without end.
    counts[:] = 0
    counts[120] = 1
    found = soft_code.class_weights(torch.tensor(counts).float(), centers)
    assert found.argmin() == 120 and found.max() / found.min() < 313


centers = torch.from_numpy(bins.bin_centers())
assert centers.shape == (313, 2)
check_soft_encoding(centers)
check_table(centers)
check_class_weights(centers)
