#!/usr/bin/env python3
# Finds the faces in the photos that a training has cached: it shows those
# photos more often then, and half the time what is near the face.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse

import cv2
import numpy

import find_faces
import photos

SMALLEST = 20            # pixels of a cached photo


def largest_face(finder, rgb):
    """Left, top, width and height; zeros where there is none."""
    found = find_faces.find(finder, cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY),
                            SMALLEST)
    return max(found, key=lambda face: face[2], default=(0, 0, 0, 0))


def main():
    parser = argparse.ArgumentParser(
        description='Finds the faces in the cached photos of a training.')
    parser.add_argument('out', help='folder of a training that has begun')
    parser.add_argument('--cache-side', type=int, default=112)
    args = parser.parse_args()
    path = photos.cache_in(args.out, args.cache_side)
    finder = find_faces.open_finder()
    faces = [largest_face(finder, rgb) for rgb in photos.cached(path)]
    numpy.save(path + '-faces.npy', numpy.array(faces, dtype=numpy.float32))
    print(f'{sum(face[2] > 0 for face in faces)} of {len(faces)} photos have a '
          'face')


if __name__ == '__main__':
    main()
