# What somebody else made, or changed, is never replaced unless --force says
# so; our own results are, when their photo is newer.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil

import numpy
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import common

ENDS = ('png', 'jpg', 'webp', 'tif')


def contents(name):
    with open(name, 'rb') as file:
        return file.read()


def make_newer(name, than):
    later = os.stat(than).st_mtime_ns + 10 ** 9
    os.utime(name, ns=(later, later))


def refused(*arguments, result, sentence):
    before = contents(result)
    lines = common.run(*arguments, status=1)
    assert sentence in lines[0] and result in lines[0], lines
    assert lines[0].endswith('or replace it with --force.'), lines
    assert common.summary(lines) == (0, 0, 1), lines
    assert contents(result) == before, f'{result} was replaced'
    assert not [name for name in os.listdir() if name.endswith('.part')]
    print(lines[0])


def retouch(name):
    """As an editor that keeps all texts."""
    with Image.open(name) as image:
        image.load()
        options = {'exif': image.getexif().tobytes()}
        if name.endswith('.png'):
            text = PngInfo()
            text.add_text('Software', image.text['Software'])
            options['pnginfo'] = text
        if name.endswith('.tif'):
            options = {'tiffinfo': image.tag_v2}
        pixels = numpy.array(image)
    pixels[:9, :9] = 255
    Image.fromarray(pixels).save(name, **options)


def check(end):
    photo, result = f'a.{end}', f'a-colorized.{end}'
    common.run(photo)
    first = contents(result)
    assert first.count(b'Auto-Colorize, photo ') == 1, f'{end}: no mark'

    # Ours, also as a copy with another time, is done again.
    shutil.copy(result, 'copy')
    os.replace('copy', result)
    make_newer(photo, result)
    assert common.summary(common.run(photo)) == (1, 0, 0)
    assert contents(result) == first, end

    retouch(result)
    make_newer(result, photo)
    assert common.summary(common.run(photo)) == (0, 1, 0)
    make_newer(photo, result)
    refused(photo, result=result, sentence='was edited since it was colorized')
    with open(result, 'ab') as file:
        file.write(b'x')
    make_newer(photo, result)
    refused(photo, result=result, sentence='was edited since it was colorized')
    common.run('--force', photo)
    assert contents(result) == first, end

    common.save(result, common.gray())
    make_newer(result, photo)
    lines = common.run(photo)
    assert 'but is not what auto-colorize made of it' in lines[0], lines
    make_newer(photo, result)
    refused(photo, result=result, sentence='is there already and not by Auto')


def check_folder():
    """In a folder of the user's own."""
    os.mkdir('out')
    common.save('out/a.png', common.gray())
    make_newer('a.png', 'out/a.png')
    refused('-o', 'out', 'a.png', result='out/a.png', sentence='not by Auto')
    os.rename('a-colorized.jpg', 'b-colorized.jpg')
    common.run('-f', 'a.jpg')
    os.rename('a-colorized.jpg', 'b-colorized.jpg')
    common.save('b.jpg', common.gray())
    make_newer('b-colorized.jpg', 'b.jpg')
    lines = common.run('b.jpg')
    assert 'but is not what auto-colorize made of it' in lines[0], lines
    make_newer('b.jpg', 'b-colorized.jpg')
    refused('b.jpg', result='b-colorized.jpg',
            sentence='is the result of another photo')


def check_hints():
    """Newer hints are no leave to replace what was edited."""
    common.run('-f', 'a.png')
    retouch('a-colorized.png')
    with open('a.hints', 'w', encoding='ascii') as file:
        file.write('5,5,#3060a0\n')
    make_newer('a-colorized.png', 'a.png')
    os.utime('a.hints', (4e9, 4e9))
    refused('a.png', result='a-colorized.png', sentence='was edited since')
    os.remove('a.hints')


def check_result_as_photo():
    """A photo that is a result has a mark already."""
    os.mkdir('twice')
    common.run('-f', 'a.png')
    for name in ('a-colorized.png', 'a-colorized.tif'):
        common.run('-f', '-o', 'twice', name)
        make_newer(name, f'twice/{name}')
        assert common.summary(common.run('-o', 'twice', name)) == (1, 0, 0)


def test():
    for end in ENDS:
        common.save(f'a.{end}', common.gray())
        check(end)
    common.run('-f', 'a.tif')
    check_folder()
    check_hints()
    check_result_as_photo()


common.in_new_folder(test)
