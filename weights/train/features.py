#!/usr/bin/env python3
# What a classifier of color photos (Tiny Darknet, in OpenCV) sees in the photos
# that a training has cached, so that the training learns that as well.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse

import cv2
import numpy

import photos
import recognized

GRID = 7                 # places a side that are kept
FEATURES, CLASSES = 'leaky_19', 'conv_19'      # its last two layers


def features_of(net, rgb):
    """[GRID, GRID, features] of uint8 RGB [H, W, 3]."""
    square = cv2.resize(rgb, (recognized.SIDE, recognized.SIDE),
                        interpolation=cv2.INTER_LINEAR)
    net.setInput(cv2.dnn.blobFromImage(square, 1 / 255))
    found = net.forward(FEATURES)[0]
    count, side, _ = found.shape
    cells = found.reshape(count, GRID, side // GRID, GRID, side // GRID)
    return cells.mean(axis=(2, 4)).transpose(1, 2, 0)


def main():
    parser = argparse.ArgumentParser(
        description='Finds what a classifier sees in the cached photos of a '
                    'training.')
    parser.add_argument('out', help='folder of a training that has begun')
    parser.add_argument('classifier', help='folder of tiny.cfg, tiny.weights')
    parser.add_argument('--cache-side', type=int, default=112)
    args = parser.parse_args()
    path = photos.cache_in(args.out, args.cache_side)
    net = recognized.Classifier(args.classifier).net
    last = net.getLayerId(CLASSES)
    found = [features_of(net, rgb).astype('float16')
             for rgb in photos.cached(path)]
    numpy.savez(path + '-features.npz', features=numpy.stack(found),
                classes=net.getParam(last, 0)[:, :, 0, 0],
                bias=net.getParam(last, 1).ravel())


if __name__ == '__main__':
    main()
