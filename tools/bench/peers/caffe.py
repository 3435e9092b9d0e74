# Converts FOLDER/network.weights for opencv.py: caffe.py FOLDER HEIGHT WIDTH
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from model import caffemodel, weights_file


def main():
    folder, height, width = sys.argv[1:]
    tensors, _ = weights_file.read(f'{folder}/network.weights')
    tensors = {name: tensor.astype('float32')
               for name, tensor in tensors.items()}
    caffemodel.write_prototxt(f'{folder}/network.prototxt', tensors, height,
                              width)
    caffemodel.write_caffemodel(f'{folder}/network.caffemodel', tensors)


if __name__ == '__main__':
    main()
