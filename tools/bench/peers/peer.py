# What all peers of tools/bench share: its protocol, and the colors of a
# network's scores.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A peer is started as PEER.py FOLDER HEIGHT WIDTH THREADS AB.  FOLDER holds
# network.weights, lightness.f32 (L [HEIGHT, WIDTH]) and centers.f32 (the ab of
# the classes [313, 2]).  It says "ready" after its first result, answers each
# "run" with "done MILLISECONDS" and "quit" with "peak KIBIBYTES", and leaves
# the colors of its last result in the file AB.

import os
import sys
import time
from dataclasses import dataclass

import numpy

TEMPERATURE = 0.38
AB_SCALE = 110    # an L2 network gives ab / 110


@dataclass
class Job:
    folder: str
    height: int
    width: int
    threads: int
    ab: str

    @classmethod
    def from_arguments(cls):
        folder, height, width, threads, ab = sys.argv[1:]
        return cls(folder, int(height), int(width), int(threads), ab)

    def path(self, name):
        return os.path.join(self.folder, name)

    def lightness(self):
        """What the network sees: L, float32 [1, 1, height, width]."""
        flat = numpy.fromfile(self.path('lightness.f32'), '<f4')
        return flat.reshape(1, 1, self.height, self.width)

    def centers(self):
        return numpy.fromfile(self.path('centers.f32'), '<f4').reshape(-1, 2)


def colors(scores, centers):
    """Eq. 5: scores [classes, h, w] or, of an L2 network, ab / 110 [2, h, w]
    -> ab [2, h, w], computed in float64."""
    scores = scores.astype('float64')
    if len(scores) == 2:
        return AB_SCALE * scores
    shares = numpy.exp((scores - scores.max(axis=0)) / TEMPERATURE)
    shares /= shares.sum(axis=0)
    return numpy.einsum('chw,cd->dhw', shares, centers.astype('float64'))


def save_colors(path, ab):
    ab.astype('<f4').tofile(path)


def peak_rss():
    """In KiB.  getrusage() would also count what the process that started
    this one held."""
    with open('/proc/self/status', encoding='ascii') as status:
        fields = dict(line.split(':', 1) for line in status)
    return int(fields['VmHWM'].split()[0])


def serve(job, run):
    """run() takes the network from its input to its scores [outputs, h, w]."""
    scores = run()
    print('ready', flush=True)
    while sys.stdin.readline().strip() == 'run':
        start = time.perf_counter()
        scores = run()
        milliseconds = (time.perf_counter() - start) * 1000
        print(f'done {milliseconds:.4f}', flush=True)
    peak = peak_rss()
    save_colors(job.ab, colors(scores, job.centers()))
    print(f'peak {peak}', flush=True)
