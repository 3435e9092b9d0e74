# The page that evaluate --page makes shows each picture for one second, to the
# frame; a keyboard alone is enough, and a reload goes on where it was.
# SPDX-License-Identifier: GPL-3.0-or-later

import statistics
import tempfile

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import Judge, falsest, open_browser, runs_of
from pictures import make_page

SECOND = 1000
FRAME = 1000 / 60

# Whether the storage was asked for before Chromium's main process knew of the
# page: then, once in a while, nothing is kept.
EARLY = '''
const storage = Object.getOwnPropertyDescriptor(window, 'localStorage').get;
const query = Permissions.prototype.query;
let known = false;
Permissions.prototype.query = async function (...question) {
  const answer = await query.apply(this, question);
  known = true;
  return answer;
};
Object.defineProperty(window, 'localStorage', {
  configurable: true,
  get() {
    window.early ||= !known;
    return storage.call(window);
  } });
'''


def check_timing(browser, page):
    judge = Judge(browser, page, script=EARLY)
    judge.until(lambda: judge.visible('start'))
    judge.press(Keys.TAB, Keys.ENTER)
    judge.pair()
    judge.press('1')
    judge.until(lambda: judge.visible('next'))
    judge.press(Keys.ENTER)
    kinds = judge.pair()
    assert browser.switch_to.active_element.get_attribute('id') == 'question'
    judge.press(Keys.ARROW_RIGHT if falsest(kinds) else Keys.ARROW_LEFT)

    # Out of sight for a moment: that pair is shown again.
    judge.until(lambda: browser.find_elements(By.CSS_SELECTOR, '.place img'))
    browser.execute_script(
        'document.dispatchEvent(new Event("visibilitychange"))')
    judge.pair()
    runs = runs_of(browser.execute_script('return window.seen'))
    times = [run['time'] for run in runs]
    print('shown for', [round(t, 1) for t in times])
    assert [run['place'] for run in runs] == [0, 1] * 4
    assert [run['name'] for run in runs[4:6]] \
        == [run['name'] for run in runs[6:]]
    assert abs(statistics.median(times) - SECOND) <= 2 * FRAME, times
    assert max(times) < SECOND + 10 * FRAME, times

    # Two are judged; the one that was only seen comes again.
    name = runs[-1]['name']
    browser.refresh()
    judge.until(lambda: judge.text('start') == 'Continue')
    assert 'Done already: 2 in all.' in judge.text('plan')
    assert not browser.execute_script('return window.early')
    judge.press(Keys.TAB, Keys.SPACE)
    judge.pair()
    runs = runs_of(browser.execute_script('return window.seen'))
    assert runs[-1]['name'] == name
    assert judge.text('count') == 'Pair 2 of 4'
    for _ in range(3):
        judge.press(Keys.TAB, Keys.TAB, Keys.ENTER)   # the second button
        judge.until(lambda: not judge.asked())
        if not judge.visible('end'):
            judge.pair()
    judge.until(lambda: judge.visible('end'))
    names = [row.split(',')[2] for row in judge.answers().split()[1:]]
    assert len(set(names)) == 4, names

    # Someone else begins from the start.
    judge.click('anew')
    browser.switch_to.alert.accept()
    judge.until(lambda: judge.text('start') == 'Start')
    judge.leave()


def main():
    with tempfile.TemporaryDirectory() as work:
        browser = open_browser()
        try:
            check_timing(browser, make_page(work, 5))
        finally:
            browser.quit()


main()
