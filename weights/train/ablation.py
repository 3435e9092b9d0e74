#!/usr/bin/env python3
# Trains the paper's four losses alike and compares their colors (Table 1):
# "full" and "class", "L2", and "L2, ft", which starts from "full". What it does
# not know is handed to train.py.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# name, loss, whose weights to start from
RUNS = (('full', 'full', None), ('class', 'class', None), ('l2', 'l2', None),
        ('l2-ft', 'l2', 'full'))


def arguments():
    parser = argparse.ArgumentParser(
        description="Compares the paper's losses after equal training.",
        epilog='Other options go to train.py, as --width or --stages.')
    parser.add_argument('photos', help='folder of train-*.zip')
    parser.add_argument('judged', help='folder or zip to evaluate on')
    parser.add_argument('--out', default='build/ablation',
                        help='folder for the four trainings and results.csv')
    budget = parser.add_mutually_exclusive_group(required=True)
    budget.add_argument('--seen', type=int, help='photos that each sees')
    budget.add_argument('--hours', type=float, help='hours that each trains')
    parser.add_argument('--evaluate', metavar='PROGRAM',
                        default=os.path.join(
                            ROOT, 'build/tools/evaluate/evaluate'),
                        help='where tools/evaluate was built')
    return parser.parse_known_args()


def share_photos(first, out):
    """The decoded photos are large and the same for all."""
    for path in glob.glob(os.path.join(first, 'photos-*')):
        link = os.path.join(out, os.path.basename(path))
        if not os.path.exists(link):
            os.link(path, link)


def weights_of(args, name):
    return os.path.join(args.out, name, 'trained.weights')


def train(args, more, name, loss, start):
    """One of the trainings; goes on where it was interrupted."""
    out = os.path.join(args.out, name)
    os.makedirs(out, exist_ok=True)
    share_photos(os.path.join(args.out, RUNS[0][0]), out)
    command = [sys.executable, os.path.join(HERE, 'train.py'), args.photos,
               '--out', out, '--loss', loss]
    if args.seen:
        command += ['--seen', str(args.seen)]
    else:
        command += ['--hours', str(args.hours)]
    if start:
        command += ['--from', weights_of(args, start)]
    print(f'{name}:', flush=True)
    subprocess.run(command + more, check=True)


def evaluate(args):
    """The table of all four, and the same in results.csv."""
    command = [args.evaluate]
    for name, *_ in RUNS:
        command += ['-w', weights_of(args, name)]
    subprocess.run(command + [args.judged], check=True)
    with open(os.path.join(args.out, 'results.csv'), 'w') as file:
        subprocess.run(command + ['--csv', args.judged], check=True,
                       stdout=file)


def main():
    args, more = arguments()
    if not os.path.exists(args.evaluate):
        raise SystemExit(f'There is no {args.evaluate}: build it with ninja, '
                         'or say with --evaluate where it is.')
    for name, loss, start in RUNS:
        train(args, more, name, loss, start)
    evaluate(args)


if __name__ == '__main__':
    main()
