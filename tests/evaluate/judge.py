# People can judge on the page that evaluate --page makes: in Chromium, opened
# from disk, a judge who knows the truth is never fooled, one who guesses half
# the time; by keys and buttons, on a desktop and a phone; pictures are decoded
# before they are shown; a reload goes on where it was.  With SHOTS, a folder,
# screenshots are left there.
# SPDX-License-Identifier: GPL-3.0-or-later

import collections
import os
import random
import re
import subprocess
import tempfile
import time

from selenium.webdriver.common.by import By

from browser import Judge, falsest, open_browser, spoken
from pictures import make_page

FAST = 40                    # times as fast, where the time does not matter


def share(judge):
    found = re.search(r'In (\d+) of (\d+) pairs .* in (\d+) % \(95 % interval '
                      r'by bootstrap: (\d+) to (\d+) %\)', judge.text('share'))
    return [int(n) for n in found.groups()]


def joined(folder, *texts):
    paths = []
    for i, text in enumerate(texts):
        paths.append(f'{folder}/answers-{i}.csv')
        with open(paths[-1], 'w', encoding='ascii') as file:
            file.write(text)
    return subprocess.run([os.environ['EVALUATE'], '--page-results', *paths],
                          check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()


def check_knowing(browser, page):
    judge = Judge(browser, page, FAST)
    judge.start()
    pairs = judge.judge_all()
    fakes = collections.Counter(kind for kinds, *_ in pairs for kind in kinds)
    assert fakes == {'truth': 50, 'ours': 46, 'random': 4}, fakes
    assert 10 < sum(kinds[0] == 'truth' for kinds, *_ in pairs) < 40
    assert share(judge) == [0, 36, 0, 0, 0], judge.text('share')
    assert 'In 4 more' in judge.text('attention')
    assert 'found 4 of them' in judge.text('attention')
    text = judge.answers()
    judge.leave()
    return text


def check_guessing(browser, page, folder):
    judge = Judge(browser, page, FAST)
    chance = random.Random(1)
    judge.start()
    judge.judge_all([chance.randrange(2) for _ in range(50)])
    fooled, n, percent, low, high = share(judge)
    print(f'guessing: {judge.text("share")}')
    assert n == 36 and percent == round(100 * fooled / n)
    # Both sides are drawn by chance: outside of this once in 70,000 runs.
    assert 6 <= fooled <= 30 and low < percent < high
    # What 1.96 standard errors of a share would be.
    wide = 2 * 196 * (percent * (100 - percent) / 1e4 / n) ** 0.5
    assert abs(high - low - wide) <= 7, (low, high, wide)

    rows = judge.answers().split()
    assert len({row.split(',')[2] for row in rows[1:]}) == 40
    assert sum(row.endswith('ours,1') for row in rows) == fooled
    text = judge.answers()

    # It is still there after a reload.
    browser.refresh()
    judge.until(lambda: judge.visible('end'))
    assert share(judge)[:3] == [fooled, n, percent]
    assert judge.answers() == text
    check_hand_on(judge, folder)
    judge.leave()
    return text, fooled


def check_hand_on(judge, folder):
    """The file and the text, with no program but the browser."""
    judge.browser.execute_cdp_cmd('Browser.setDownloadBehavior', {
        'behavior': 'allow', 'downloadPath': folder})
    text = judge.answers()
    name = f'{folder}/judge-{text.split()[1].split(",")[1]}.csv'
    judge.click('save')
    judge.until(lambda: os.path.exists(name))
    with open(name, encoding='ascii') as file:
        assert file.read() == text
    judge.click('copy')
    judge.until(lambda: judge.text('copied'))
    assert judge.browser.execute_script('return getSelection().toString()') \
        == text or judge.text('copied') == 'Copied.'


def look(browser, name):
    if 'SHOTS' in os.environ:
        time.sleep(0.2)
        browser.save_screenshot(f'{os.environ["SHOTS"]}/{name}.png')


def fits(browser, width):
    assert browser.execute_script(
        'return document.documentElement.scrollWidth') <= width


def brightness(browser):
    color = browser.execute_script(
        'return getComputedStyle(document.body).backgroundColor')
    red, green, blue = (int(n) for n in re.findall(r'\d+', color)[:3])
    assert red == green == blue, f'{color} tints the pictures'
    return red


def check_screen(browser, page, name, scheme, width, height):
    """All fits; both pictures and the buttons are in view at once."""
    browser.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
        'width': width, 'height': height, 'deviceScaleFactor': 1,
        'mobile': width < height})
    browser.execute_cdp_cmd('Emulation.setEmulatedMedia', {
        'features': [{'name': 'prefers-color-scheme', 'value': scheme}]})
    judge = Judge(browser, page)
    judge.until(lambda: judge.visible('start'))
    dark = brightness(browser) < 128
    assert dark == (scheme == 'dark')
    fits(browser, width)
    look(browser, f'{name}-welcome')
    judge.start()
    for place in range(2):
        judge.until(lambda: browser.find_elements(
            By.CSS_SELECTOR, f'.place:nth-child({place + 1}) img'))
        look(browser, f'{name}-picture-{place + 1}')
    judge.pair()
    found = spoken(browser)
    for wanted in (('heading', 'Which one has the false colors?'),
                   ('button', 'The first'), ('button', 'The second'),
                   ('progressbar', 'Practice 1 of 1')):
        assert wanted in found, (wanted, found)
    look(browser, f'{name}-question')
    for box in [picture['box'] for frame in browser.execute_script(
            'return window.seen') for picture in frame['shown']]:
        assert box['top'] >= 0 and box['bottom'] <= height, box
        assert box['left'] >= 0 and box['right'] <= width, box
    for button in browser.find_elements(By.CSS_SELECTOR, '.place button'):
        assert button.rect['y'] + button.rect['height'] <= height
        assert button.rect['height'] >= 48
    judge.answer(0)
    judge.until(lambda: judge.visible('next'))
    look(browser, f'{name}-practice')
    fits(browser, width)
    judge.leave()

    judge = Judge(browser, page, FAST)
    judge.start()
    judge.answer(falsest(judge.pair()))
    judge.click('next')
    for _ in range(4):
        judge.answer(falsest(judge.pair()))
    judge.until(lambda: judge.visible('end'))
    look(browser, f'{name}-end')
    fits(browser, width)
    judge.leave()


