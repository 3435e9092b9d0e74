# The photos and class masks of voc.zip as middle squares, and how the paper's
# Table 2 judges: mean average precision and mean intersection over union.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io
import os
import zipfile

import numpy
import torch
from PIL import Image
from torch.nn import functional

from model import lab
import photos

ARCHIVE = 'voc.zip'
# What the masks' values 1 to 20 stand for.
NAMES = ('aeroplane', 'bicycle', 'bird', 'boat', 'bottle', 'bus', 'car', 'cat',
         'chair', 'cow', 'diningtable', 'dog', 'horse', 'motorbike', 'person',
         'pottedplant', 'sheep', 'sofa', 'train', 'tvmonitor')
BORDER = 255     # what is not judged
LEAST = 150      # photos that a frequent class is on


def read_index(folder):
    """The rows of the archive's own index."""
    with zipfile.ZipFile(os.path.join(folder, ARCHIVE)) as archive:
        text = archive.read('index.csv').decode('utf-8')
    return list(csv.DictReader(text.splitlines()))


def frequent_classes(rows, least):
    """The names of the classes that so many photos show."""
    return [name for name in NAMES
            if sum(name in r['classes'].split() for r in rows) >= least]


def labeled(folder, least):
    """The photos that show one of the frequent classes and no other, as rows
    of the training photos' index."""
    rows = read_index(folder)
    classes = set(frequent_classes(rows, least))
    shown = [(r, classes & set(r['classes'].split())) for r in rows]
    return [{'shard': ARCHIVE, 'file': f'images/{r["id"]}.webp',
             'source': 'voc', 'label': label}
            for r, labels in shown if len(labels) == 1 for label in labels]


def middle(pixels):
    """The middle square of [H, W, ...]."""
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return pixels[top:top + side, left:left + side]


def square(photo, side):
    """The middle square of a photo, uint8 RGB -> Lab [3, side, side]."""
    rgb = torch.tensor(middle(photo)).permute(2, 0, 1)[None].float() / 255
    rgb = functional.interpolate(rgb, (side, side), mode='bilinear',
                                 align_corners=False)
    return lab.lab_of_rgb(rgb)[0]


def square_mask(data, side):
    """The middle square of a mask, PNG -> uint8 [side, side]."""
    with Image.open(io.BytesIO(data)) as mask:
        pixels = Image.fromarray(middle(numpy.asarray(mask)))
    return torch.tensor(numpy.asarray(pixels.resize((side, side),
                                                    Image.NEAREST)))


class Pascal:
    """All photos of the archive.

    classes: names of the frequent ones; photos: Lab [N, 3, side, side];
    shows: which photo shows which class, [N, classes] of 0 and 1; masks:
    [N, side, side] of 0 (background), 1 + the index of a class, or BORDER,
    which other classes count to; tested: [N], whether kept for the test.
    """

    def __init__(self, folder, side, least):
        rows = read_index(folder)
        self.classes = frequent_classes(rows, least)
        if not self.classes:
            raise SystemExit(f'No class is on {least} photos of {ARCHIVE}.')
        place = torch.full((256,), BORDER)
        place[0] = 0
        for i, name in enumerate(self.classes):
            place[1 + NAMES.index(name)] = 1 + i

        found, masks = [], []
        with zipfile.ZipFile(os.path.join(folder, ARCHIVE)) as archive:
            for row in rows:
                data = archive.read(f'images/{row["id"]}.webp')
                found.append(square(photos.decode((data, side)), side))
                data = archive.read(f'masks/{row["id"]}.png')
                masks.append(place[square_mask(data, side).long()])
        self.photos, self.masks = torch.stack(found), torch.stack(masks)
        self.shows = torch.stack([(self.masks == 1 + i).flatten(1).any(dim=1)
                                  for i in range(len(self.classes))],
                                 dim=1).float()
        self.tested = torch.tensor([r['split'] == 'test' for r in rows])


def average_precision(scores, shown):
    """The area under the curve of precision over recall, as PASCAL VOC
    measures it since 2010; scores [N], shown [N] of 0 and 1."""
    found = shown[scores.argsort(descending=True)].double()
    precision = found.cumsum(0) / torch.arange(1, len(found) + 1)
    best = precision.flip(0).cummax(0).values.flip(0)
    return best[found > 0].mean().item()


def mean_average_precision(scores, shows):
    """scores and shows: [N, classes]."""
    return sum(average_precision(scores[:, i], shows[:, i])
               for i in range(shows.shape[1])) / shows.shape[1]


def mean_intersection_over_union(guessed, masks, classes):
    """Over the classes 0 .. classes - 1, the background among them, of all
    pixels that are no BORDER; guessed and masks: integers, of any shape."""
    judged = masks != BORDER
    counts = torch.bincount((classes * masks[judged] + guessed[judged]).long(),
                            minlength=classes ** 2).reshape(classes, classes)
    both = counts.diagonal().double()
    either = counts.sum(dim=0) + counts.sum(dim=1) - both
    return (both / either.clamp(min=1)).mean().item()
