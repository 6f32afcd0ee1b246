import { h, show } from './dom.js';

const READABLE_MS = 6_000;

/** @type {{id: number, text: string, isBad: boolean}[]} */
let said = [];
let nextId = 1;

/** Says something in the corner, for a while; what went wrong stays longer. @param {string} text @param {boolean} [isBad] */
export function say(text, isBad = false) {
  const id = nextId++;
  said = [...said.filter(one => one.text !== text), { id, text, isBad }].slice(-3);
  draw();
  setTimeout(() => drop(id), isBad ? 2 * READABLE_MS : READABLE_MS);
}

/** @param {number} id */
function drop(id) {
  said = said.filter(one => one.id !== id);
  draw();
}

function draw() {
  const place = document.getElementById('said');
  if (!place) return;
  show(
    place,
    said.map(({ id, text, isBad }) =>
      h(
        'p',
        { key: id, class: isBad ? 'bad' : '', role: isBad ? 'alert' : undefined },
        h('span', {}, text),
        h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss', on: { click: () => drop(id) } }, '×'),
      ),
    ),
  );
}
