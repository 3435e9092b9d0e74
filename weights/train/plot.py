#!/usr/bin/env python3
# Draws curves as SVG; run as a program, those of a training's log.csv.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import sys
from typing import NamedTuple

import matplotlib
matplotlib.use('svg')
from matplotlib import pyplot    # noqa: E402

pyplot.rcParams['svg.fonttype'] = 'none'    # text stays text
PANEL = (4.2, 3.4)                          # inches


class Panel(NamedTuple):
    """Curves in one frame.  lines: {label: [(x, y), ...]}."""
    title: str
    x_label: str
    y_label: str
    lines: dict


def write(path, panels):
    """The panels side by side, with one legend."""
    figure, axes = pyplot.subplots(1, len(panels), squeeze=False,
                                   figsize=(PANEL[0] * len(panels), PANEL[1]))
    for ax, panel in zip(axes[0], panels):
        for label, points in panel.lines.items():
            ax.plot(*zip(*points), label=label,
                    marker='o' if len(points) < 20 else '')
        ax.set(title=panel.title, xlabel=panel.x_label, ylabel=panel.y_label)
        ax.grid(color='#ddd')
    figure.tight_layout()
    figure.legend(*axes[0][0].get_legend_handles_labels(), frameon=False,
                  loc='upper center', bbox_to_anchor=(0.5, 0), ncol=5)
    figure.savefig(path, metadata={'Date': None}, bbox_inches='tight')


def read_log(path):
    """log.csv -> {'training': [(million photos, loss)], 'validation': ...}"""
    lines = {'training': [], 'validation': []}
    with open(path, newline='', encoding='utf-8') as file:
        for seen, _, loss, checked, *_ in csv.reader(file):
            lines['training'].append((int(seen) / 1e6, float(loss)))
            lines['validation'].append((int(seen) / 1e6, float(checked)))
    return lines


def main():
    if len(sys.argv) != 3:
        raise SystemExit('usage: plot.py LOG.csv CURVE.svg')
    lines = read_log(sys.argv[1])
    if not lines['training']:
        raise SystemExit(f'{sys.argv[1]} is empty: train longer.')
    write(sys.argv[2], [Panel('Loss', 'million photos seen', 'loss', lines)])


if __name__ == '__main__':
    main()
