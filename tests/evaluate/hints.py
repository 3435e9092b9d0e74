# evaluate --hints: the figures without hints and of the nearest hint agree with
# numpy and scikit-image; on real photos hints are worth more than the
# baselines, stay within objects, and are hit.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import os
import subprocess
import sys
import tempfile

import numpy
from PIL import Image
from skimage.color import lab2rgb, rgb2lab

NEAREST = 'no network: nearest hint'
BLOBS = 'network + blobs'


def evaluate(*arguments, status=0):
    done = subprocess.run([os.environ['EVALUATE'], *arguments], text=True,
                          capture_output=True, check=False)
    assert done.returncode == status, done.stderr
    if status:
        return done.stderr
    rows = list(csv.DictReader(done.stdout.splitlines()))
    print(done.stdout)
    return {(row['method'], int(row['hints']), row['protocol']): row
            for row in rows}


def write_picture(path):
    """Two halves of one color each: the truth is easy to tell."""
    y, x = numpy.mgrid[:60, :80]
    lab = numpy.stack((40 + y / 3, numpy.where(x < 40, 20, -15),
                       numpy.where(x < 40, 10, 25)), axis=2)
    picture = numpy.round(lab2rgb(lab) * 255).astype('uint8')
    Image.fromarray(picture).save(path)
    return picture


def figures(ab, picture):
    lab = rgb2lab(picture)
    error = numpy.hypot(*(lab[..., 1:] - ab).transpose(2, 0, 1)).mean()
    lab[..., 1:] = ab
    rgb = numpy.round(lab2rgb(lab) * 255)
    mean_square = ((rgb - picture) ** 2).mean()
    return 10 * numpy.log10(255 ** 2 / mean_square), error


def check_numbers(folder):
    picture = write_picture(f'{folder}/a.png')
    rows = evaluate('--hints', '0,1,3', '--side', '60', folder)
    psnr, error = figures(numpy.zeros((60, 80, 2)), picture)
    gray = rows[NEAREST, 0, 'random']
    assert abs(float(gray['psnr']) - psnr) < 0.01, (gray, psnr)
    assert abs(float(gray['ab_error']) - error) < 0.01, (gray, error)

    # Where the error is largest is one of the halves.
    one = rows[NEAREST, 1, 'worst']
    ab = rgb2lab(picture)[30, [20, 60], 1:]
    expected = [figures(numpy.broadcast_to(half, (60, 80, 2)), picture)
                for half in ab]
    assert any(abs(float(one['psnr']) - psnr) < 0.1
               and abs(float(one['ab_error']) - error) < 0.1
               for psnr, error in expected), (one, expected)
    assert float(rows['hints', 1, 'random']['missed']) < 1
    assert rows['hints', 0, 'random']['psnr'] \
        == rows[BLOBS, 0, 'random']['psnr']


def check_refused(folder):
    for counts in ('', 'many', '1,-2', '1001'):
        message = evaluate('--hints', counts, folder, status=1)
        assert 'Give numbers of --hints from 0 to 1000' in message, message
    message = evaluate('--hints', '1', '--every', '0', folder, status=1)
    assert 'Give an --every of at least 1.' in message, message


def check_photos():
    rows = evaluate('--hints', '0,5', '--every', '25', os.environ['PHOTOS'])
    ours, plain = (float(rows['hints', n, 'random']['psnr']) for n in (5, 0))
    assert ours > plain + 2
    for method in (NEAREST, BLOBS):
        assert ours > float(rows[method, 5, 'random']['psnr']), method
    assert float(rows['hints', 5, 'random']['missed']) < 1
    red = {column: float(rows['hints', 1, 'red'][column])
           for column in ('take', 'outside', 'others')}
    assert red['take'] > 0.5 > 0.4 > red['outside'] > red['others'], red
    assert float(rows['hints', 5, 'likely']['take']) > 80


with tempfile.TemporaryDirectory() as work:
    check_numbers(work)
    check_refused(work)
if not os.path.exists(os.environ['PHOTOS']):
    sys.exit()
check_photos()
