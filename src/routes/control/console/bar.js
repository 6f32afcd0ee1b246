import { consoleOf, get, here, post, put } from './api.js';
import { h, show } from './dom.js';
import { button, choice, momentOf } from './parts.js';
import { act } from './polling.js';
import { say } from './saying.js';

/** The bar on top: which world, and what its clock shows. */
export async function showBar() {
  const place = document.getElementById('bar');
  const [{ worlds }, clock] = await Promise.all([get('/worlds'), get('/clock')]);
  const names = worlds.map((/** @type {{name: string}} */ { name }) => name);
  if (place) show(place, [worldChoice(names), clockFace(clock)]);
}

/** @param {string[]} names */
const worldChoice = names =>
  choice('World', 'world', names.sort(), here.world, name => {
    location.href = consoleOf(name) + location.hash.split(/[/?]/).slice(0, 2).join('/');
  });

/** @param {{now: string, mode: string}} clock */
const clockFace = ({ now, mode }) =>
  h(
    'div',
    { class: 'face', role: 'group', 'aria-label': 'Clock of this world' },
    h(
      'a',
      { href: '#/clock', class: 'now' },
      h('time', { datetime: now }, momentOf(now)),
      h('small', {}, ` UTC, ${mode}`),
    ),
    button('+1 h', () => advance('PT1H'), { 'aria-label': 'Advance by an hour' }),
    button('+1 day', () => advance('P1D'), { 'aria-label': 'Advance by a day' }),
    mode === 'frozen'
      ? button('Run', () => turn('running'), { 'aria-label': 'Let the clock run' })
      : button('Freeze', () => turn('frozen'), { 'aria-label': 'Freeze the clock' }),
  );

/** @param {string} by */
export const advance = by =>
  act('', async () => {
    const { now, fired } = await post('/clock/advance', { by });
    say(`It is ${momentOf(now)}. ${firedWords(fired.length)}`);
  });

/** @param {number} count */
export const firedWords = count =>
  count === 0 ? 'Nothing fell due on the way.' : `${count} ${count === 1 ? 'thing' : 'things'} fell due on the way.`;

/** @param {'running' | 'frozen'} mode */
export const turn = mode =>
  act(mode === 'frozen' ? 'The clock stands still' : 'The clock runs', () => put('/clock', { mode }));
