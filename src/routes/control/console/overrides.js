import { get, put, remove } from './api.js';
import { fieldsOf, h } from './dom.js';
import { button, fold, nothing, pill, table } from './parts.js';
import { act } from './polling.js';

export const title = 'Overrides';

export async function load() {
  const [{ overrides }, { scenarios }] = await Promise.all([get('/overrides'), get('/scenarios')]);
  return { overrides, scenarios };
}

const example = '{"overrides": [{"match": {"operationId": "transferCreate"}, "outcome": "reject"}]}';

/** @param {{overrides: any[], scenarios: any[]}} data */
export const render = ({ overrides, scenarios }) => [
  h(
    'p',
    { class: 'quiet' },
    'An override changes what an operation answers, or what is decided about what it asks for.',
  ),
  overrides.length === 0
    ? nothing('Everything is answered and decided as ever.')
    : [
        table('Overrides', ['For', 'Does', 'Hits', 'Left'], overrides.map(rowOf)),
        h(
          'p',
          {},
          button('End all', () => act('All overrides are ended', () => remove('/overrides'))),
        ),
      ],
  h(
    'form',
    { class: 'card', key: 'all', on: { submit: (/** @type {Event} */ _, form) => replace(fieldsOf(form).wish ?? '') } },
    h(
      'label',
      {},
      'All of them, as one document that takes the place of the one before',
      h('textarea', { name: 'wish', rows: 5, spellcheck: 'false', placeholder: example }),
    ),
    h('button', { class: 'strong' }, 'Replace'),
  ),
  fold(
    'What values in requests stand for',
    table('Magic values', ['Name', 'Field', 'Outcome'], scenarios.map(scenarioRow)),
  ),
];

/** @param {any} override */
const rowOf = ({ id, name, match, reply, outcome, times, hits, spent }) => ({
  key: id,
  cells: [
    [h('b', {}, name ?? match.operationId), h('small', { class: 'gist' }, JSON.stringify(match))],
    outcome === null ? h('code', {}, JSON.stringify(reply)) : pill(outcome),
    hits,
    spent ? pill('spent') : times === null ? 'no end' : times - hits,
  ],
});

/** @param {any} scenario */
const scenarioRow = ({ name, operationIds, field, compared, value, outcome }) => ({
  key: name,
  cells: [
    [name, h('small', { class: 'gist' }, operationIds.join(', '))],
    [h('code', {}, field), ` ${compared} `, h('code', {}, value)],
    outcome,
  ],
});

/** @param {string} text */
const replace = text =>
  act('The overrides are replaced', () => {
    try {
      return put('/overrides', JSON.parse(text));
    } catch {
      throw new Error('that is no JSON');
    }
  });
