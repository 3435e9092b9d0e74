# Our engine in turns with PyTorch, OpenCV and ONNX Runtime, each in a process
# of its own, all on the same network and input.  bench calls it:
#
#   race.py BENCH FOLDER HxW THREADS ROUNDS --csv|--table
#           [--openblas] [--peers]
#
# FOLDER and what is said to an engine: peers/peer.py.
# SPDX-License-Identifier: GPL-3.0-or-later

import importlib.util
import os
import shutil
import subprocess
import sys
import time

import numpy

from model import caffemodel, weights_file
from peers import peer

PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'peers')
RATIOS_TO = 'pytorch'

# OpenMP's threads go on spinning for a while when they have nothing to do; the
# next engine shall not have to share the cores with them.
PAUSE = 0.05    # seconds

GRID = 4        # pixels of the input to a point of the scores, each way


class Job:
    """What all engines are given."""

    def __init__(self, folder, size, threads):
        self.folder, self.threads = folder, threads
        self.height, self.width = (int(side) for side in size.split('x'))

    def arguments(self, ab):
        return [self.folder, str(self.height), str(self.width),
                str(self.threads), ab]

    def path(self, name):
        return os.path.join(self.folder, name)


class Engine:
    """One at work, from its start on."""

    def __init__(self, name, command, job, **environment):
        self.name = name
        self.ab = job.path(f'{name}.ab')
        self.ms = []
        began = time.perf_counter()
        self.process = subprocess.Popen(
            command + job.arguments(self.ab), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=dict(os.environ, OMP_NUM_THREADS=str(job.threads),
                     **environment))
        self.expect('ready')
        self.cold_ms = 1000 * (time.perf_counter() - began)

    def expect(self, word):
        """What the engine says after this word."""
        line = self.process.stdout.readline()
        if not line.startswith(word):
            raise SystemExit(f'{self.name} ended too early: see its messages '
                             'above.')
        return line[len(word):].strip()

    def run(self):
        print('run', file=self.process.stdin, flush=True)
        self.ms.append(float(self.expect('done')))

    def quit(self):
        print('quit', file=self.process.stdin, flush=True)
        self.peak_mb = float(self.expect('peak')) * 1024 / 1e6
        if self.process.wait() != 0:
            raise SystemExit(f'{self.name} failed at its end: see its '
                             'messages above.')


