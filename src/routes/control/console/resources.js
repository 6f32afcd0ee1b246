import { at, get, post } from './api.js';
import { fieldsOf, h } from './dom.js';
import { beside, button, choice, facts, field, momentOf, nothing, pager, pill, table, when } from './parts.js';
import { act } from './polling.js';
import { hashOf } from './route.js';

export const title = 'Resources';

/** @typedef {import('./route.js').Route} Route */
/** @typedef {any} Stored */

const PAGE = 50;

/** @param {Route} route */
export async function load({ path: [type, id], query: { offset } }) {
  const { resources } = await get('/resources');
  const [page, chosen] = await Promise.all([
    type === undefined ? null : get(at`/resources/${type}`, { offset, limit: PAGE }),
    type === undefined || id === undefined ? null : get(at`/resources/${type}/${id}`),
  ]);
  return { resources, page, chosen };
}

/** @param {{resources: {type: string, count: number, lifecycle: string | null}[], page: any, chosen: Stored}} data @param {Route} route */
export const render = ({ resources, page, chosen }, { path: [type, id], query }) =>
  page === null
    ? kinds(resources)
    : [
        h('div', { class: 'row' }, kindChoice(resources, type ?? '')),
        beside(
          page.total === 0 ? nothing(`There are no ${type} in this world.`) : [list(page, id, query), pager(page)],
          chosen && detail(chosen),
          hashOf(['resources', page.type], query),
        ),
      ];

/** @param {{type: string, count: number, lifecycle: string | null}[]} resources */
const kinds = resources => [
  h(
    'p',
    { class: 'quiet' },
    'Every record of this world. Those with a lifecycle can be moved along it, as Wise would.',
  ),
  h(
    'ul',
    { class: 'tiles' },
    resources
      .filter(({ count }) => count > 0)
      .sort((a, b) => Number(b.lifecycle !== null) - Number(a.lifecycle !== null) || a.type.localeCompare(b.type))
      .map(({ type, count, lifecycle }) =>
        h(
          'li',
          { key: type },
          h(
            'a',
            { href: hashOf(['resources', type]) },
            h('b', {}, count.toLocaleString('en')),
            type,
            h('small', {}, lifecycle === null ? 'no lifecycle' : 'has a lifecycle'),
          ),
        ),
      ),
  ),
];

/** @param {{type: string, count: number}[]} resources @param {string} type */
const kindChoice = (resources, type) =>
  choice(
    'Kind',
    'type',
    resources.filter(one => one.count > 0 || one.type === type).map(one => [one.type, `${one.type} (${one.count})`]),
    type,
    chosen => {
      location.hash = hashOf(['resources', chosen]);
    },
  );

/** What is seen beside one of them leaves no room for their facts. @param {any} page @param {string | undefined} chosen @param {Readonly<Record<string, string>>} query */
const list = ({ type, items }, chosen, query) =>
  table(
    type,
    ['Id', 'Status', chosen === undefined && 'Facts'],
    items.map((/** @type {any} */ item) => ({
      key: item.id,
      current: String(item.id) === chosen,
      cells: [
        h('a', { href: hashOf(['resources', type, item.id], query) }, shortened(String(item.id))),
        item.status !== undefined && pill(item.status),
        chosen === undefined && h('span', { class: 'gist' }, gistOf(item)),
      ],
    })),
  );

/** @param {string} id */
const shortened = id => (id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);

/** A few plain facts of a record that say more than ids do. @param {Readonly<Record<string, unknown>>} record */
const gistOf = record =>
  Object.entries(record)
    .filter(([name, value]) => !/^(id|status)$|Id$|Uuid$/.test(name) && isPlain(value))
    .slice(0, 5)
    .map(([name, value]) => `${name} ${typeof value === 'string' && value.endsWith('Z') ? momentOf(value) : value}`)
    .join(' · ');

/** @param {unknown} value */
const isPlain = value => value !== null && typeof value !== 'object' && value !== '' && value !== false;

/** @param {Stored} stored */
const detail = ({ type, id, record, history, allowed }) => [
  h('h2', { key: `${type} ${id}` }, `${type} ${id}`),
  record.status !== undefined && h('p', {}, pill(record.status)),
  allowed.length > 0 && moves(type, id, allowed),
  h('h3', {}, 'History'),
  history.length === 0 ? nothing('Nothing has happened to it since it was made.') : timeline(history),
  h('h3', {}, 'Record'),
  facts(record),
];

/** @param {string} type @param {string} id @param {{move: string, to: string, by: string}[]} allowed */
const moves = (type, id, allowed) =>
  h(
    'form',
    { class: 'card', key: `moves of ${id}` },
    h('h3', {}, 'Move it'),
    h(
      'div',
      { class: 'row' },
      allowed.map(({ move, to, by }) =>
        button([`${move} → ${to}`, h('small', {}, ` by ${by}`)], () => drive(type, id, move, to), {
          key: move,
          id: `move-${move}`,
        }),
      ),
    ),
    field('Facts of the move, as JSON', 'details', { placeholder: '{"reasonCode": "…"}' }),
    h('p', { class: 'hint' }, 'Optional. It happens with all its effects: money, webhooks, and what follows of it.'),
  );

/** @param {string} type @param {string} id @param {string} move @param {string} to */
const drive = (type, id, move, to) =>
  act(`${type} ${id} is ${to}`, () => {
    const form = document.querySelector('.detail form');
    const { details = '' } = form instanceof HTMLFormElement ? fieldsOf(form) : {};
    return post(at`/resources/${type}/${id}/transitions`, { ...readJson(details), to, move });
  });

/** @param {string} text @returns {object} */
function readJson(text) {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the facts of the move are no JSON');
  }
}

/** @param {any[]} history */
const timeline = history =>
  h(
    'ol',
    { class: 'timeline' },
    history.map((item, i) => {
      const { at: moment, from, to, cause, ...rest } = item;
      const words = [cause?.kind, cause?.operation, cause?.what].filter(Boolean).join(' ');
      return h(
        'li',
        { key: i },
        when(moment),
        ' ',
        [from && pill(from), from && ' → ', to && pill(to)],
        h('small', {}, ` ${rest.move ?? ''} ${words === '' ? '' : `by ${words}`}`),
      );
    }),
  );
