# The recipe's Lab agrees with scikit-image's.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import torch
from skimage.color import rgb2lab

from model import lab

steps = numpy.linspace(0, 1, 12, dtype=numpy.float32)
rgb = numpy.stack(numpy.meshgrid(steps, steps, steps), axis=-1)
rgb = rgb.reshape(1, -1, 3)
found = lab.lab_of_rgb(torch.tensor(rgb).permute(2, 0, 1)).permute(1, 2, 0)
difference = abs(found.numpy() - rgb2lab(rgb)).max()
assert difference < 0.01, difference
