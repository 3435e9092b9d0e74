/* One judge's session: the pairs, in their order, and the answers.  The
 * browser keeps it, so that a reload goes on where it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program wrote: the page's name, how many pairs are for practice,
 * are judged, and of these check the attention, and the photos' pictures. */
const test = JSON.parse(document.getElementById('test').textContent);

/* Pages opened from disk may share one storage. */
const STORED = `real-or-fake-${test.page}`;

const RESAMPLES = 10000;

/* 0 to n - 1. */
function chance(n) {
  return Math.floor(Math.random() * n);
}

function shuffled(list) {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const k = chance(i + 1);
    [result[i], result[k]] = [result[k], result[i]];
  }
  return result;
}

function newPair(photo, fake) {
  return { photo, fake, truthFirst: chance(2) === 0 };
}

/* Each photo is in one pair at most. */
function newPairs() {
  const photos = shuffled(test.photos);
  const practice = photos.splice(0, test.practice);
  const checks = photos.splice(0, test.checks);
  const others = photos.splice(0, test.judged - test.checks);
  return [
    ...practice.map(photo => newPair(photo, 'ours')),
    ...shuffled([...checks.map(photo => newPair(photo, 'random')),
                 ...others.map(photo => newPair(photo, 'ours'))])
  ];
}

function newSession() {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  const judge = Array.from(numbers, n => n.toString(16).padStart(8, '0'));
  return { judge: judge.join(''), pairs: newPairs(), fooled: [] };
}

/* Chromium silently forgets what a page keeps that asked for its storage
 * before the browser's main process took note of the page.  That process
 * answers this question, and only after that; what it answers does not matter
 * here, nor whether another browser knows the question. */
async function storageIsReady() {
  try {
    await navigator.permissions.query({ name: 'persistent-storage' });
  } catch (refusal) {
    console.warn(refusal);
  }
}

/* A browser may refuse to keep anything: then a reload starts anew. */
function inStorage(use) {
  try {
    return use(localStorage);
  } catch (refusal) {
    console.warn(refusal);
    return null;
  }
}

function keep(session) {
  inStorage(storage => storage.setItem(STORED, JSON.stringify(session)));
}

function keptSession() {
  return inStorage(storage => JSON.parse(storage.getItem(STORED)));
}

function forget() {
  inStorage(storage => storage.removeItem(STORED));
}

/* The pairs that count, with their answers. */
function judgements(session) {
  return session.pairs
    .map((pair, i) => ({ ...pair, fooled: session.fooled[i] }))
    .slice(test.practice);
}

/* Whether each pair with such a fake fooled the judge. */
function outcomes(session, fake) {
  return judgements(session)
    .filter(judgement => judgement.fake === fake)
    .map(judgement => judgement.fooled);
}

function count(fooled) {
  return fooled.filter(Boolean).length;
}

/* The 95 % interval of the share, in percent: pairs are drawn again from those
 * judged (Efron's percentiles). */
function interval(fooled) {
  const n = fooled.length;
  const counts = Array.from({ length: RESAMPLES }, () =>
    count(Array.from(fooled, () => fooled[chance(n)])));
  counts.sort((a, b) => a - b);
  return [0.025, 0.975].map(share =>
    100 * counts[Math.floor(share * (RESAMPLES - 1))] / n);
}

/* What evaluate --page-results reads. */
function answersText(session) {
  const rows = judgements(session).map(({ photo, fake, fooled }) =>
    [test.page, session.judge, photo.truth, fake, Number(fooled)].join(','));
  return ['page,judge,photo,fake,fooled', ...rows, ''].join('\n');
}
