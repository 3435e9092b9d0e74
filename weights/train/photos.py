# The training photos: decoded once into one file, then cut into random views
# on the device that trains.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import zipfile
from concurrent.futures import ProcessPoolExecutor

import numpy
import torch
from PIL import Image


def decode(job):
    """One photo of a shard, its short side reduced to `side`: uint8 RGB."""
    data, side = job
    with Image.open(io.BytesIO(data)) as photo:
        photo = photo.convert('RGB')
        scale = side / min(photo.size)
        if scale < 1:
            size = [max(side, round(s * scale)) for s in photo.size]
            photo = photo.resize(size, Image.BOX)
        return numpy.asarray(photo)


def read_shards(shards, left_out, side):
    """Yields (file name, uint8 RGB [H, W, 3]) of all photos but those whose
    names are in left_out."""
    with ProcessPoolExecutor() as pool:
        for shard in shards:
            with zipfile.ZipFile(shard) as archive:
                names = [n for n in sorted(archive.namelist())
                         if (os.path.basename(shard), n) not in left_out]
                jobs = ((archive.read(n), side) for n in names)
                yield from zip(names, pool.map(decode, jobs, chunksize=32))


def cache(path, shards, left_out, side):
    """Decodes the shards into path (bytes) and path + '.npy' (offset, height
    and width of each photo), unless they are there already."""
    if os.path.exists(path + '.npy'):
        return
    table, offset = [], 0
    with open(path + '.part', 'wb') as file:
        for _, photo in read_shards(shards, left_out, side):
            table.append((offset,) + photo.shape[:2])
            offset += photo.nbytes
            file.write(photo.tobytes())
    os.replace(path + '.part', path)
    numpy.save(path + '.npy', numpy.array(table, dtype=numpy.int64))


# Height to width of the views: the network is shown whole photos, so it has
# to know the borders of wide and of tall ones.
SHAPES = ((2, 3), (3, 4), (1, 1), (4, 3), (3, 2))
BATCH = 64


def view_size(shape, side):
    """Height and width of views whose short side is `side`, both multiples of
    8."""
    short = min(shape)
    return [8 * round(side * part / short / 8) for part in shape]


class Photos:
    """All cached photos in the memory of one device."""

    def __init__(self, path, device):
        self.table = torch.from_numpy(numpy.load(path + '.npy')).to(device)
        self.pixels = torch.from_numpy(
            numpy.fromfile(path, dtype=numpy.uint8)).to(device)
        _, height, width = self.table.double().unbind(1)
        ratios = torch.tensor([h / w for h, w in SHAPES], device=device)
        self.shapes = ((height / width).log()[:, None]
                       - ratios.log()).abs().argmin(dim=1)

    def __len__(self):
        return len(self.table)

    def alike(self, chosen):
        """The chosen photos parted by shape: (shape, photos), of all shapes
        that there are."""
        parts = [(shape, chosen[self.shapes[chosen] == i])
                 for i, shape in enumerate(SHAPES)]
        return [(shape, part) for shape, part in parts if len(part)]

    def some_views(self, count, side, generator):
        """Batches of views of up to `count` photos, picked evenly."""
        step = max(1, len(self) // count)
        chosen = torch.arange(0, len(self), step, device=self.table.device)
        for shape, part in self.alike(chosen):
            for batch in part.split(BATCH):
                yield self.views(batch, *view_size(shape, side), generator)

    def views(self, chosen, high, wide, generator):
        """Random views of the chosen photos, [N] -> R'G'B' [N, 3, high, wide]
        in 0..1: the whole photo as far as these proportions allow, zoomed by
        up to 1.25, stretched by up to 10 % and flipped by chance."""
        device = self.pixels.device

        def uniform(low, high):
            r = torch.rand(len(chosen), generator=generator, device=device)
            return low + (high - low) * r

        offset, height, width = self.table[chosen].unbind(1)
        scale = torch.minimum(height / high, width / wide) / uniform(1, 1.25)
        stretch = torch.exp(uniform(-0.1, 0.1))
        view_h = torch.minimum(high * scale * stretch, height)
        view_w = torch.minimum(wide * scale / stretch, width)
        top = (height - view_h) * uniform(0, 1)
        left = (width - view_w) * uniform(0, 1)

        # Two samples a side and pixel, then their mean: no aliasing at the
        # scales used, and only one gather.
        down = (torch.arange(2 * high, device=device) + 0.5) / (2 * high)
        across = (torch.arange(2 * wide, device=device) + 0.5) / (2 * wide)
        y = (top[:, None] + view_h[:, None] * down).long()
        x = (left[:, None] + view_w[:, None] * across).long()
        flip = uniform(0, 1) < 0.5
        x = torch.where(flip[:, None], x.flip(1), x)
        at = offset[:, None, None] + 3 * (y[:, :, None] * width[:, None, None]
                                          + x[:, None, :])
        rgb = torch.stack([self.pixels[at + k] for k in range(3)], dim=1)
        return torch.nn.functional.avg_pool2d(rgb.float() / 255, 2)
