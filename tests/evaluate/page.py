# evaluate --page writes a folder whose pictures are what they should be, and
# --page-results joins answers as numpy does.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import subprocess
import tempfile

import numpy
from PIL import Image
from skimage.color import lab2rgb, rgb2lab

from pictures import enlarge, make_picture, predicted_ab, true_ab

SIZES = ((61, 80), (96, 64), (50, 50), (40, 97), (72, 56), (300, 280))
SIDE = 256                   # to which the last is reduced
JPEG = 4                     # mean difference that its noise makes, of 255
HEADER = 'page,judge,photo,fake,fooled'


def evaluate(*arguments):
    return subprocess.run([os.environ['EVALUATE'], *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True)


def made(*arguments):
    done = evaluate(*arguments)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout


def refused(message, *arguments):
    done = evaluate(*arguments)
    assert done.returncode == 1, done
    assert message in done.stderr and not done.stdout, done


def write_photos(folder, sizes):
    os.mkdir(folder)
    generator = numpy.random.RandomState(3)
    pictures = [make_picture(generator, *size) for size in sizes]
    for i, picture in enumerate(pictures):
        Image.fromarray(picture).save(f'{folder}/{i}.png')
    return pictures


def read_page(folder):
    with open(f'{folder}/index.html', encoding='utf-8') as file:
        html = file.read()
    assert '@' not in re.sub('@media', '', html), 'a mark was not filled in'
    assert not re.search('https?:|//[a-z]', html), 'the page needs a network'
    data = re.search('<script type="application/json" id="test">(.*?)</script>',
                     html, re.DOTALL)
    return json.loads(data.group(1))


def in_colors(picture, ab):
    """uint8 RGB, and where sRGB can show these colors."""
    lab = rgb2lab(picture)
    lab[..., 1:] = ab
    rgb = lab2rgb(lab)
    shown = abs(rgb2lab(rgb) - lab).max(axis=-1) < 0.5
    return numpy.round(255 * rgb), shown


def compare(folder, name, wanted, shown):
    with Image.open(f'{folder}/pictures/{name}.jpg') as file:
        found = numpy.asarray(file).astype(float)
    assert found.shape == wanted.shape, (name, found.shape)
    assert shown.mean() > 0.2, (name, shown.mean())
    difference = abs(found - wanted)[shown].mean()
    assert difference < JPEG, (name, difference)


def check_pictures(folder, photos, pictures, weights):
    n = len(pictures)
    for i, names in enumerate(photos):
        height, width = pictures[i].shape[:2]
        if min(height, width) > SIDE:
            with Image.open(f'{folder}/pictures/{names["ours"]}.jpg') as file:
                assert min(file.size) == SIDE, file.size
            continue
        compare(folder, names['truth'], *in_colors(pictures[i],
                                                   true_ab(pictures[i])))
        compare(folder, names['ours'], *in_colors(
            pictures[i], predicted_ab(pictures[i], weights, '0.38')))
        other = pictures[(i + n // 2) % n]
        if min(other.shape[:2]) <= SIDE:
            compare(folder, names['random'], *in_colors(
                pictures[i], enlarge(true_ab(other), height, width)))


def check_page(folder):
    photos, page = f'{folder}/photos', f'{folder}/page/one'
    pictures = write_photos(photos, SIZES)
    weights = os.environ['WEIGHTS']
    told = made('--page', page, '-w', weights, photos)
    assert '1 pairs to practice and 5 that count, 1 of them' in told, told
    assert "The paper's test has 10 and 40: give 50 photos for it." in told
    data = read_page(page)
    assert [data[n] for n in ('practice', 'judged', 'checks')] == [1, 5, 1]
    assert len(data['photos']) == len(SIZES)
    check_pictures(page, data['photos'], pictures, weights)

    # Nothing else, and names that tell nothing.
    names = [name for photo in data['photos'] for name in photo.values()]
    assert all(re.fullmatch('[0-9a-f]{16}', name) for name in names), names
    assert sorted(os.listdir(page)) == ['index.html', 'pictures']
    assert sorted(os.listdir(f'{page}/pictures')) \
        == sorted({f'{name}.jpg' for name in names})
    return page, photos, data


def check_others(folder, page, photos, data):
    """A photo given twice; another temperature; nothing replaced."""
    twice = f'{folder}/twice'
    made('--page', twice, '-T', 'mode', photos, f'{photos}/0.png')
    other = read_page(twice)
    assert len(other['photos']) == len(SIZES)
    assert other['page'] != data['page']
    for a, b in zip(data['photos'], other['photos']):
        assert a['truth'] == b['truth'] and a['ours'] != b['ours']

    refused('is no empty folder', '--page', page, photos)
    refused('is no empty folder', '--page', f'{photos}/0.png', photos)
    assert read_page(page) == data
    few = [f'{photos}/{i}.png' for i in (0, 1, 2, 3, 0)]
    refused('Give at least 5 different photos', '--page', f'{folder}/few', *few)
    assert not os.path.exists(f'{folder}/few')
    with open(f'{folder}/broken.png', 'wb') as file:
        file.write(b'no picture')
    refused('cannot be read as a photo', '--page', f'{folder}/none', photos,
            f'{folder}/broken.png')
    assert not os.path.exists(f'{folder}/none')


def make_answers():
    """Of 9 people, each with their own number of 30 photos."""
    generator = numpy.random.RandomState(5)
    rows = []
    for judge in range(9):
        for i, photo in enumerate(generator.permutation(30)[:12 + judge]):
            fake = 'random' if i < 2 + judge % 2 else 'ours'
            fooled = generator.rand() < (0.1 if fake == 'random' else 0.4)
            rows.append(('a1', f'j{judge}', f'p{photo}', fake, int(fooled)))
    return rows


def shares(rows, fake, column):
    names = sorted({row[column] for row in rows if row[3] == fake})
    return [100 * numpy.mean([row[4] for row in rows
                              if row[3] == fake and row[column] == name])
            for name in names]


def write_answers(path, rows, end='\n'):
    text = end.join([HEADER, *(','.join(map(str, row)) for row in rows), ''])
    with open(path, 'w', encoding='ascii', newline='') as file:
        file.write(text)


def check_results(folder):
    rows = make_answers()
    people = [[row for row in rows if row[1] == f'j{i}'] for i in range(9)]
    paths = []
    for i, own in enumerate(people[:7]):
        paths.append(f'{folder}/{i}.csv')
        write_answers(paths[-1], own, '\r\n' if i == 3 else '\n')
    # Two people in one file, headers and all.
    paths.append(f'{folder}/both.csv')
    with open(paths[-1], 'w', encoding='ascii') as both:
        for own in people[7:]:
            write_answers(f'{folder}/own', own)
            with open(f'{folder}/own', encoding='ascii') as file:
                both.write(file.read() + '\n')

    wanted = ['fake,over,n,fooled,standard_error']
    for fake in ('ours', 'random'):
        for over, column in (('people', 1), ('photos', 2)):
            values = shares(rows, fake, column)
            error = numpy.std(values, ddof=1) / len(values) ** 0.5
            wanted.append(f'{fake},{over},{len(values)},'
                          f'{numpy.mean(values):.2f},{error:.2f}')
    found = made('--page-results', *paths).split()
    assert found == wanted, (found, wanted)

    one = ('a1', 'j', 'p', 'ours', 1)
    write_answers(f'{folder}/one', [one])
    assert made('--page-results', f'{folder}/one').split()[1:] \
        == ['ours,people,1,100.00,', 'ours,photos,1,100.00,']
    check_results_refused(folder, one)


def check_results_refused(folder, one):
    first = f'{folder}/one'
    refused('line 2 was there before', '--page-results', first, first)
    write_answers(f'{folder}/other', [('b2', 'k', 'p', 'ours', 1)])
    refused('line 2 is of another page', '--page-results', first,
            f'{folder}/other')
    for i, value in ((0, ''), (2, ''), (3, 'true'), (4, 2), (4, '1,1')):
        wrong = list(one)
        wrong[i] = value
        write_answers(f'{folder}/wrong', [one, wrong])
        refused('line 3 is no answer', '--page-results', f'{folder}/wrong')
    write_answers(f'{folder}/empty', [])
    refused('The files have no answers', '--page-results', f'{folder}/empty')
    refused('No such file', '--page-results', f'{folder}/nothing')
    refused('Give the files that judges have saved', '--page-results')


with tempfile.TemporaryDirectory() as work:
    check_others(work, *check_page(work))
    check_results(work)
