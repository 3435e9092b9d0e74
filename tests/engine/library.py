# library.py COLORIZE_PPM: the sample, gray, gets colors and keeps its L.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

sample = os.path.join(os.environ['SOURCE'], 'doc', 'sample.jpg')
with Image.open(sample) as photo:
    photo = photo.convert('L').resize((300, 200))
    gray = numpy.asarray(photo)
result = subprocess.run([sys.argv[1]], check=True, capture_output=True,
                        input=b'P5 300 200 255\n' + gray.tobytes()).stdout
header, pixels = result[:15], result[15:]
assert header == b'P6 300 200 255\n', header
rgb = numpy.frombuffer(pixels, 'uint8').reshape(200, 300, 3)
found, wanted = rgb2lab(rgb), rgb2lab(numpy.stack([gray] * 3, axis=-1))
chroma = numpy.hypot(found[..., 1], found[..., 2]).mean()
print(f'mean chroma {chroma:.1f}')
assert 3 < chroma < 60
assert abs(found[..., 0] - wanted[..., 0]).max() < 1
