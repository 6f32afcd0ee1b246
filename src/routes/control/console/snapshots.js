import { at, get, here, post, remove } from './api.js';
import { fieldsOf, h } from './dom.js';
import { button, field, nothing, sizeOf, surely, table, when } from './parts.js';
import { act } from './polling.js';

export const title = 'Snapshots';

export const load = () => get('/snapshots');

/** @param {{snapshots: {name: string, createdAt: string, sizeBytes: number}[]}} data */
export const render = ({ snapshots }) => [
  h(
    'form',
    { class: 'card', on: { submit: (/** @type {Event} */ _, form) => keep(fieldsOf(form)) } },
    h(
      'div',
      { class: 'row' },
      field('Name', 'name', { placeholder: 'before-the-payment', maxlength: 100 }),
      h('button', { class: 'strong' }, 'Keep the world as it is now'),
    ),
  ),
  snapshots.length === 0
    ? nothing('Nothing was kept yet.')
    : table(
        'Snapshots',
        ['Name', 'Kept at', 'Size', ''],
        snapshots.map(({ name, createdAt, sizeBytes }) => ({
          key: name,
          cells: [
            name,
            when(createdAt),
            sizeOf(sizeBytes),
            h('span', { class: 'row' }, [
              button(
                'Restore',
                () => act(`The world is as it was at ${name}`, () => post(at`/snapshots/${name}/restore`)),
                {
                  'aria-label': `Restore ${name}`,
                },
              ),
              button('Forget', () => act(`${name} is forgotten`, () => remove(at`/snapshots/${name}`)), {
                'aria-label': `Forget ${name}`,
              }),
            ]),
          ],
        })),
      ),
  h('h2', {}, 'The whole world'),
  h(
    'div',
    { class: 'row' },
    h(
      'a',
      { class: 'button', href: `${here.base}/_localwise/export`, download: `${here.world}.json` },
      'Download it as JSON',
    ),
    h(
      'label',
      { class: 'button' },
      'Put one in its place…',
      h('input', {
        type: 'file',
        accept: '.json,application/json',
        on: { change: (/** @type {Event} */ _, input) => bring(/** @type {HTMLInputElement} */ (input)) },
      }),
    ),
    button(
      'Back to its seed',
      surely('Put this world back to its seed? What happened in it is gone.', () =>
        act('The world is as it was at first', () => post('/reset')),
      ),
      { class: 'danger' },
    ),
  ),
];

/** @param {Record<string, string>} wish */
const keep = ({ name }) => act('The world is kept', () => post('/snapshots', name ? { name } : {}));

/** @param {HTMLInputElement} input */
const bring = input =>
  act('The world is in place', async () => {
    const text = (await input.files?.[0]?.text()) ?? '';
    input.value = '';
    await post('/import', parsed(text));
  });

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('that file is no JSON');
  }
}
