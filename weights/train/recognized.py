#!/usr/bin/env python3
# Whether a classifier of color photos recognizes them better once they are
# colored: the paper's VGG top-1 (Table 1), with Tiny Darknet in OpenCV.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import csv
import io
import os
import subprocess
import tempfile
import zipfile

import cv2
import numpy
from PIL import Image

SIDE = 224               # of the classifier's input


def arguments():
    parser = argparse.ArgumentParser(
        description='Prints the top-1 accuracy of a classifier on photos in '
                    'color, gray and colored.')
    parser.add_argument('photos', help='folder of zips and index.csv')
    parser.add_argument('classifier',
                        help='folder of tiny.cfg, tiny.weights and wnid.txt')
    parser.add_argument('program', help='auto-colorize')
    parser.add_argument('weights', nargs='*', help='weights files')
    parser.add_argument('--source', default='imagenette',
                        help='of index.csv; where it has no labels, right is '
                             'what the classifier says of the photo in color')
    parser.add_argument('--most', type=int, help='photos, evenly picked')
    return parser.parse_args()


def rows_of(args):
    path = os.path.join(args.photos, 'index.csv')
    with open(path, newline='', encoding='utf-8') as file:
        rows = [r for r in csv.DictReader(file) if r['source'] == args.source]
    step = max(1, len(rows) // args.most) if args.most else 1
    return rows[::step]


def read(args, rows):
    """uint8 RGB [H, W, 3] of each row."""
    archives = {shard: zipfile.ZipFile(os.path.join(args.photos, shard))
                for shard in {row['shard'] for row in rows}}
    for row in rows:
        data = archives[row['shard']].read(row['file'])
        with Image.open(io.BytesIO(data)) as photo:
            yield numpy.asarray(photo.convert('RGB'))


class Classifier:
    def __init__(self, folder):
        self.net = cv2.dnn.readNetFromDarknet(
            os.path.join(folder, 'tiny.cfg'),
            os.path.join(folder, 'tiny.weights'))
        with open(os.path.join(folder, 'wnid.txt'), encoding='ascii') as file:
            self.names = file.read().split()

    def name(self, rgb):
        """Of the class of the middle square."""
        height, width = rgb.shape[:2]
        side = min(height, width)
        top, left = (height - side) // 2, (width - side) // 2
        square = cv2.resize(rgb[top:top + side, left:left + side],
                            (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
        self.net.setInput(cv2.dnn.blobFromImage(square, 1 / 255))
        return self.names[int(self.net.forward().reshape(-1).argmax())]


def lab_of(photo):
    return cv2.cvtColor(photo.astype('float32') / 255, cv2.COLOR_RGB2LAB)


def with_ab(photo, ab):
    """The photo's own L with other colors."""
    lab = lab_of(photo)
    lab[..., 1:] = ab
    rgb = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
    return (255 * rgb.clip(0, 1)).round().astype('uint8')


def colors_of(other, photo):
    height, width = photo.shape[:2]
    return cv2.resize(lab_of(other)[..., 1:], (width, height),
                      interpolation=cv2.INTER_LINEAR)


def tint_of(photos):
    """The colors of all photos, as one."""
    return numpy.median([numpy.median(lab_of(p)[..., 1:], axis=(0, 1))
                         for p in photos[::max(1, len(photos) // 200)]],
                        axis=0)


def colored(args, weights, photos):
    """As the user gets them: by the program."""
    with tempfile.TemporaryDirectory() as folder:
        for i, photo in enumerate(photos):
            Image.fromarray(photo).save(f'{folder}/{i}.png', compress_level=1)
        subprocess.run([args.program, '-w', weights, '-o', f'{folder}/out',
                        folder], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        for i in range(len(photos)):
            with Image.open(f'{folder}/out/{i}.png') as photo:
                yield numpy.asarray(photo.convert('RGB'))


def report(method, right, gray, truth):
    """In percent; how much of the gap between gray and color is closed."""
    mean = right.mean()
    error = right.std() / len(right) ** 0.5
    closed = (mean - gray) / (truth - gray) if truth != gray else 0
    print(f'{method},{100 * mean:.2f},{100 * error:.2f},{100 * closed:.1f}',
          flush=True)


def main():
    args = arguments()
    rows = rows_of(args)
    if not rows:
        raise SystemExit(f'index.csv has no photo of {args.source}.')
    photos = list(read(args, rows))
    classifier = Classifier(args.classifier)
    in_color = [classifier.name(photo) for photo in photos]
    labels = [row['label'] or name for row, name in zip(rows, in_color)]

    def right(pictures):
        return numpy.array([classifier.name(picture) == label
                            for picture, label in zip(pictures, labels)])

    tint = tint_of(photos)
    truth = numpy.array([a == b for a, b in zip(in_color, labels)])
    gray = right(with_ab(photo, 0) for photo in photos)
    gap = gray.mean(), truth.mean()
    print(f'{len(photos)} photos of {args.source}\n'
          'method,top1,standard_error,gap_closed')
    report('truth', truth, *gap)
    report('gray', gray, *gap)
    half = len(photos) // 2
    report('random', right(
        with_ab(photo, colors_of(photos[(i + half) % len(photos)], photo))
        for i, photo in enumerate(photos)), *gap)
    report('tint', right(with_ab(photo, tint) for photo in photos), *gap)
    for weights in args.weights:
        report(os.path.basename(weights),
               right(colored(args, weights, photos)), *gap)


if __name__ == '__main__':
    main()
