# Exits with 1 if one of the files named is no picture with colors.
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

for name in sys.argv[1:]:
    with Image.open(name) as file:
        lab = rgb2lab(numpy.asarray(file.convert('RGB')))
    chroma = numpy.hypot(lab[..., 1], lab[..., 2]).mean()
    if chroma < 2:
        sys.exit(f'{name}: mean chroma {chroma:.2f}')
