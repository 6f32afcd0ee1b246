import { get, here, remove } from './api.js';
import { h } from './dom.js';
import {
  beside,
  button,
  choice,
  facts,
  field,
  fold,
  json,
  momentOf,
  nothing,
  pager,
  statusPill,
  table,
  when,
} from './parts.js';
import { act } from './polling.js';
import { hashOf, narrow } from './route.js';

export const title = 'Requests';

/** @typedef {import('./route.js').Route} Route */
/** @typedef {any} Exchange */

const PAGE = 50;

/** @param {Route} route */
export async function load({ path: [id], query: { status, operationId, unmatched, offset } }) {
  const filter = { status, operationId, unmatched };
  const page = await get('/requests', { ...filter, offset, limit: PAGE });
  const chosen =
    page.requests.find((/** @type {Exchange} */ one) => String(one.id) === id) ?? (await chosenElsewhere(id));
  return { page, chosen };
}

/** One that has left the page: ids go up, so that it is the last of those after the one before it. @param {string | undefined} id */
async function chosenElsewhere(id) {
  if (id === undefined || !/^[1-9]\d{0,14}$/.test(id)) return null;
  const { total } = await get('/requests', { since: Number(id) - 1, limit: 1 });
  if (total === 0) return null;
  const { requests } = await get('/requests', { since: Number(id) - 1, limit: 1, offset: total - 1 });
  return String(requests[0]?.id) === id ? requests[0] : null;
}

/** @param {{page: any, chosen: Exchange}} data @param {Route} route */
export const render = ({ page, chosen }, { path, query }) => [
  h(
    'div',
    { class: 'row' },
    choice('Status', 'status', [['', 'any'], '2xx', '3xx', '4xx', '5xx'], query.status ?? ''),
    choice(
      'Path',
      'unmatched',
      [
        ['', 'any'],
        ['false', 'known'],
        ['true', 'unknown'],
      ],
      query.unmatched ?? '',
    ),
    field('Operation', 'operationId', {
      value: query.operationId ?? '',
      placeholder: 'transferCreate',
      on: {
        change: (/** @type {Event} */ _, /** @type {any} */ { value }) =>
          narrow({ operationId: value, offset: undefined }),
      },
    }),
    button('Empty the journal', () => act('The journal is empty', () => remove('/requests'))),
  ),
  beside(
    page.total === 0
      ? nothing(['Nothing was asked of this world yet. Try ', h('code', {}, example()), '.'])
      : [
          table(
            'Requests',
            ['When', 'Request', 'Status', 'ms'],
            page.requests.map((/** @type {Exchange} */ one) => rowOf(one, path[0], query)),
          ),
          pager(page),
        ],
    path[0] !== undefined && (chosen ? detail(chosen) : nothing('This request is no longer in the journal.')),
    hashOf(['requests'], query),
  ),
];

export const example = () =>
  `curl ${location.origin}${here.base}/v2/profiles -H 'Authorization: Bearer localwise-user-token'`;

/** @param {Exchange} one @param {string | undefined} chosen @param {Readonly<Record<string, string>>} query */
const rowOf = ({ id, at, method, path, status, durationMs, why }, chosen, query) => ({
  key: id,
  current: String(id) === chosen,
  cells: [
    momentOf(at),
    [
      h('a', { href: hashOf(['requests', id], query), class: 'request' }, h('b', {}, method), ' ', path),
      why && h('small', { class: 'why' }, why),
    ],
    statusPill(status),
    durationMs.toFixed(1),
  ],
});

/** @param {Exchange} exchange */
const detail = ({ id, at, method, path, status, operationId, durationMs, fault, why, request, response, ...rest }) => [
  h('h2', { key: id }, method, ' ', path),
  h(
    'p',
    {},
    statusPill(status),
    ' ',
    operationId ?? 'no operation',
    ', ',
    when(at),
    `, ${durationMs} ms`,
    fault !== null && [', ', h('a', { href: '#/faults' }, `struck by fault ${fault}`)],
  ),
  why && h('p', { class: 'notice' }, h('b', {}, 'Why: '), why),
  h('h3', {}, 'Answer'),
  response.body === null ? nothing('It has no body.') : json(response.body),
  h('h3', {}, 'Request'),
  request.body === null ? nothing('It has no body.') : json(request.body),
  fold('Headers of the request', facts(request.headers)),
  h('p', { class: 'quiet' }, 'x-trace-id: ', h('code', {}, rest['x-trace-id'])),
];
