import { at, get, post, remove } from './api.js';
import { fieldsOf, h } from './dom.js';
import { button, choice, field, nothing, pager, pill, table } from './parts.js';
import { act } from './polling.js';

export const title = 'Faults';

/** @typedef {any} Fault */

/** @param {import('./route.js').Route} route */
export const load = ({ query: { offset } }) => get('/faults', { offset, limit: 50 });

/** What may happen to a request, by a word for the form. @type {Readonly<Record<string, unknown>>} */
const effects = {
  status: { status: 503 },
  dropAfter: { drop: 'after' },
  dropBefore: { drop: 'before' },
  truncate: { truncate: true },
  hang: { hang: true },
  late: undefined,
};

/** @param {any} page */
export const render = page => [
  h(
    'p',
    { class: 'quiet' },
    'A fault strikes the requests that it fits, until it is spent or ended. The journal says which were struck.',
  ),
  orderForm(),
  h('h2', {}, 'Ordered'),
  page.total === 0
    ? nothing('No fault waits for anybody.')
    : [
        table('Faults', ['Strikes', 'With', 'Hits', 'Left', ''], page.faults.map(rowOf)),
        pager(page),
        h(
          'p',
          {},
          button('End all', () => act('All faults are ended', () => remove('/faults'))),
        ),
      ],
];

const orderForm = () =>
  h(
    'form',
    { class: 'card', key: 'order', on: { submit: (/** @type {Event} */ _, form) => order(fieldsOf(form)) } },
    h(
      'div',
      { class: 'row' },
      field('Operation', 'operationId', { placeholder: 'transferCreate' }),
      choice('Method', 'method', [['', 'any'], 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'], '', () => {}),
      field('Path', 'path', { placeholder: '/v1/transfers/{id}' }),
      field('Times', 'times', { type: 'number', min: 1, value: 1 }),
      field('Late by, in ms', 'delayMs', { type: 'number', min: 0, placeholder: '0' }),
      choice(
        'What happens',
        'effect',
        [
          ['status', 'it is answered with a status'],
          ['dropAfter', 'it is done, and its answer is lost'],
          ['dropBefore', 'it is lost before it is done'],
          ['truncate', 'it is done, and half of the answer comes'],
          ['hang', 'nobody answers'],
          ['late', 'it is answered late'],
        ],
        'status',
        () => {},
      ),
      field('Status', 'status', { type: 'number', min: 200, max: 599, value: 503 }),
      h('button', { class: 'strong' }, 'Order it'),
    ),
  );

/** @param {Record<string, string>} wish */
const order = ({ operationId, method, path, times, delayMs, effect = 'status', status }) =>
  act('The fault waits for its requests', () =>
    post('/faults', {
      match: { ...(operationId && { operationId }), ...(method && { method }), ...(path && { path }) },
      ...(times && { times: Number(times) }),
      ...(delayMs && { delayMs: Number(delayMs) }),
      ...(effects[effect] === undefined
        ? {}
        : { then: effect === 'status' ? { status: Number(status) } : effects[effect] }),
    }),
  );

/** @param {Fault} fault */
const rowOf = ({ id, match, then, delayMs, hits, calls, times, spent }) => ({
  key: id,
  cells: [
    [match.method, match.operationId, match.path, match.header && JSON.stringify(match.header)]
      .filter(Boolean)
      .join(' ') || 'every request',
    [then === null ? null : h('code', {}, JSON.stringify(then)), delayMs > 0 && ` after ${delayMs} ms`],
    `${hits} of ${calls}`,
    spent ? pill('spent') : times === null ? 'no end' : times - hits,
    button('End', () => act('The fault is ended', () => remove(at`/faults/${id}`)), {
      'aria-label': `End fault ${id}`,
    }),
  ],
});
