# Which size of photos a training shows when, and when and how it ends.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

WARM_UP = 100            # steps
DECAY = 0.2              # the last share of a training whose end is known


class Stage:
    """One part of the schedule: photos of one size, or of several in turn."""

    def __init__(self, text):
        sides, batch, *until = text.split(':')
        self.sides = [int(side) for side in sides.split('+')]
        self.side, self.batch = self.sides[-1], int(batch)
        self.until = int(until[0]) if until else float('inf')
        if any(side % 8 for side in self.sides):
            raise SystemExit(f'{text}: SIDE must be a multiple of 8.')

    def pick(self, generator):
        """A side, and how many photos of it: as many pixels each time."""
        at = torch.randint(len(self.sides), (), generator=generator,
                           device=generator.device)
        side = self.sides[at]
        return side, max(1, round(self.batch * (self.side / side) ** 2))


class Schedule:
    """When a training ends, and how its rate gets there."""

    def __init__(self, args):
        self.args = args
        self.stages = [Stage(text) for text in args.stages.split(',')]
        self.finish_from = 0     # seconds, of --finish

    def stage(self, training):
        return next((stage for stage in self.stages
                     if training.seen < stage.until), self.stages[-1])

    def done(self, training):
        """The share that is behind us; 0 where no end is known."""
        if self.args.finish:
            hours = (training.seconds - self.finish_from) / 3600
            return min(1, hours / self.args.finish)
        if self.args.hours:
            return min(1, training.seconds / 3600 / self.args.hours)
        if self.args.seen:
            return min(1, training.seen / self.args.seen)
        return 0

    def factor(self, training):
        """Of the rates: a warm-up, a constant, and a straight way to zero."""
        decay = 1 if self.args.finish else DECAY
        return min(1, (training.steps + 1) / WARM_UP,
                   (1 - self.done(training)) / decay)
