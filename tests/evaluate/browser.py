# A judge in front of the page that evaluate --page makes, in Chromium.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ORDINALS = ('first', 'second')
PATIENCE = 100               # seconds

# Looks at each frame which pictures the page shows, whether they were decoded,
# and how long.  FACTOR lets the page's second pass sooner.
WATCH = '''
const wholeDecode = HTMLImageElement.prototype.decode;
HTMLImageElement.prototype.decode = async function () {
  await wholeDecode.call(this);
  await new Promise(resolve => setTimeout(resolve, 20));
  this.dataset.decoded = 'yes';
};
const realFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame =
  todo => realFrame(now => todo(now * FACTOR));
window.seen = [];
(function look(now) {
  const shown = [...document.querySelectorAll('.place')].flatMap((place, i) =>
    [...place.querySelectorAll('img')].map(img => ({
      place: i, alt: img.alt,
      decoded: img.dataset.decoded === 'yes' && img.naturalWidth > 0,
      name: img.src.match(/([0-9a-f]+)[.]jpg$/)[1],
      box: img.getBoundingClientRect().toJSON() })));
  if (now)
    window.seen.push({ now, shown });
  realFrame(look);
})();
'''

# Judges by the buttons, within the page: [[kinds, chosen, what was told]].
JUDGE = '''
const [kindOf, guesses, done] = arguments;
const element = id => document.getElementById(id);
const pairs = [];
const timer = setInterval(() => {
  const buttons = document.querySelectorAll('.place button');
  if (!element('end').hidden) {
    clearInterval(timer);
    done(pairs);
  } else if (!element('onward').hidden) {
    pairs.at(-1)[2] = element('question').textContent;
    element('next').click();
  } else if (buttons.length === 2) {
    const names = window.seen.flatMap(({ shown }) => shown.map(p => p.name));
    const kinds = [...new Set(names.reverse())].slice(0, 2).reverse()
      .map(name => kindOf[name]);
    const chosen = guesses ? guesses[pairs.length]
                           : 1 - kinds.indexOf('truth');
    pairs.push([kinds, chosen, '']);
    window.seen = [];
    buttons[chosen].click();
  }
}, 2);
'''


def open_browser():
    options = webdriver.ChromeOptions()
    for argument in ('--headless=new', '--no-sandbox', '--disable-gpu',
                     '--disable-dev-shm-usage', '--window-size=1280,800'):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options,
                               service=Service(os.environ['CHROMEDRIVER']))
    browser.set_script_timeout(PATIENCE)
    return browser


class Judge:
    """In front of a page, who knows what its pictures are."""

    def __init__(self, browser, page, factor=1, script=''):
        self.browser = browser
        self.page = page
        script = WATCH.replace('FACTOR', str(factor)) + script
        self.watch = browser.execute_cdp_cmd(
            'Page.addScriptToEvaluateOnNewDocument', {'source': script})
        browser.get(f'file://{page}/index.html')
        self.test = json.loads(browser.execute_script(
            'return document.getElementById("test").textContent'))
        self.kinds = {name: kind for photo in self.test['photos']
                      for kind, name in photo.items()}

    def leave(self, forget=True):
        if forget:
            self.browser.execute_script('localStorage.clear()')
        self.browser.execute_cdp_cmd(
            'Page.removeScriptToEvaluateOnNewDocument', self.watch)

    def text(self, name):
        return self.browser.find_element(By.ID, name).text

    def visible(self, name):
        return self.browser.find_element(By.ID, name).is_displayed()

    def until(self, condition):
        WebDriverWait(self.browser, PATIENCE, 0.02).until(
            lambda browser: condition())

    def press(self, *keys):
        actions = webdriver.ActionChains(self.browser)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def click(self, name):
        self.browser.find_element(By.ID, name).click()

    def start(self):
        """A press right after the window was given another size may be lost:
        so until it is taken."""
        self.until(lambda: self.visible('start'))

        def begun():
            if self.visible('start'):
                self.click('start')
            return not self.visible('start')
        self.until(begun)

    def asked(self):
        return self.visible('pair') and 'Which' in self.text('question')

    def gone(self):
        """The frame that asks is looked at one frame later."""
        return self.browser.execute_script(
            'return window.seen.at(-1).shown.length === 0')

    def pair(self):
        """Waits for the question; the kinds of the two pictures."""
        self.until(self.asked)
        self.until(self.gone)
        shown = self.browser.execute_script('''
          const names = window.seen.flatMap(({ shown }) =>
            shown.map(({ name }) => name));
          return [...new Set(names.reverse())].slice(0, 2).reverse();''')
        return [self.kinds[name] for name in shown]

    def answer(self, i):
        """Which is false, by its button, until the press is taken."""
        def taken():
            buttons = self.browser.find_elements(By.CSS_SELECTOR,
                                                 '.place button')
            if buttons:
                buttons[i].click()
            return not self.browser.find_elements(By.CSS_SELECTOR,
                                                  '.place button')
        self.until(taken)

    def judge_all(self, guesses=None):
        """All pairs, by the guesses (0 or 1) or knowingly."""
        pairs = self.browser.execute_async_script(JUDGE, self.kinds, guesses)
        assert len(pairs) == self.test['practice'] + self.test['judged']
        for i, (kinds, chosen, told) in enumerate(pairs):
            assert 'truth' in kinds and len(set(kinds)) == 2, kinds
            right = 'Wrong' if kinds[chosen] == 'truth' else 'Right'
            assert told == (right if i < self.test['practice'] else '')
        return pairs

    def answers(self):
        return self.browser.find_element(By.ID, 'answers').get_attribute(
            'value')


def falsest(kinds):
    """Which of the two one who knows the truth takes for false."""
    return 1 - kinds.index('truth')


def runs_of(seen):
    """Which pictures were seen, where, and for how many milliseconds."""
    runs = []
    before = []
    for look in seen:
        shown = [(picture['place'], picture['name'])
                 for picture in look['shown']]
        assert len(shown) <= 1, 'two pictures at once'
        for picture in look['shown']:
            assert picture['decoded'], look
            assert picture['alt'] == f'The {ORDINALS[picture["place"]]} picture'
        if shown != before:
            if before:
                runs[-1].append(look['now'])
            if shown:
                runs.append([*shown[0], look['now']])
        before = shown
    return [{'place': place, 'name': name, 'time': end - start}
            for place, name, start, end in runs]


def spoken(browser):
    """What a screen reader finds: [(role, name)]."""
    nodes = browser.execute_cdp_cmd('Accessibility.getFullAXTree', {})['nodes']
    return [(node['role']['value'], node.get('name', {}).get('value'))
            for node in nodes if not node['ignored']]
