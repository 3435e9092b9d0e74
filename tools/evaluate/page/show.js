/* Shows pictures, timed by the screen's frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */

const SHOWN = 1000;           /* milliseconds, each picture */
const BLANK = 500;            /* before a pair */
const ORDINALS = ['first', 'second'];
const HALF_A_FRAME = 8;       /* of 60 a second: ends at the nearest one */

/* The time of the next frame, in milliseconds; what is changed then is seen in
 * that frame. */
function nextFrame() {
  return new Promise(requestAnimationFrame);
}

async function passed(milliseconds, start) {
  while (await nextFrame() - start < milliseconds - HALF_A_FRAME);
}

/* Ready to be painted, so that its second begins when it is seen. */
async function decoded(name, i) {
  const picture = new Image();
  picture.alt = `The ${ORDINALS[i]} picture`;
  picture.src = `pictures/${name}.jpg`;
  await picture.decode();
  return picture;
}

/* The pair's pictures in their order: first and second. */
function decodedPair(pair) {
  const names = [pair.photo.truth, pair.photo[pair.fake]];
  if (!pair.truthFirst)
    names.reverse();
  return Promise.all(names.map(decoded));
}

async function showPicture(picture, place) {
  const start = await nextFrame();
  place.replaceChildren(picture);
  await passed(SHOWN, start);
  picture.remove();
}

/* Shows one picture after the other, again where the page was out of sight
 * meanwhile. */
async function showPair(pictures, places) {
  let hidden;
  const watch = () => { hidden = true; };

  document.addEventListener('visibilitychange', watch);
  do {
    hidden = false;
    await passed(BLANK, await nextFrame());
    for (let i = 0; i < pictures.length; i++)
      await showPicture(pictures[i], places[i]);
  } while (hidden);
  document.removeEventListener('visibilitychange', watch);
}
