# Measures auto-colorize against a loop over OpenCV's DNN module, as OpenCV's
# colorization sample does it, and against one GIMP a photo.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   folders.py BUILD FOLDER photos SOURCE    makes the 200 photos in FOLDER
#   folders.py BUILD FOLDER WHAT CORES       measures WHAT on so many cores:
#     ours         auto-colorize with the bundled weights
#     opencv       OpenCV with the same network at about the same input
#     ours-full    auto-colorize, a network of the paper's size
#     opencv-full  OpenCV, the same network
#     gimp         a GIMP a photo, of 20 photos
#
# BUILD is the build folder; SOURCE has 200 photos or more.  A network of the
# paper's size (4 times as wide as the bundled one, input 224) has random
# numbers, which takes as long as trained ones; it sees every fifth photo.

import glob
import os
import resource
import subprocess
import sys
import time

import numpy

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.join(HERE, '..', '..')

WEIGHTS = os.path.join(ROOT, 'weights', 'auto-colorize.weights')
TEMPERATURE = 0.38
PAPER_SHARE, PAPER_SIDE = 4, 224
N_IN_GIMP, EACH_OF_PAPER = 20, 5

GRAIN = 3    # of 255

# (photos, megapixels)
SIZES = ((80, 0.1), (60, 1), (40, 4), (16, 12), (4, 24))


def make_photos(folder, source):
    """Gray JPEG files, enlarged to the sizes of what people have and with
    the grain that enlarging leaves out."""
    from PIL import Image

    os.makedirs(f'{folder}/photos', exist_ok=True)
    names = sorted(glob.glob(f'{source}/**/*.webp', recursive=True))
    random = numpy.random.default_rng(2016)
    order = random.permutation(200)
    sizes = [size for n, size in SIZES for _ in range(n)]
    for i in range(200):
        with Image.open(names[i]) as photo:
            gray = photo.convert('L')
        scale = (sizes[order[i]] * 1e6 / (gray.width * gray.height)) ** 0.5
        gray = gray.resize((round(gray.width * scale),
                            round(gray.height * scale)), Image.BICUBIC)
        grain = random.standard_normal(gray.size[::-1], 'float32') * GRAIN
        gray = (numpy.asarray(gray) + grain).clip(0, 255).astype('uint8')
        Image.fromarray(gray).save(f'{folder}/photos/{i:03}.jpg', quality=92)


def megapixels(names):
    from PIL import Image

    total = 0
    for name in names:
        with Image.open(name) as photo:
            total += photo.width * photo.height / 1e6
    return total


def paper_size(tensors):
    """The same network at the paper's width, with random numbers."""
    random = numpy.random.default_rng(1)
    wide = {}
    for name, tensor in tensors.items():
        shape = [side * PAPER_SHARE if side not in (1, 3, 4, 313) else side
                 for side in tensor.shape]
        scale = (2 / max(numpy.prod(shape[1:]), 1)) ** 0.5
        if name.endswith('variance') or name.endswith('norm.weight'):
            wide[name] = numpy.ones(shape, 'float32')
        elif name.endswith('bias') or name.endswith('mean'):
            wide[name] = numpy.zeros(shape, 'float32')
        else:
            wide[name] = (scale * random.standard_normal(shape)).astype(
                'float32')
    return wide


def network(full):
    from model import weights_file

    tensors, side = weights_file.read(WEIGHTS)
    if full:
        return paper_size(tensors), PAPER_SIDE
    return {name: tensor.astype('float32')
            for name, tensor in tensors.items()}, side


