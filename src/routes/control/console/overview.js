import { at, consoleOf, get, here, put, remove } from './api.js';
import { fieldsOf, h } from './dom.js';
import { button, choice, field, momentOf, nothing, statusPill, surely, table, when } from './parts.js';
import { act } from './polling.js';
import { example } from './requests.js';

export const title = 'Overview';

/** @typedef {any} World */
/** @typedef {any} Exchange */

export async function load() {
  const [{ worlds }, journal, failures, failed, clock, faults] = await Promise.all([
    get('/worlds'),
    get('/requests', { limit: 1 }),
    get('/requests', { status: '4xx', limit: 5 }),
    get('/webhooks/deliveries', { state: 'Failed', limit: 1 }),
    get('/clock'),
    get('/faults', { limit: 1 }),
  ]);
  const pending = clock.pending.slice(0, 5);
  return {
    worlds,
    asked: journal.total,
    failures,
    failed: failed.total,
    pending,
    due: clock.pending.length,
    faults: faults.total,
  };
}

/** @param {any} data */
export const render = ({ worlds, asked, failures, failed, pending, due, faults }) => [
  asked === 0 && welcome(),
  h(
    'ul',
    { class: 'tiles' },
    tile('requests', asked, asked === 1 ? 'request' : 'requests'),
    tile('requests?status=4xx', failures.total, 'refused'),
    tile('webhooks?state=Failed', failed, 'webhooks to be retried'),
    tile('clock', due, 'pending'),
    tile('faults', faults, faults === 1 ? 'fault' : 'faults'),
  ),
  h('h2', {}, 'Refused lately'),
  failures.requests.length === 0
    ? nothing('Nothing was refused.')
    : table('Refused lately', ['When', 'Request', 'Status'], failures.requests.map(refusal)),
  h('h2', {}, 'Next on the clock'),
  pending.length === 0
    ? nothing('Nothing is pending.')
    : table(
        'Next on the clock',
        ['When', 'What'],
        pending.map((/** @type {any} */ { at: moment, what }, /** @type {number} */ i) => ({
          key: `${moment} ${what} ${i}`,
          cells: [when(moment), what],
        })),
      ),
  h('h2', {}, 'Worlds'),
  table('Worlds', ['Name', 'Clock', 'Seed', 'Records', ''], worlds.map(worldRow)),
  newWorld(),
];

/** @param {string} hash @param {number} count @param {string} what */
const tile = (hash, count, what) =>
  h('li', { key: hash }, h('a', { href: `#/${hash}` }, h('b', {}, count.toLocaleString('en')), what));

const welcome = () =>
  h(
    'div',
    { class: 'card welcome', key: 'welcome' },
    h('p', {}, 'This world has customers, money and a past, and waits for your first request:'),
    h('pre', { tabindex: 0 }, example()),
    h(
      'p',
      { class: 'quiet' },
      'Your client begins its paths at ',
      h('code', {}, `${location.origin}${here.base}`),
      ' and uses the token ',
      h('code', {}, 'localwise-user-token'),
      '; an application has ',
      h('code', {}, 'localwise-client-token'),
      '. All operations are in the ',
      h('a', { href: `${here.base}/docs` }, 'API reference'),
      '.',
    ),
  );

/** @param {Exchange} exchange */
const refusal = ({ id, at: moment, method, path, status, why }) => ({
  key: id,
  cells: [
    momentOf(moment),
    [
      h('a', { href: `#/requests/${id}`, class: 'request' }, h('b', {}, method), ' ', path),
      why && h('small', { class: 'why' }, why),
    ],
    statusPill(status),
  ],
});

/** @param {World} world */
const worldRow = ({ name, clock, seed, records }) => {
  const count = Object.values(records).reduce((/** @type {number} */ sum, one) => sum + Number(one), 0);
  return {
    key: name,
    current: name === here.world,
    cells: [
      h('a', { href: consoleOf(name) }, name),
      [momentOf(clock.now), h('small', {}, ` ${clock.mode}`)],
      seed,
      count.toLocaleString('en'),
      name !== here.world &&
        button(
          'Forget',
          surely(`Forget the world ${name}?`, () => act(`${name} is forgotten`, () => remove(at`/worlds/${name}`))),
          { 'aria-label': `Forget the world ${name}` },
        ),
    ],
  };
};

const newWorld = () =>
  h(
    'form',
    { class: 'card', key: 'new', on: { submit: (/** @type {Event} */ _, form) => make(fieldsOf(form)) } },
    h(
      'div',
      { class: 'row' },
      field('A new world', 'name', {
        required: true,
        pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{0,99}',
        placeholder: 'checkout-test',
      }),
      choice('Seed', 'seed', ['demo', 'empty'], 'demo', () => {}),
      h('button', { class: 'strong' }, 'Make it'),
    ),
  );

/** @param {Record<string, string>} wish */
const make = ({ name = '', seed }) =>
  act(`${name} is made`, async () => {
    const { worlds } = await get('/worlds');
    if (worlds.some((/** @type {World} */ world) => world.name === name))
      throw new Error(`there is a world called ${name}`);
    await put(at`/worlds/${name}`, { seed });
  });
