import { get, post } from './api.js';
import { fieldsOf, h } from './dom.js';
import { choice, field, fold, json } from './parts.js';
import { act } from './polling.js';

export const title = 'Settings';

export const load = () => get('/settings');

/** What is chosen most, with all there is to choose from. */
const choices = /** @type {const} */ ([
  ['sca', 'Strong customer authentication', ['auto', 'always', 'never']],
  ['dialect', 'Dialect', ['contract', 'recorded']],
  ['tokens', 'Tokens', ['lenient', 'strict']],
  ['consent', 'Consent pages', ['ask', 'approve', 'deny']],
  ['autoAdvance', 'Things advance', ['manual', 'clock', 'immediate']],
]);

/** @param {any} settings */
export const render = settings => [
  h('p', { class: 'quiet' }, 'How this world behaves, from the next request on.'),
  h(
    'div',
    { class: 'row' },
    choices.map(([name, label, options]) =>
      choice(label, name, withOwn(options, settings[name]), wordOf(settings[name]), value => change({ [name]: value })),
    ),
    number('Answers are late by, in ms', 'latencyMs', settings.latencyMs, { min: 0, max: 60_000 }, value =>
      Number(value),
    ),
    number('Requests a minute', 'rateLimit', settings.rateLimit, { min: 1, placeholder: 'no limit' }, value =>
      value === '' ? null : Number(value),
    ),
  ),
  h(
    'form',
    {
      class: 'card',
      key: 'any',
      on: { submit: (/** @type {Event} */ _, form) => changeAny(fieldsOf(form).wish ?? '') },
    },
    h(
      'label',
      {},
      'Any others, as JSON',
      h('textarea', { name: 'wish', rows: 4, spellcheck: 'false', placeholder: '{"kyc": {"mode": "auto-pass"}}' }),
    ),
    h('button', { class: 'strong' }, 'Change'),
  ),
  fold('All settings', json(settings), { open: true }),
];

/** What was set for each lifecycle by itself is no single word. @param {unknown} value */
const wordOf = value => (typeof value === 'string' ? value : '');

/** @param {readonly string[]} options @param {unknown} value */
const withOwn = (options, value) =>
  typeof value === 'string' ? options : [/** @type {const} */ (['', 'each in its own way']), ...options];

/**
 * @param {string} label
 * @param {string} name
 * @param {number | null} value
 * @param {Record<string, unknown>} props
 * @param {(text: string) => number | null} read
 */
const number = (label, name, value, props, read) =>
  field(label, name, {
    type: 'number',
    value: value ?? '',
    ...props,
    on: { change: (/** @type {Event} */ _, /** @type {any} */ input) => change({ [name]: read(input.value) }) },
  });

/** @param {unknown} wish */
const change = wish => act('The settings are changed', () => post('/settings', wish));

/** @param {string} text */
const changeAny = text =>
  act('The settings are changed', () => {
    try {
      return post('/settings', JSON.parse(text));
    } catch {
      throw new Error('that is no JSON');
    }
  });
