# Makes photos in the current folder that GIMP's loader shows wrongly, and some
# that it does not.
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy
import tifffile
from PIL import Image
from skimage.color import gray2rgb, rgb2lab

y, x = numpy.mgrid[0:90, 0:120]
gray = (x * 1.2 + y + 20 * ((x // 15 + y // 15) % 2)).astype('uint8')
rgb = gray2rgb(gray)

Image.fromarray(gray).save('a.png')
Image.fromarray(gray[::-1]).save('b.png')
Image.fromarray(gray).save('same.jpg')
Image.fromarray(gray[::-1]).save('same.tif')
Image.fromarray(gray).convert('1').save('bits.png')
Image.fromarray(rgb).convert('CMYK').save('cmyk.tif')

lab = rgb2lab(rgb) * (255 / 100, 1, 1)
tifffile.imwrite('lab.tif', lab.round().astype('int16').astype('uint8'),
                 photometric='cielab')
with tifffile.TiffWriter('twice.tif') as file:
    file.write(gray)
    file.write(gray)
with tifffile.TiffWriter('thumbnail.tif') as file:
    file.write(gray)
    file.write(numpy.ascontiguousarray(gray[::4, ::4]), subfiletype=1)
