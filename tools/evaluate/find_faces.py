#!/usr/bin/env python3
# Where the faces of photos are, for `evaluate --faces`: OpenCV's Haar cascade
# of Debian's opencv-data finds them in the gray photos.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import os
import sys
import zipfile

import cv2
import numpy

CASCADE = '/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml'
SMALLEST = 24            # pixels
SURE = 6                 # neighbors that agree


def open_finder():
    finder = cv2.CascadeClassifier(CASCADE)
    if finder.empty():
        sys.exit(f'{CASCADE} is missing: install opencv-data.')
    return finder


def find(finder, gray, smallest=SMALLEST):
    """The faces in uint8 [H, W]: (x, y, width, height) of each."""
    return finder.detectMultiScale(gray, minNeighbors=SURE,
                                   minSize=(smallest, smallest))


def photos_of(path):
    """Yields (name, bytes) of a folder's or a zip's files."""
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            with open(os.path.join(path, name), 'rb') as file:
                yield name, file.read()
    else:
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                yield os.path.basename(name), archive.read(name)


def main():
    parser = argparse.ArgumentParser(
        description='Prints the faces in photos: photo,x,y,width,height.')
    parser.add_argument('photos', nargs='+', help='folders and zips')
    args = parser.parse_args()
    finder = open_finder()
    print('photo,x,y,width,height')
    for path in args.photos:
        for name, data in photos_of(path):
            gray = cv2.imdecode(numpy.frombuffer(data, numpy.uint8),
                                cv2.IMREAD_GRAYSCALE)
            if gray is None:
                continue
            for face in find(finder, gray):
                print(name, *face, sep=',')


if __name__ == '__main__':
    main()
