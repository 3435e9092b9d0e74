#!/usr/bin/env python3
# Draws curves as SVG; run as a program, those of a training's log.csv.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import math
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 420, 300                     # of a panel
LEFT, RIGHT, TOP, BOTTOM = 58, 16, 34, 48    # around its curves
COLORS = ('#0072b2', '#d55e00', '#009e73', '#7f7f7f', '#cc79a7')
TICKS = 5


class Panel:
    """Curves in one frame.  lines: {label: [(x, y), ...]}."""

    def __init__(self, title, x_label, y_label, lines):
        self.title, self.x_label, self.y_label = title, x_label, y_label
        self.lines = lines
        points = [p for line in lines.values() for p in line]
        self.x = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
        self.y = Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)


class Axis:
    """From values to positions between `first` and `last`, with round ticks."""

    def __init__(self, values, first, last):
        low, high = min(values), max(values)
        high = high if high > low else low + 1
        step = 10 ** math.floor(math.log10((high - low) / TICKS))
        step *= next(n for n in (1, 2, 5, 10)
                     if (high - low) / (n * step) <= TICKS)
        self.low = step * math.floor(low / step)
        self.high = step * math.ceil(high / step)
        self.first, self.last = first, last
        count = round((self.high - self.low) / step)
        self.ticks = [round(self.low + i * step, 10) for i in range(count + 1)]

    def at(self, value):
        share = (value - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)


def text(x, y, words, anchor='middle', more=''):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>'
            f'{escape(words)}</text>')


def frame(panel):
    """Ticks with their numbers, and what the axes are."""
    bottom, left = HEIGHT - BOTTOM, LEFT
    yield text(WIDTH / 2, TOP - 16, panel.title, more='font-weight="bold"')
    for tick in panel.x.ticks:
        x = panel.x.at(tick)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{bottom}"/>'
        yield text(x, bottom + 16, f'{tick:,g}')
    for tick in panel.y.ticks:
        y = panel.y.at(tick)
        yield f'<path class="grid" d="M{left} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield text(left - 6, y + 4, f'{tick:g}', 'end')
    yield text((left + WIDTH - RIGHT) / 2, HEIGHT - 12, panel.x_label)
    yield text(0, 0, panel.y_label,
               more=f'transform="translate(14 {(TOP + bottom) / 2:.0f}) '
                    f'rotate(-90)"')


def curves(panel, names):
    for label, points in panel.lines.items():
        color = COLORS[names.index(label) % len(COLORS)]
        path = 'L'.join(f'{panel.x.at(x):.1f} {panel.y.at(y):.1f}'
                        for x, y in points)
        yield (f'<path d="M{path}" fill="none" stroke="{color}" '
               f'stroke-width="2"/>')


def legend(names, y):
    for i, name in enumerate(names):
        x = LEFT + i % 2 * WIDTH / 2
        line = y + i // 2 * 18
        color = COLORS[i % len(COLORS)]
        yield (f'<path d="M{x:.0f} {line - 4:.0f}h18" stroke="{color}" '
               f'stroke-width="3"/>')
        yield text(x + 24, line, name, 'start')


def write(path, panels):
    """Draws panels side by side; a label has the same color in each."""
    names = list(dict.fromkeys(n for p in panels for n in p.lines))
    width = WIDTH * len(panels)
    height = HEIGHT + 18 * math.ceil(len(names) / 2) + 8
    parts = ['<!-- SPDX-License-Identifier: GPL-3.0-or-later -->',
             f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
             f'height="{height}" viewBox="0 0 {width} {height}" '
             f'font-family="sans-serif" font-size="12">',
             '<style>.grid{stroke:#ddd;fill:none}</style>',
             f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for i, panel in enumerate(panels):
        parts += [f'<g transform="translate({i * WIDTH} 0)">', *frame(panel),
                  *curves(panel, names), '</g>']
    parts += [*legend(names, HEIGHT + 10), '</svg>']
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(parts) + '\n')


def read_log(path):
    """log.csv -> {'training': [(million photos, loss)], 'validation': ...}"""
    lines = {'training': [], 'validation': []}
    with open(path, newline='', encoding='utf-8') as file:
        for seen, _, loss, checked, _ in csv.reader(file):
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
