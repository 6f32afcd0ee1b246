import { get, put } from './api.js';
import { advance, turn } from './bar.js';
import { fieldsOf, h } from './dom.js';
import { button, field, momentOf, nothing, table, when } from './parts.js';
import { act } from './polling.js';

export const title = 'Clock';

export const load = () => get('/clock');

const leaps = [
  ['PT1M', '1 minute'],
  ['PT31M', '31 minutes'],
  ['PT1H', '1 hour'],
  ['P1D', '1 day'],
  ['P7D', '1 week'],
  ['P14D', '2 weeks'],
  ['P90D', '90 days'],
];

/** @param {{now: string, mode: string, pending: {at: string, what: string}[]}} clock */
export const render = ({ now, mode, pending }) => [
  h('p', { class: 'large' }, momentOf(now), h('small', {}, ` UTC, ${mode}`)),
  h(
    'div',
    { class: 'row' },
    leaps.map(([by = '', text = '']) => button(`+ ${text}`, () => advance(by), { key: by })),
  ),
  h(
    'div',
    { class: 'cards' },
    h(
      'form',
      { class: 'card', on: { submit: (/** @type {Event} */ _, form) => advance(fieldsOf(form).by ?? '') } },
      h('h2', {}, 'Advance'),
      field('By', 'by', { placeholder: 'P3DT12H', required: true, pattern: 'P.+' }),
      h('p', { class: 'hint' }, 'An ISO 8601 duration. Everything that falls due on the way happens, in its order.'),
      h('button', { class: 'strong' }, 'Advance'),
    ),
    h(
      'form',
      { class: 'card', on: { submit: (/** @type {Event} */ _, form) => set(fieldsOf(form)) } },
      h('h2', {}, 'Set'),
      field('To', 'now', { placeholder: now, required: true }),
      h(
        'label',
        { class: 'check' },
        h('input', { type: 'checkbox', name: 'force' }),
        'even back beyond the last change',
      ),
      h(
        'div',
        { class: 'row' },
        h('button', { class: 'strong' }, 'Set'),
        mode === 'frozen' ? button('Let it run', () => turn('running')) : button('Freeze', () => turn('frozen')),
      ),
    ),
  ),
  h('h2', {}, 'What will fall due'),
  pending.length === 0
    ? nothing('Nothing is pending.')
    : table(
        'What will fall due',
        ['When', 'What'],
        pending.map(({ at, what }, i) => ({ key: `${at} ${what} ${i}`, cells: [when(at), what] })),
      ),
];

/** @param {Record<string, string>} wish */
const set = ({ now, force }) =>
  act('The clock is set', () => put('/clock', { now, ...(force ? { force: true } : {}) }));
