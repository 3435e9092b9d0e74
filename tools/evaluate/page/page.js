/* What the judge sees and presses.
 * SPDX-License-Identifier: GPL-3.0-or-later */

const KEYS = {
  1: 0, ArrowLeft: 0, ArrowUp: 0,
  2: 1, ArrowRight: 1, ArrowDown: 1
};

const element = id => document.getElementById(id);
const places = document.querySelectorAll('.place');

function turnTo(id) {
  for (const section of document.querySelectorAll('section'))
    section.hidden = section.id !== id;
}

/* Screen readers speak what gets the focus. */
function say(id, sentence) {
  element(id).textContent = sentence;
  element(id).focus();
}

function pressed(button) {
  return new Promise(resolve => {
    button.addEventListener('click', resolve, { once: true });
  });
}

function answerButton(i) {
  const button = document.createElement('button');
  button.textContent = `The ${ORDINALS[i]}`;
  return button;
}

/* 0 or 1: which picture the judge thinks is false. */
function answered() {
  return new Promise(resolve => {
    const answer = i => {
      document.removeEventListener('keydown', press);
      for (const place of places)
        place.replaceChildren();
      resolve(i);
    };
    const press = event => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
      if (plain && !event.repeat && event.key in KEYS) {
        event.preventDefault();
        answer(KEYS[event.key]);
      }
    };
    document.addEventListener('keydown', press);
    places.forEach((place, i) => {
      const button = answerButton(i);
      button.addEventListener('click', () => answer(i));
      place.replaceChildren(button);
    });
    say('question', 'Which one has the false colors?');
  });
}

function showProgress(done) {
  const practice = done < test.practice;
  const first = practice ? 0 : test.practice;
  const n = practice ? test.practice : test.judged;
  element('count').textContent =
    `${practice ? 'Practice' : 'Pair'} ${done - first + 1} of ${n}`;
  element('progress').max = n;
  element('progress').value = done - first;
}

/* Only in practice is the judge told. */
async function tell(pair, fooled, isLast) {
  const fake = ORDINALS[pair.truthFirst ? 1 : 0];
  element('question').textContent = fooled ? 'Wrong' : 'Right';
  element('feedback').textContent =
    `${fooled ? 'No' : 'Yes'}: the ${fake} one had the false colors.`
    + (isLast ? ' That was the practice. From here on the pairs count, and '
                + 'you are not told.' : '');
  element('next').textContent = isLast ? 'Begin' : 'Next pair';
  element('places').hidden = true;
  element('onward').hidden = false;
  element('next').focus();
  await pressed(element('next'));
  element('onward').hidden = true;
  element('places').hidden = false;
  element('feedback').textContent = '';
}

async function judge(session) {
  const done = session.fooled.length;
  const pair = session.pairs[done];

  showProgress(done);
  say('question', 'Look at both pictures.');
  await showPair(await decodedPair(pair), places);
  const chosen = await answered();
  const fooled = chosen === (pair.truthFirst ? 0 : 1);
  session.fooled.push(fooled);
  keep(session);
  if (done < test.practice)
    await tell(pair, fooled, done + 1 === test.practice);
}

function welcome(session) {
  const done = session.fooled.length;
  element('plan').textContent =
    `First you practice (${test.practice} of the pairs), and are told whether `
    + `you were right. Then come ${test.judged} that count.`
    + (done > 0 ? ` Done already: ${done} in all.` : '');
  element('start').textContent = done > 0 ? 'Continue' : 'Start';
  turnTo('welcome');
  return pressed(element('start'));
}

function showShare(session) {
  const ours = outcomes(session, 'ours');
  const [low, high] = interval(ours).map(Math.round);
  const share = Math.round(100 * count(ours) / ours.length);
  element('share').textContent =
    `In ${count(ours)} of ${ours.length} pairs you took the program's colors `
    + `for the true ones: it fooled you in ${share} % (95 % interval by `
    + `bootstrap: ${low} to ${high} %).`;

  const checks = outcomes(session, 'random');
  element('attention').textContent = checks.length === 0 ? ''
    : `In ${checks.length} more, the false picture had the colors of another `
      + `photo, to see whether you look: you found `
      + `${checks.length - count(checks)} of them.`;
}

function offerAnswers(session) {
  const text = answersText(session);
  const file = new Blob([text], { type: 'text/csv' });
  element('answers').value = text;
  element('save').href = URL.createObjectURL(file);
  element('save').download = `judge-${session.judge}.csv`;
  element('copy').addEventListener('click', async () => {
    element('answers').select();
    try {
      await navigator.clipboard.writeText(text);
      element('copied').textContent = 'Copied.';
    } catch (refusal) {
      element('copied').textContent =
        'The text is selected: copy it with Ctrl+C or by a long press.';
    }
  });
}

function end(session) {
  showShare(session);
  offerAnswers(session);
  element('anew').addEventListener('click', () => {
    if (confirm('Are these answers saved or copied? They are deleted here.')) {
      forget();
      location.reload();
    }
  });
  turnTo('end');
  element('thanks').focus();
}

async function run() {
  await storageIsReady();
  const session = keptSession() ?? newSession();
  const isOver = () => session.fooled.length === session.pairs.length;

  if (!isOver()) {
    await welcome(session);
    turnTo('pair');
  }
  while (!isOver())
    await judge(session);
  end(session);
}

run().catch(failure => {
  console.error(failure);
  turnTo('trouble');
  element('trouble').hidden = false;
  element('trouble').textContent =
    'A picture cannot be shown: copy the whole folder again, with its '
    + 'pictures, and load the page again.';
});