def check_no_storage(browser, page):
    """Where the browser keeps nothing, all but a reload works."""
    judge = Judge(browser, page, FAST, '''
      Object.defineProperty(window, 'localStorage', {
        get() { throw new Error('refused'); } });''')
    judge.start()
    judge.judge_all()
    assert share(judge)[:2] == [0, 4]
    judge.click('anew')
    browser.switch_to.alert.accept()
    judge.until(lambda: judge.visible('start'))
    judge.leave(forget=False)


def check_broken(browser, page):
    """A page without a picture says what to do."""
    for name in os.listdir(f'{page}/pictures'):
        os.remove(f'{page}/pictures/{name}')
    judge = Judge(browser, page)
    judge.start()
    judge.until(lambda: judge.visible('trouble'))
    assert 'copy the whole folder again' in judge.text('trouble')
    judge.leave()


def main():
    with tempfile.TemporaryDirectory() as work:
        browser = open_browser()
        try:
            page, small = make_page(work, 52), make_page(work, 5)
            knowing = check_knowing(browser, page)
            guessing, fooled = check_guessing(browser, page, work)
            rows = joined(work, knowing, guessing)
            mean = 100 * fooled / 36 / 2
            assert rows[1] == f'ours,people,2,{mean:.2f},{mean:.2f}', rows
            check_screen(browser, small, 'desktop', 'light', 1280, 800)
            check_screen(browser, small, 'phone', 'dark', 360, 640)
            check_screen(browser, small, 'lying', 'light', 640, 360)
            check_no_storage(browser, small)
            check_broken(browser, small)
        finally:
            browser.quit()


main()
