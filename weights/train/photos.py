# The training photos: decoded once into one file, then cut into random views
# on the device that trains.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import os
import zipfile
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

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


def read_shards(shards, sources, left_out, side):
    """Yields (source, uint8 RGB [H, W, 3]) of all photos but those of the
    sources left_out. sources: {(shard, file name): source}, '' for others."""
    with ProcessPoolExecutor() as pool:
        for shard in shards:
            with zipfile.ZipFile(shard) as archive:
                found = [(name, sources.get((os.path.basename(shard), name),
                                            ''))
                         for name in sorted(archive.namelist())]
                found = [(name, source) for name, source in found
                         if source not in left_out]
                jobs = ((archive.read(name), side) for name, _ in found)
                yield from zip((source for _, source in found),
                               pool.map(decode, jobs, chunksize=32))


def cache_in(out, side):
    """Where a training in the folder `out` keeps its photos."""
    return os.path.join(out, f'photos-{side}')


def cache(path, shards, sources, left_out, side):
    """Decodes the shards into path (bytes), path + '-sources.txt' and path +
    '.npy' (offset, height and width of each photo), unless they are there
    already."""
    if os.path.exists(path + '-sources.txt'):
        return
    table, names, offset = [], [], 0
    with open(path + '.part', 'wb') as file:
        for source, photo in read_shards(shards, sources, left_out, side):
            table.append((offset,) + photo.shape[:2])
            names.append(source)
            offset += photo.nbytes
            file.write(photo.tobytes())
    os.replace(path + '.part', path)
    numpy.save(path + '.npy', numpy.array(table, dtype=numpy.int64))
    with open(path + '-sources.txt', 'w', encoding='utf-8') as file:
        file.writelines(name + '\n' for name in names)


def cached(path):
    """Yields the cached photos, uint8 RGB [H, W, 3]."""
    pixels = numpy.memmap(path, numpy.uint8, 'r')
    for offset, height, width in numpy.load(path + '.npy'):
        size = 3 * height * width
        yield pixels[offset:offset + size].reshape(height, width, 3)


# Height to width of the views: the network is shown whole photos, so it has
# to know the borders of wide and of tall ones.
SHAPES = ((2, 3), (3, 4), (1, 1), (4, 3), (3, 2))
BATCH = 64

# How often the photos of preferred sources, and those with a face, are shown.
PREFERRED, WITH_FACE = 3, 6
NEAREST = 56             # the short side of a window around a face, in pixels


def view_size(shape, side):
    """Height and width of views whose short side is `side`, both multiples of
    8."""
    short = min(shape)
    return [8 * round(side * part / short / 8) for part in shape]


class Windows(NamedTuple):
    """What views show of their photos, in pixels; [N] each."""
    top: torch.Tensor
    left: torch.Tensor
    height: torch.Tensor
    width: torch.Tensor
    flipped: torch.Tensor


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
        with open(path + '-sources.txt', encoding='utf-8') as file:
            self.sources = file.read().splitlines()
        # Left, top, width and height of the face in each photo, if any.
        self.faces = torch.zeros(len(self.table), 4, device=device)
        if os.path.exists(path + '-faces.npy'):
            self.faces = torch.from_numpy(
                numpy.load(path + '-faces.npy')).to(device)

    def __len__(self):
        return len(self.table)

    def often(self, preferred):
        """How often each photo is to be shown, in proportion."""
        often = torch.ones(len(self), device=self.table.device)
        often[[source in preferred for source in self.sources]] = PREFERRED
        often[self.faces[:, 2] > 0] = WITH_FACE
        return often

    def sizes(self, chosen):
        """Height and width of the chosen photos: [N, 2]."""
        return self.table[chosen, 1:]

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

    def windows(self, chosen, high, wide, generator):
        """Which part of each chosen photo a view of these proportions shows:
        as much as they allow, zoomed by up to 1.25, stretched by up to 10 %
        and flipped by chance; where there is a face, half the time what is
        near it."""
        device = self.pixels.device

        def uniform(low, high):
            r = torch.rand(len(chosen), generator=generator, device=device)
            return low + (high - low) * r

        _, height, width = self.table[chosen].unbind(1)
        scale = torch.minimum(height / high, width / wide) / uniform(1, 1.25)
        face_x, face_y, face_w, face_h = self.faces[chosen].unbind(1)
        near = (face_h > 0) & (uniform(0, 1) < 0.5)
        short = (face_h * uniform(1.6, 4)).clamp(min=NEAREST)
        scale = torch.where(near, scale.minimum(short / min(high, wide)),
                            scale)
        stretch = torch.exp(uniform(-0.1, 0.1))
        view_h = torch.minimum(high * scale * stretch, height)
        view_w = torch.minimum(wide * scale / stretch, width)
        # The middle of a face is somewhere in the middle of the view.
        top = torch.where(near, face_y + face_h / 2 - view_h * uniform(.3, .7),
                          (height - view_h) * uniform(0, 1))
        left = torch.where(near, face_x + face_w / 2 - view_w * uniform(.3, .7),
                           (width - view_w) * uniform(0, 1))
        return Windows(top.clamp(min=0).minimum(height - view_h),
                       left.clamp(min=0).minimum(width - view_w),
                       view_h, view_w, uniform(0, 1) < 0.5)

    def views(self, chosen, high, wide, generator):
        """Random views of the chosen photos, [N] -> R'G'B' [N, 3, high, wide]
        in 0..1."""
        return self.look(chosen, self.windows(chosen, high, wide, generator),
                         high, wide)

    def look(self, chosen, windows, high, wide):
        """The chosen photos through these windows: R'G'B' [N, 3, high, wide].

        Two samples a side and pixel, then their mean: no aliasing at the
        scales used, and only one gather."""
        device = self.pixels.device
        offset, _, width = self.table[chosen].unbind(1)
        down = (torch.arange(2 * high, device=device) + 0.5) / (2 * high)
        across = (torch.arange(2 * wide, device=device) + 0.5) / (2 * wide)
        y = (windows.top[:, None] + windows.height[:, None] * down).long()
        x = (windows.left[:, None] + windows.width[:, None] * across).long()
        x = torch.where(windows.flipped[:, None], x.flip(1), x)
        at = offset[:, None, None] + 3 * (y[:, :, None] * width[:, None, None]
                                          + x[:, None, :])
        rgb = torch.stack([self.pixels[at + k] for k in range(3)], dim=1)
        return torch.nn.functional.avg_pool2d(rgb.float() / 255, 2)


class Chance:
    """The photos to learn from, and how often each is shown."""

    def __init__(self, data, photos, preferred):
        self.shapes = data.alike(photos)
        self.often = data.often(preferred)
        self.shares = torch.stack([self.often[part].sum()
                                   for _, part in self.shapes])

    def pick(self, count, generator):
        """One of SHAPES, and so many photos of it."""
        at = torch.multinomial(self.shares, 1, generator=generator)
        shape, part = self.shapes[at]
        return shape, part[torch.multinomial(self.often[part], count,
                                             replacement=True,
                                             generator=generator)]
