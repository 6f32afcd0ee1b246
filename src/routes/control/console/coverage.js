import { get, remove } from './api.js';
import { h } from './dom.js';
import { button, choice, fold, nothing, pill, statusPill, table } from './parts.js';
import { act } from './polling.js';

export const title = 'Coverage';

/** @typedef {import('./route.js').Route} Route */
/** @typedef {{exercised: number, of: number, percent: number}} Share */

/** @param {Route} route */
export const load = ({ query: { all } }) => get('/coverage', { all });

const titles = /** @type {Readonly<Record<string, string>>} */ ({
  operations: 'Operations',
  statuses: 'Statuses',
  responseFields: 'Fields of replies',
});

/** @param {any} coverage @param {Route} route */
export const render = ({ totals, operations }, { query: { all, only = 'called' } }) => [
  h(
    'p',
    { class: 'quiet' },
    'What was exercised of the contract. A field counts once it came with a value in a successful reply.',
  ),
  h(
    'div',
    { class: 'tiles' },
    Object.entries(totals).map(([name, share]) => meter(titles[name] ?? name, share)),
  ),
  h(
    'div',
    { class: 'row' },
    choice(
      'Of',
      'all',
      [
        ['', 'this world'],
        ['true', 'all worlds'],
      ],
      all ?? '',
    ),
    choice(
      'Operations',
      'only',
      [
        ['called', 'called'],
        ['uncalled', 'never called'],
      ],
      only,
    ),
    button('Begin anew', () => act('Coverage begins anew', () => remove(all ? '/coverage?all=true' : '/coverage'))),
  ),
  listed(
    operations.filter((/** @type {any} */ { calls }) => (only === 'called' ? calls > 0 : calls === 0)),
    only,
  ),
];

/** @param {string} name @param {Share} share */
const meter = (name, { exercised, of, percent }) =>
  h(
    'div',
    { class: 'tile' },
    h('b', {}, `${percent} %`),
    name,
    h('progress', { max: of, value: exercised, 'aria-label': name }),
    h('small', {}, `${exercised} of ${of}`),
  );

/** @param {any[]} operations @param {string} only */
const listed = (operations, only) =>
  operations.length === 0
    ? nothing(only === 'called' ? 'Nothing was called yet.' : 'Every operation was called.')
    : table(
        'Operations',
        ['Operation', 'Calls', 'Statuses', 'Fields'],
        operations.map(one => ({ key: one.operationId, cells: cellsOf(one) })),
      );

/** @param {any} operation */
const cellsOf = ({ operationId, method, path, calls, statuses, documentedStatuses, responseFields }) => [
  [h('b', {}, operationId), h('small', { class: 'gist' }, `${method} ${path}`)],
  calls,
  [
    Object.keys(statuses).map(status => [statusPill(Number(status)), ' ']),
    documentedStatuses
      .filter((/** @type {number} */ status) => !(status in statuses))
      .map((/** @type {number} */ status) => [pill(status, 'unseen'), ' ']),
  ],
  responseFields.documented === 0
    ? '–'
    : responseFields.missing.length === 0
      ? 'all'
      : fold(
          `${responseFields.seen} of ${responseFields.documented}`,
          h('p', { class: 'missing' }, 'Missing: ', responseFields.missing.join(', ')),
        ),
];
