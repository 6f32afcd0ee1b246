import { h } from './dom.js';
import { hashOf, narrow, readRoute } from './route.js';

/** @typedef {import('./dom.js').Child} Child */

/** `2026-03-02 09:00:00` of a moment, in UTC as everything here. @param {string | null} moment */
export const momentOf = moment => (moment === null ? '–' : moment.slice(0, 19).replace('T', ' '));

/** @param {string} moment */
export const when = moment => h('time', { datetime: moment, title: moment }, momentOf(moment));

/** @param {number} bytes */
export const sizeOf = bytes =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {unknown} text @param {string} [kind] */
export const pill = (text, kind = '') => h('span', { class: `pill ${kind}` }, String(text));

/** 0 stands for no answer at all. @param {number} status */
export const statusPill = status =>
  pill(status === 0 ? 'none' : status, status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good');

/**
 * @param {Child} label
 * @param {() => unknown} click
 * @param {Record<string, unknown>} [props]
 */
export const button = (label, click, props = {}) => h('button', { type: 'button', ...props, on: { click } }, label);

/** Asks once more before something is gone. @param {string} question @param {() => unknown} work */
export const surely = (question, work) => () => confirm(question) && work();

/**
 * A table whose rows may lead somewhere, by the link in their first cell.
 * @param {string} caption for those who do not see it
 * @param {readonly (string | false)[]} heads a column without a head is left out
 * @param {readonly {key: string | number, cells: readonly Child[], current?: boolean}[]} rows
 */
export const table = (caption, heads, rows) =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map(head => head !== false && h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(({ key, cells, current }) =>
          h(
            'tr',
            { key, class: current ? 'current' : undefined },
            cells.map((cell, i) => heads[i] !== false && h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );

/** @param {Child} text */
export const nothing = text => h('p', { class: 'nothing' }, text);

/** @param {unknown} value */
export const json = value =>
  h('pre', { tabindex: 0 }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/**
 * A part that can be folded away.
 * @param {string} title
 * @param {Child} body
 * @param {{open?: boolean, key?: string}} [props]
 */
export const fold = (title, body, { open = false, key = title } = {}) =>
  h('details', { key, open }, h('summary', {}, title), body);

/** Names and values; what is nested is shown as JSON. @param {Readonly<Record<string, unknown>>} record */
export const facts = record =>
  h(
    'dl',
    {},
    Object.entries(record).map(([name, value]) => [h('dt', {}, name), h('dd', {}, factOf(value))]),
  );

/** @param {unknown} value @returns {Child} */
function factOf(value) {
  if (value === null || value === undefined) return h('span', { class: 'quiet' }, '–');
  if (typeof value === 'object') return json(value);
  return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? when(String(value)) : String(value);
}

/**
 * A list, and beside it what was chosen of it. In a small window only one of the two is seen.
 * @param {Child} list
 * @param {Child} detail nothing where nothing was chosen
 * @param {string} back where the list is
 */
export const beside = (list, detail, back) =>
  h(
    'div',
    { class: detail ? 'beside chosen' : 'beside' },
    h('section', { key: 'list', class: 'list' }, list),
    detail &&
      h(
        'section',
        { key: `detail of ${location.hash}`, class: 'detail', 'aria-label': 'Details' },
        h('a', { class: 'back', href: back }, '← All'),
        detail,
      ),
  );

/**
 * @param {string} label
 * @param {string} name
 * @param {readonly (string | readonly [value: string, text: string])[]} options
 * @param {string} value
 * @param {(value: string) => unknown} [change] narrows the page by the name unless told otherwise
 */
export const choice = (label, name, options, value, change = chosen => narrow({ [name]: chosen, offset: undefined })) =>
  h(
    'label',
    { key: name },
    label,
    h(
      'select',
      { name, on: { change: (/** @type {Event} */ _, /** @type {any} */ { value: chosen }) => change(chosen) } },
      options.map(option => {
        const [id, text] = typeof option === 'string' ? [option, option] : option;
        return h('option', { value: id, selected: id === value }, text);
      }),
    ),
  );

/**
 * @param {string} label
 * @param {string} name
 * @param {Record<string, unknown>} [props]
 */
export const field = (label, name, props = {}) =>
  h('label', { key: name }, label, h('input', { name, autocomplete: 'off', spellcheck: 'false', ...props }));

/** @param {{total: number, limit: number, offset: number}} page */
export function pager({ total, limit, offset }) {
  if (total <= limit && offset === 0) return null;
  const { section, path, query } = readRoute();
  const to = (/** @type {number} */ place) =>
    hashOf([section, ...path.slice(0, 1)], { ...query, offset: Math.max(0, place) });
  return h(
    'p',
    { class: 'pager' },
    offset > 0 && h('a', { href: to(offset - limit), rel: 'prev' }, '← Newer'),
    ` ${Math.min(offset + 1, total)}–${Math.min(offset + limit, total)} of ${total.toLocaleString('en')} `,
    offset + limit < total && h('a', { href: to(offset + limit), rel: 'next' }, 'Older →'),
  );
}
