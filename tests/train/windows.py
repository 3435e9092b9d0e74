# Which photos a training shows, and which part of them: preferred sources and
# photos with a face more often, a face near half the time.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import tempfile

import numpy
import torch

import photos

HIGH, WIDE = 96, 144     # of all photos; the second has a face
FACE = (100, 40, 20, 24)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'photos')
    # Red tells the column and green the row.
    picture = numpy.zeros((HIGH, WIDE, 3), dtype=numpy.uint8)
    picture[..., 0] = numpy.arange(WIDE)
    picture[..., 1] = numpy.arange(HIGH)[:, None]
    with open(path, 'wb') as file:
        file.write(picture.tobytes() * 3)
    numpy.save(path + '.npy', [(i * picture.nbytes, HIGH, WIDE)
                               for i in range(3)])
    with open(path + '-sources.txt', 'w', encoding='ascii') as file:
        file.write('streets\nstreets\npeople\n')
    assert (list(photos.cached(path))[2] == picture).all()

    # Without a face.
    data = photos.Photos(path, 'cpu')
    assert data.often([]).tolist() == [1, 1, 1]
    assert data.often(['people']).tolist() == [1, 1, photos.PREFERRED]
    generator = torch.Generator().manual_seed(0)
    chosen = torch.ones(400, dtype=torch.long)
    whole = data.windows(chosen, 64, 96, generator)
    assert (whole.height >= HIGH / 1.25 * 0.9).all()

    numpy.save(path + '-faces.npy', numpy.array(
        [(0, 0, 0, 0), FACE, (0, 0, 0, 0)], dtype=numpy.float32))
    data = photos.Photos(path, 'cpu')

assert data.often(['people']).tolist() == [1, photos.WITH_FACE,
                                           photos.PREFERRED]
windows = data.windows(chosen, 64, 96, generator)
bottom, right = windows.top + windows.height, windows.left + windows.width
assert (windows.top >= 0).all() and (windows.left >= 0).all()
assert (bottom <= HIGH).all() and (right <= WIDE).all()
# The middle of the face is at 110, 52: by chance it is in the middle of few.
x = (110 - windows.left) / windows.width
y = (52 - windows.top) / windows.height
near = (windows.height < HIGH / 1.25 * 0.9).float().mean().item()
inside = ((x > 0) & (x < 1) & (y > 0) & (y < 1)).float().mean().item()
print(f'near {near:.2f}, inside {inside:.2f}')
assert 0.2 < near < 0.55 and inside > 0.9
assert (windows.height >= photos.NEAREST * 0.9).all()

# What is seen through a window, as it is and mirrored.
one = torch.tensor([0])
for flipped in (False, True):
    window = photos.Windows(*torch.tensor([[8.], [16.], [32.], [64.]]),
                            torch.tensor([flipped]))
    seen = data.look(one, window, 8, 16)[0] * 255
    columns, rows = seen[0, 0], seen[1, :, 0]
    assert torch.allclose(rows, 8 + 4 * torch.arange(8.) + 1, atol=1)
    across = 16 + 4 * torch.arange(16.) + 1
    assert torch.allclose(columns, across.flip(0) if flipped else across,
                          atol=1)