def opencv(folder, names, full, cores):
    import cv2

    from model import bins, caffemodel

    tensors, side = network(full)
    width = side if full else round(side * 1.4 / 8) * 8
    caffemodel.write_prototxt(f'{folder}/net.prototxt', tensors, side, width)
    caffemodel.write_caffemodel(f'{folder}/net.caffemodel', tensors)
    os.makedirs(f'{folder}/opencv', exist_ok=True)
    centers = bins.bin_centers()

    start = now()
    cv2.setNumThreads(cores)
    net = cv2.dnn.readNetFromCaffe(f'{folder}/net.prototxt',
                                   f'{folder}/net.caffemodel')
    for name in names:
        bgr = cv2.imread(name).astype('float32') / 255
        lab = cv2.cvtColor(bgr, cv2.COLOR_BGR2Lab)
        small = cv2.resize(lab[..., 0], (width, side))
        net.setInput(cv2.dnn.blobFromImage(small - 50, 1 / 100))
        scores = net.forward()[0] / TEMPERATURE
        shares = numpy.exp(scores - scores.max(axis=0))
        ab = numpy.tensordot(shares / shares.sum(axis=0), centers, (0, 0))
        lab[..., 1:] = cv2.resize(ab, lab.shape[1::-1])
        bgr = cv2.cvtColor(lab, cv2.COLOR_Lab2BGR)
        cv2.imwrite(f'{folder}/opencv/{os.path.basename(name)}',
                    (bgr.clip(0, 1) * 255).round().astype('uint8'),
                    [cv2.IMWRITE_JPEG_QUALITY, 95])
    return now() - start


def ours(build, folder, names, full):
    from model import weights_file

    weights = WEIGHTS
    if full:
        weights = f'{folder}/paper.weights'
        weights_file.write(weights, *network(full))
    start = now()
    subprocess.run([f'{build}/tools/auto-colorize/auto-colorize', '--force',
                    '-w', weights, '-o', f'{folder}/ours', *names],
                   check=True, stderr=subprocess.DEVNULL)
    return now() - start


def gimp(build, folder, names):
    def color(name):
        scheme = f'''
          (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE
                                             "{name}" "{name}")))
                 (photo (car (gimp-image-get-active-layer image)))
                 (color (car (plug-in-auto-colorize RUN-NONINTERACTIVE
                                                    image photo 0.38 0 100))))
            (file-jpeg-save RUN-NONINTERACTIVE image color "{folder}/g.jpg"
                            "g.jpg" 0.95 0 0 0 "" 2 1 0 0)
            (gimp-image-delete image))'''
        subprocess.run([f'{ROOT}/scripts/gimp-batch', '2', f'{folder}/profile',
                        f'{build}/plug-in/gimp-2/auto-colorize', WEIGHTS,
                        scheme],
                       check=True)

    color(names[0])    # GIMP's first start takes longer
    start = now()
    for name in names:
        color(name)
    return now() - start


def now():
    """Seconds by the clock, and of CPU time of this process and those it has
    run, which other work on the machine changes least."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF,
                                                 resource.RUSAGE_CHILDREN)]
    return numpy.array([time.monotonic(), sum(part.ru_utime + part.ru_stime
                                              for part in usage)])


def main():
    build, folder, what, argument = sys.argv[1:]
    if what == 'photos':
        make_photos(folder, argument)
        return
    cores = int(argument)
    full = what.endswith('-full')
    os.sched_setaffinity(0, range(cores))
    names = sorted(glob.glob(f'{folder}/photos/*.jpg'))
    if what == 'gimp':
        names = names[::len(names) // N_IN_GIMP]
    elif full:
        names = names[::EACH_OF_PAPER]
    if what.startswith('opencv'):
        seconds, cpu = opencv(folder, names, full, cores)
    elif what == 'gimp':
        seconds, cpu = gimp(build, folder, names)
    else:
        seconds, cpu = ours(build, folder, names, full)
    total = megapixels(names)
    print(f'{what} on {cores}: {len(names)} photos, {total:.0f} megapixels, '
          f'{seconds:.1f} s: {len(names) / seconds:.2f} photos/s, '
          f'{total / seconds:.2f} megapixels/s; '
          f'{cpu:.1f} s of CPU time', flush=True)


if __name__ == '__main__':
    main()
