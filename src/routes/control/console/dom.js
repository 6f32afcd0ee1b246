/**
 * Elements from code. Text is only ever text: nothing here, and nothing that uses it, writes markup.
 * @typedef {Node | string | number | boolean | null | undefined | readonly Child[]} Child
 * @typedef {Readonly<Record<string, (event: Event, target: HTMLElement) => unknown>>} Handlers
 * @typedef {{on?: Handlers, key?: string | number, class?: string} & Record<string, unknown>} Props
 */

/** What elements react to. Handlers stay off the elements, so that an element can be kept and its handlers renewed.
 * @type {WeakMap<Node, Handlers>} */
const handlers = new WeakMap();

/**
 * @param {string} tag
 * @param {Props | null} [props] attributes; one that is true is empty, and one that is false, null or undefined is not there
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  const { on, key, ...attributes } = props ?? {};
  if (on) handlers.set(element, on);
  if (key !== undefined) element.dataset.key = String(key);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/** @param {Node} element @param {Child} child */
function append(element, child) {
  if (child === null || child === undefined || typeof child === 'boolean') return;
  if (child instanceof Node) element.appendChild(child);
  else if (typeof child === 'object') for (const each of child) append(element, each);
  else element.appendChild(document.createTextNode(String(child)));
}

/** One listener for the whole page. @param {EventTarget} root */
export function listen(root) {
  for (const type of ['click', 'submit', 'change', 'input']) {
    root.addEventListener(type, event => {
      for (let node = /** @type {Node | null} */ (event.target); node; node = node.parentNode) {
        const handler = handlers.get(node)?.[type];
        if (!handler) continue;
        if (type === 'submit') event.preventDefault();
        handler(event, /** @type {HTMLElement} */ (node));
        return;
      }
    });
  }
}

/**
 * Makes what stands in an element like what is wanted, and leaves alone what is so already: whoever reads, types or
 * selects something there is not disturbed by news.
 * @param {Element} element
 * @param {Child} wanted
 */
export function show(element, wanted) {
  const box = document.createElement('div');
  append(box, wanted);
  patchChildren(element, box);
}

/** @param {Node} node */
const keyOf = node => (node instanceof HTMLElement ? node.dataset.key : undefined);

/** @param {Node} a @param {Node} b */
const isLike = (a, b) => a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

/**
 * What has a key stays the same element, and stays where it is as long as it can: an element that moves loses the focus.
 * @param {Node} parent
 * @param {Node} wanted
 */
function patchChildren(parent, wanted) {
  const keys = new Set([...wanted.childNodes].map(keyOf));
  /** @type {Map<string, ChildNode>} */
  const keyed = new Map();
  for (const child of [...parent.childNodes]) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (keys.has(key)) keyed.set(key, child);
    else child.remove();
  }
  let place = parent.firstChild;
  for (const child of [...wanted.childNodes]) {
    const key = keyOf(child);
    const match = key === undefined ? place : keyed.get(key);
    if (!match || !isLike(match, child)) {
      parent.insertBefore(child, place);
      continue;
    }
    if (key !== undefined) while (place && place !== match && keyOf(place) === undefined) place = removed(place);
    if (match === place) place = match.nextSibling;
    else parent.insertBefore(match, place);
    patch(match, child);
  }
  while (place) place = removed(place);
}

/** @param {ChildNode} node @returns {ChildNode | null} the one behind it */
function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** @param {Node} node @param {Node} wanted */
function patch(node, wanted) {
  const on = handlers.get(wanted);
  if (on) handlers.set(node, on);
  else handlers.delete(node);
  if (!(node instanceof HTMLElement) || !(wanted instanceof HTMLElement)) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  for (const { name, value } of wanted.attributes)
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  for (const name of node.getAttributeNames()) {
    // Whether somebody has opened something is theirs to say.
    if (!wanted.hasAttribute(name) && name !== 'open') node.removeAttribute(name);
  }
  patchChildren(node, wanted);
}

/** What a form holds, by the names of its fields. @param {HTMLElement} form */
export const fieldsOf = form =>
  /** @type {Record<string, string>} */ (
    Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form)).entries())
  );