class OnnxRuntime(Engine):
    """In Node, which leaves its scores to be made colors here."""

    def __init__(self, job):
        self.job = job
        subprocess.run(python('write_onnx.py')
                       + [job.folder, str(job.height), str(job.width)],
                       check=True)
        super().__init__('onnxruntime',
                         ['node', os.path.join(PEERS, 'onnxruntime.js')], job)

    def quit(self):
        super().quit()
        centers = numpy.fromfile(self.job.path('centers.f32'), '<f4')
        scores = numpy.fromfile(self.ab, '<f4').reshape(
            -1, self.job.height // GRID, self.job.width // GRID)
        peer.save_colors(self.ab, peer.colors(scores, centers.reshape(-1, 2)))


def has(module):
    return importlib.util.find_spec(module) is not None


def has_onnxruntime():
    """Where NODE_PATH leads to it, and PyTorch can write its network."""
    return (has('torch') and shutil.which('node') is not None
            and subprocess.run(['node', '-e', 'require("onnxruntime-node")'],
                               stderr=subprocess.DEVNULL).returncode == 0)


def python(script):
    return [sys.executable, os.path.join(PEERS, script)]


def reference(job):
    """The colors of the network in float64, None without PyTorch."""
    if not has('torch'):
        print('There is no reference for the ab, as PyTorch is missing: '
              'install python3-torch.', file=sys.stderr)
        return None
    path = job.path('reference.ab')
    subprocess.run(python('reference.py') + job.arguments(path), check=True)
    return numpy.fromfile(path, '<f4')


def write_caffemodel(job):
    """For OpenCV, which reads no weights file."""
    tensors, _ = weights_file.read(job.path('network.weights'))
    tensors = {name: tensor.astype('float32')
               for name, tensor in tensors.items()}
    caffemodel.write_prototxt(job.path('network.prototxt'), tensors,
                              job.height, job.width)
    caffemodel.write_caffemodel(job.path('network.caffemodel'), tensors)


def left_out(name, package):
    print(f'{name} is missing and left out: install {package} to compare '
          'with it.', file=sys.stderr)


def others(job):
    if has('torch'):
        yield Engine('pytorch', python('pytorch.py'), job)
    else:
        left_out('pytorch', 'python3-torch')
    if has('cv2'):
        write_caffemodel(job)
        yield Engine('opencv', python('opencv.py'), job)
    else:
        left_out('opencv', 'python3-opencv')
    if has_onnxruntime():
        yield OnnxRuntime(job)
    else:
        left_out('onnxruntime', "npm's onnxruntime-node beside python3-torch")


def race(engines, rounds):
    """Everybody once a round, beginning with another one each time."""
    for i in range(rounds):
        for k in range(len(engines)):
            time.sleep(PAUSE)
            engines[(i + k) % len(engines)].run()
    for engine in engines:
        engine.quit()


def result(engine, engines, wanted, threads):
    """A row of the table; what is unknown is None."""
    to = [e for e in engines if e.name == RATIOS_TO]
    ratios = difference = None
    if to:
        ratios = numpy.array(engine.ms) / numpy.array(to[0].ms)
    if wanted is not None:
        difference = abs(numpy.fromfile(engine.ab, '<f4') - wanted).max()
    return {'engine': engine.name, 'threads': threads,
            'cold': engine.cold_ms, 'ms': engine.ms, 'ratios': ratios,
            'difference': difference, 'peak': engine.peak_mb}


def quartiles(values, digits):
    low, middle, high = numpy.percentile(values, (25, 50, 75))
    return f'{middle:.{digits}f} ({low:.{digits}f} .. {high:.{digits}f})'


def print_table(rows):
    print(f'{"engine":14} threads  cold, ms  {"ms (quartiles)":28} '
          f'{"ratio (quartiles)":24} ab diff  peak MB')
    for row in rows:
        ratio = ('-' if row['ratios'] is None
                 else quartiles(row['ratios'], 3))
        difference = ('-' if row['difference'] is None
                      else f'{row["difference"]:.2g}')
        print(f'{row["engine"]:14} {row["threads"]:7} {row["cold"]:9.1f}  '
              f'{quartiles(row["ms"], 2):28} {ratio:24} {difference:>7} '
              f'{row["peak"]:8.1f}')
    print('\ncold:    from the start of the process to the first result\n'
          "ratio:   to PyTorch's time in the same round\n"
          'ab diff: the largest to the network in float64\n'
          'peak MB: of resident memory')


def print_csv(rows):
    print('engine,threads,cold_ms,median_ms,ratio,max_ab_diff,peak_rss_mb')
    for row in rows:
        ratio = ('' if row['ratios'] is None
                 else f'{numpy.median(row["ratios"]):.4f}')
        difference = ('' if row['difference'] is None
                      else f'{row["difference"]:.3g}')
        print(f'{row["engine"]},{row["threads"]},{row["cold"]:.1f},'
              f'{numpy.median(row["ms"]):.3f},{ratio},{difference},'
              f'{row["peak"]:.1f}')


def main():
    bench, folder, size, threads, rounds, form, *more = sys.argv[1:]
    job = Job(folder, size, int(threads))
    wanted = reference(job)
    engines = [Engine('auto-colorize', [bench, '--child'], job)]
    if '--openblas' in more:
        engines.append(Engine('with openblas', [bench, '--child'], job,
                              AUTO_COLORIZE_KERNELS='openblas'))
    if '--peers' in more:
        engines += others(job)
    race(engines, int(rounds))
    rows = [result(e, engines, wanted, job.threads) for e in engines]
    if form == '--csv':
        print_csv(rows)
    else:
        print_table(rows)


if __name__ == '__main__':
    main()
