# Makes the test photos: a picture of every gray and color, as gray, RGB,
# RGB with alpha, indexed and 16-bit PNG.
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import numpy
from PIL import Image

folder = sys.argv[1]
y, x = numpy.mgrid[0:90, 0:120]
gray = ((x * 2 + y + 9 * ((x // 15 + y // 15) % 2)) % 256).astype('uint8')
rgb = numpy.stack([gray, (x * 2.1).astype('uint8'), (y * 2.8).astype('uint8')],
                  axis=2)
alpha = ((x * 5 + y * 3) % 256).astype('uint8')

Image.fromarray(gray).save(f'{folder}/gray.png')
Image.fromarray(rgb).save(f'{folder}/rgb.png')
Image.fromarray(rgb).quantize(64).save(f'{folder}/indexed.png')
Image.fromarray(numpy.dstack([rgb, alpha])).save(f'{folder}/rgba.png')
