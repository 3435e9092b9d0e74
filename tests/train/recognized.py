# recognized.py on a few photos: the truth closes the whole gap, gray none, and
# what the program leaves as it is counts like the truth.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import os
import subprocess
import sys
import tempfile

SHARED = os.path.join(os.environ['SOURCE'], '..', 'shared')
PHOTOS, CLASSIFIER = (os.path.join(SHARED, name)
                      for name in ('photos', 'classifier'))
if not (os.path.exists(os.path.join(PHOTOS, 'index.csv'))
        and os.path.exists(CLASSIFIER)):
    print('There are no photos or no classifier in ../shared: skipped.')
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    copy = os.path.join(folder, 'copy')
    with open(copy, 'w', encoding='ascii') as file:
        file.write('#!/bin/sh\nmkdir "$4" && cp "$5"/*.png "$4"\n')
    os.chmod(copy, 0o755)
    script = os.path.join(os.environ['SOURCE'], 'weights', 'train',
                          'recognized.py')
    out = subprocess.run([sys.executable, script, PHOTOS, CLASSIFIER, copy,
                          'any.weights', '--source', 'imagenet_samples',
                          '--most', '40'], check=True, text=True,
                         stdout=subprocess.PIPE).stdout

print(out)
rows = {row['method']: row
        for row in csv.DictReader(out.splitlines()[1:])}
# These have no labels: right is what is said of the photo in color.
assert float(rows['truth']['top1']) == 100
assert float(rows['truth']['gap_closed']) == 100
assert float(rows['gray']['gap_closed']) == 0
assert rows['any.weights']['top1'] == '100.00'
assert 5 < float(rows['gray']['top1']) < 95
assert float(rows['random']['top1']) < 95
