import { at, get, post, put } from './api.js';
import { h } from './dom.js';
import { beside, button, choice, field, fold, json, momentOf, nothing, pager, pill, table, when } from './parts.js';
import { act } from './polling.js';
import { hashOf, narrow } from './route.js';

export const title = 'Webhooks';

/** @typedef {import('./route.js').Route} Route */
/** @typedef {any} Delivery */

const PAGE = 50;
const states = ['Pending', 'Queued', 'Sending', 'Delivered', 'Failed', 'Abandoned'];
const kinds = /** @type {Readonly<Record<string, string>>} */ ({ Delivered: 'good', Failed: 'warn', Abandoned: 'bad' });

/** @param {Route} route */
export async function load({ path: [id], query: { state, eventType, offset } }) {
  const [page, settings, chosen] = await Promise.all([
    get('/webhooks/deliveries', { state, eventType, offset, limit: PAGE }),
    get('/settings'),
    id === undefined ? null : get(at`/webhooks/deliveries/${id}`),
  ]);
  return { page, mode: settings.webhooks.mode, chosen };
}

const modes = /** @type {const} */ ([
  ['deliver', 'as they come'],
  ['hold', 'held back'],
  ['duplicate', 'each twice'],
  ['shuffle', 'out of order'],
]);

/** @param {{page: any, mode: string, chosen: Delivery}} data @param {Route} route */
export const render = ({ page, mode, chosen }, { path: [id], query }) => [
  h(
    'div',
    { class: 'row' },
    choice('Deliveries go out', 'mode', modes, mode, wish => act('', () => put('/webhooks/mode', { mode: wish }))),
    choice('State', 'state', [['', 'any'], ...states], query.state ?? ''),
    field('Event', 'eventType', {
      value: query.eventType ?? '',
      placeholder: 'transfers#state-change',
      on: {
        change: (/** @type {Event} */ _, /** @type {any} */ { value }) =>
          narrow({ eventType: value, offset: undefined }),
      },
    }),
  ),
  beside(
    page.total === 0
      ? nothing('Nothing was delivered. Deliveries appear here once something happens that is subscribed to.')
      : [
          table(
            'Deliveries',
            ['Created', 'Event', 'State', 'Tries'],
            page.deliveries.map((/** @type {Delivery} */ one) => rowOf(one, id, query)),
          ),
          pager(page),
        ],
    chosen && detail(chosen),
    hashOf(['webhooks'], query),
  ),
];

/** @param {Delivery} delivery @param {string | undefined} chosen @param {Readonly<Record<string, string>>} query */
const rowOf = ({ id, createdAt, eventType, url, state, attemptCount }, chosen, query) => ({
  key: id,
  current: id === chosen,
  cells: [
    momentOf(createdAt),
    [h('a', { href: hashOf(['webhooks', id], query) }, eventType), h('small', { class: 'gist' }, url)],
    pill(state, kinds[state]),
    attemptCount,
  ],
});

/** @param {Delivery} delivery */
const detail = ({ id, eventType, version, state, url, occurredAt, nextAttemptAt, test, attempts }) => [
  h('h2', { key: id }, eventType),
  h('p', {}, pill(state, kinds[state]), ` version ${version}`, test && ', a test', ', happened ', when(occurredAt)),
  h('p', { class: 'address' }, url),
  nextAttemptAt &&
    h('p', { class: 'notice' }, 'The next attempt is due at ', when(nextAttemptAt), '. Advance the clock to see it.'),
  h(
    'p',
    { class: 'row' },
    button('Send it again', () => act('It is sent again', () => post(at`/webhooks/deliveries/${id}/replay`)), {
      class: 'strong',
    }),
  ),
  h('h3', {}, attempts.length === 1 ? 'One attempt' : `${attempts.length} attempts`),
  attempts.map(attemptOf).reverse(),
  attempts.length > 0 && [h('h3', {}, 'What was sent'), json(readable(attempts[0].request))],
];

/** @param {any} attempt @param {number} i */
const attemptOf = ({ at: moment, durationMs, accepted, error, response }, i) =>
  h(
    'article',
    { class: 'card', key: i },
    h(
      'p',
      {},
      pill(accepted ? 'accepted' : 'failed', accepted ? 'good' : 'bad'),
      ' ',
      when(moment),
      `, ${Math.round(durationMs)} ms`,
    ),
    error !== null && h('p', { class: 'why' }, error),
    response !== null && fold('What was answered', json(response)),
  );

/** A body that is JSON in a text is easier to read as what it is. @param {any} request */
function readable(request) {
  try {
    return { ...request, body: JSON.parse(request.body) };
  } catch {
    return request;
  }
}
