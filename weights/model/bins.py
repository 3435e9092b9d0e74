# The 313 color classes of the paper (section 2.2).
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy

# For each a, the run of b (both ends included) that lies in gamut; all in
# steps of 10. Classes are ordered by a, then b.
RUNS = ((-90, 50, 90), (-80, 20, 90), (-70, 0, 90), (-60, -20, 90),
        (-50, -30, 100), (-40, -40, 100), (-30, -50, 100), (-20, -50, 100),
        (-10, -60, 100), (0, -70, 100), (10, -80, 90), (20, -80, 90),
        (30, -90, 90), (40, -100, 90), (50, -100, 80), (60, -110, 80),
        (70, -110, 80), (80, -110, 70), (90, -110, 70), (100, -90, 0))


def bin_centers():
    """The ab of the 313 classes: float32 [313, 2]."""
    return numpy.array([(a, b) for a, first, last in RUNS
                        for b in range(first, last + 1, 10)], 'float32')
