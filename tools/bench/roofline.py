# Draws each layer's speed below the machine's peaks (Williams, Waterman,
# Patterson: "Roofline", 2009): roofline.py PROFILE.csv PICTURE.svg
#
# bench writes PROFILE.csv: instructions, GFLOP/s, GB/s, size of the input,
# threads; then layer, flop, bytes, milliseconds.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import sys

import matplotlib
matplotlib.use('svg')
from matplotlib import pyplot    # noqa: E402

pyplot.rcParams['svg.fonttype'] = 'none'    # text stays text


def read(path):
    with open(path, newline='', encoding='utf-8') as file:
        (instructions, gflops, gbytes, size, threads), *rows = csv.reader(file)
    layers = [(name, float(flop) / float(moved), float(flop) / float(ms) / 1e6)
              for name, flop, moved, ms in rows]
    return instructions, float(gflops), float(gbytes), size, threads, layers


def families(layers):
    """Layers at about the same place share a label."""
    groups = []
    for name, x, y in sorted(layers, key=lambda layer: layer[1:]):
        for group in groups:
            _, first_x, first_y = group[0]
            if abs(x / first_x - 1) < 0.12 and abs(y / first_y - 1) < 0.12:
                group.append((name, x, y))
                break
        else:
            groups.append([(name, x, y)])
    return groups


def main():
    path, picture = sys.argv[1:]
    instructions, gflops, gbytes, size, threads, layers = read(path)
    figure, axes = pyplot.subplots(figsize=(9.6, 6.4))
    left = min(min(x for _, x, _ in layers), gflops / gbytes / 8) / 1.5
    right = 1.5 * max(x for _, x, _ in layers)
    axes.loglog([left, gflops / gbytes, right],
                [left * gbytes, gflops, gflops], color='#b03030')
    axes.annotate(f'memory: {gbytes:.1f} GB/s', (left, left * gbytes),
                  (6, -4), textcoords='offset points')
    axes.annotate(f'multiply-adds ({instructions}): {gflops:.0f} GFLOP/s',
                  (gflops / gbytes, gflops), (6, 6),
                  textcoords='offset points')
    axes.scatter([x for _, x, _ in layers], [y for _, _, y in layers],
                 color='#2060a0', zorder=3)
    for group in families(layers):
        names = ', '.join(sorted(name for name, _, _ in group))
        if len(group) > 3:
            names = (f'{len(group)} from {min(n for n, _, _ in group)} to '
                     f'{max(n for n, _, _ in group)}')
        axes.annotate(names, group[-1][1:], (-7, 4), ha='right', fontsize=8,
                      textcoords='offset points')
    axes.set_xlabel('flop / byte (weights as stored, input and output in '
                    'float32)')
    axes.set_ylabel('GFLOP/s, of a direct convolution')
    axes.set_title('Each layer and the roofs of this machine: an input of '
                   f'{size}, {threads} threads')
    axes.grid(color='#ddd')
    figure.savefig(picture, metadata={'Date': None}, bbox_inches='tight')


if __name__ == '__main__':
    main()
