# tools/evaluate's figures agree with numpy and scikit-image, on pictures made
# here, in a folder and in a zip.
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io
import os
import subprocess
import tempfile
import zipfile

import numpy
from PIL import Image
from skimage.color import rgb2lab

from model import bins, weights_file
from pictures import enlarge, make_picture, predicted_ab, true_ab

SIZES = ((61, 80), (96, 64), (50, 50), (40, 97), (72, 56))   # height, width
FORMATS = ('png', 'webp', 'png', 'png', 'jpg')
TOLERANCE = 0.01
# The colors of "tint" are put in cells; a pixel at the edge of a class or of a
# hue may change sides.
TINT_TOLERANCE = {'auc': 0.02, 'auc_balanced': 0.05, 'chroma_truth': 0.02}
TINT_OTHERS = 0.3

CENTERS = bins.bin_centers().astype(float)


def encode(picture, kind):
    data = io.BytesIO()
    image = Image.fromarray(picture)
    if kind == 'webp':
        image.save(data, 'webp', lossless=True)
    elif kind == 'jpg':
        image.save(data, 'jpeg', quality=95, subsampling=0)
    else:
        image.save(data, 'png')
    return data.getvalue()


def write_album(folder):
    """Three pictures in a folder, two in a zip; all as they are decoded."""
    generator = numpy.random.RandomState(7)
    os.mkdir(f'{folder}/photos')
    pictures = []
    with zipfile.ZipFile(f'{folder}/more.zip', 'w',
                         zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('readme.txt', 'no photo')
        for i, (size, kind) in enumerate(zip(SIZES, FORMATS)):
            data = encode(make_picture(generator, *size), kind)
            if i < 3:
                with open(f'{folder}/photos/{i}.{kind}', 'wb') as file:
                    file.write(data)
            else:
                archive.writestr(f'{i}.{kind}', data)
            pictures.append(numpy.asarray(Image.open(io.BytesIO(data))))
    return pictures


def nearest_class(ab):
    squares = ((ab[:, None] - CENTERS[None]) ** 2).sum(axis=2)
    return squares.argmin(axis=1)


def area(distance, of):
    """The AuC of the pixels within each group, in percent."""
    groups, of = numpy.unique(of, return_inverse=True)
    curve = [numpy.bincount(of, distance <= t, len(groups))
             for t in range(151)]
    curve = numpy.array(curve) / numpy.bincount(of)
    return 100 * numpy.trapz(curve, axis=0) / 150


def figures(truth, predicted):
    """All figures of pixels [N, 2]."""
    distance = numpy.hypot(*(truth - predicted).T)
    classes = nearest_class(truth)
    everyone = numpy.zeros(len(truth), int)
    result = {'auc': area(distance, everyone)[0],
              'auc_balanced': area(distance, classes).mean(),
              'chroma': numpy.hypot(*predicted.T).mean(),
              'chroma_truth': numpy.hypot(*truth.T).mean()}

    hue = numpy.degrees(numpy.arctan2(truth[:, 1], truth[:, 0])) % 360
    off = abs(numpy.degrees(numpy.arctan2(predicted[:, 1], predicted[:, 0]))
              % 360 - hue)
    right = (numpy.minimum(off, 360 - off) <= 45) & (
        numpy.hypot(*predicted.T) > 5)
    colorful = numpy.hypot(*truth.T) > 15
    for start in range(0, 360, 45):
        sector = colorful & (hue >= start) & (hue < start + 45)
        result[f'hue_{start}'] = 100 * right[sector].mean()
    result['hue8'] = numpy.mean([result[f'hue_{start}']
                                 for start in range(0, 360, 45)])

    shares = [numpy.bincount(c, minlength=313) / len(truth)
              for c in (classes, nearest_class(predicted))]
    result['hist'] = 100 * numpy.minimum(*shares).sum()
    return result


def rows(pixels):
    return numpy.concatenate([p.reshape(-1, 2) for p in pixels])


def best_tint(truth):
    classes = nearest_class(truth)
    balanced = [area(numpy.hypot(*(truth - center).T), classes).mean()
                for center in CENTERS]
    return CENTERS[numpy.argmax(balanced)]


def evaluate(*arguments):
    out = subprocess.run([os.environ['EVALUATE'], *arguments], check=True,
                         stdout=subprocess.PIPE, text=True).stdout
    return list(csv.DictReader(io.StringIO(out)))


def compare(row, truth, predicted):
    name = (row['method'], row['temperature'])
    for figure, wanted in figures(truth, predicted).items():
        found = float(row[figure])
        tolerance = TOLERANCE
        if row['method'] == 'tint':
            tolerance = TINT_TOLERANCE.get(figure, TINT_OTHERS)
        assert abs(found - wanted) < tolerance, \
            f'{name}, {figure}: {found}, not {wanted}'


def check_all(folder, pictures):
    truths = [true_ab(p) for p in pictures]
    truth = rows(truths)
    n = len(pictures)
    weights = (os.environ['WEIGHTS'],
               os.path.join(os.environ['GOLDEN'], 'l2-wide.weights'))
    found = evaluate('--csv', '--sectors', '-w', weights[0], '-w', weights[1],
                     f'{folder}/photos', f'{folder}/more.zip')
    expected = [('gray', ''), ('random', ''), ('tint', ''),
                (weights[0], '1'), (weights[0], '0.38'), (weights[0], 'mode'),
                (weights[1], '')]
    assert [(r['method'], r['temperature']) for r in found] == expected, found

    compare(found[0], truth, 0 * truth)
    compare(found[1], truth, rows([enlarge(truths[(i + n // 2) % n],
                                           *p.shape[:2])
                                   for i, p in enumerate(pictures)]))
    compare(found[2], truth, 0 * truth + best_tint(truth))
    for row in found[3:]:
        compare(row, truth,
                rows([predicted_ab(p, row['method'], row['temperature'] or '1')
                      for p in pictures]))


def check_options(folder, pictures):
    """--short-side is what the weights file would say; and --bilinear."""
    weights = os.environ['WEIGHTS']
    tensors, own = weights_file.read(weights)
    assert own != 48
    weights_file.write(f'{folder}/48.weights', tensors, 48)
    found = evaluate('--csv', '--sectors', '--short-side', '48', '-w', weights,
                     '-T', '0.5', '--bilinear', f'{folder}/photos',
                     f'{folder}/more.zip')
    assert len(found) == 4 and found[3]['temperature'] == '0.5', found
    compare(found[3], rows([true_ab(p) for p in pictures]),
            rows([predicted_ab(p, f'{folder}/48.weights', '0.5', 'bilinear')
                  for p in pictures]))


def check_sheet(folder, pictures):
    """Gray, ours and the truth in their places, and figures as without."""
    path = f'{folder}/sheet.png'
    arguments = ('--csv', '--side', '40', f'{folder}/photos/0.png')
    assert evaluate('--sheet', path, *arguments) == evaluate(*arguments)

    sheet = numpy.asarray(Image.open(path)).astype(float)
    height, width = 40, 52
    y = 12 + (144 - height) // 2
    found = []
    for i in range(3):
        x = 12 + 148 * i + (144 - width) // 2
        found.append(sheet[y:y + height, x:x + width])
    gray, ours, truth = found
    assert abs(gray - gray[..., :1]).max() <= 2
    assert abs(true_ab(ours / 255)).max() > 10
    wanted = Image.fromarray(pictures[0]).resize((width, height))
    assert abs(truth - numpy.asarray(wanted)).mean() < 4
    for picture in (gray, ours):
        lightness = rgb2lab(picture / 255)[..., 0]
        assert abs(lightness - rgb2lab(truth / 255)[..., 0]).max() < 2


FACES = ((0, 10, 5, 40, 50), (1, 20, 40, 60, 70), (1, 3, 4, 30, 20))


def in_face(shape, x, y, width, height):
    down, across = numpy.mgrid[:shape[0], :shape[1]]
    return (((across + 0.5 - x) / width * 2 - 1) ** 2
            + ((down + 0.5 - y) / height * 2 - 1) ** 2 <= 1)


def check_faces(folder, pictures):
    """The ellipses in the rectangles, also one that leaves the photo."""
    names = [f'{i}.{kind}' for i, kind in enumerate(FORMATS)]
    with open(f'{folder}/faces.csv', 'w') as file:
        file.write('photo,x,y,width,height\n')
        for index, *face in FACES:
            file.write(','.join([names[index], *map(str, face)]) + '\n')
    weights = os.environ['WEIGHTS']
    found, = evaluate('--faces', f'{folder}/faces.csv', '-w', weights, '-T',
                      '0.38', f'{folder}/photos')
    truth, ours = [], []
    for index, *face in FACES:
        inside = in_face(pictures[index].shape[:2], *face)
        truth.append(true_ab(pictures[index])[inside])
        ours.append(predicted_ab(pictures[index], weights, '0.38')[inside])
    truth, ours = (rows(ab) @ [1, 1j] for ab in (truth, ours))
    truth, ours = truth[abs(truth) >= 5], ours[abs(truth) >= 5]
    hue = abs(numpy.angle(ours / truth, deg=True)) <= 30
    chroma = (abs(ours) >= 0.5 * abs(truth)) & (abs(ours) <= 1.6 * abs(truth))
    print(f'faces: {found}')
    assert abs(int(found['pixels']) - len(truth)) <= 2, len(truth)
    for figure, right in (('hue', hue), ('chroma', chroma),
                          ('right', hue & chroma)):
        assert abs(float(found[figure]) - 100 * right.mean()) < 0.1, figure


def check_refused(folder):
    with open(f'{folder}/broken.png', 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\nno picture')
    os.mkdir(f'{folder}/empty')
    photos = f'{folder}/photos'
    with open(f'{folder}/no_faces.csv', 'w') as file:
        file.write('photo,x,y,width,height\n0.png,1,2,three,4\n')
    for arguments, message in (
            ([], 'Give a folder or a zip'),
            ([f'{folder}/empty'], 'no WebP, JPEG or PNG photo'),
            ([f'{folder}/nothing.zip'], 'cannot be opened'),
            ([f'{folder}/broken.png'], 'cannot be read as a photo'),
            (['-T', '2', photos], 'The temperature is 2'),
            (['-T', 'warm', photos], 'Give a -T'),
            (['-w', f'{folder}/more.zip', photos], 'more.zip'),
            (['--short-side', '50', photos], 'multiple of 8'),
            (['--threads', '-1', photos], 'threads'),
            (['--faces', f'{folder}/no_faces.csv', photos],
             'no_faces.csv, line 2, is not'),
            (['--sheet', f'{folder}/no/sheet.png', photos],
             'cannot be written')):
        done = subprocess.run([os.environ['EVALUATE'], *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True)
        assert done.returncode == 1, arguments
        assert message in done.stderr, (arguments, done.stderr)


with tempfile.TemporaryDirectory() as scratch:
    album = write_album(scratch)
    check_all(scratch, album)
    check_options(scratch, album)
    check_sheet(scratch, album)
    check_faces(scratch, album)
    check_refused(scratch)
