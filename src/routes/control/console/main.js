import { here, Unreachable } from './api.js';
import { showBar } from './bar.js';
import * as clock from './clock.js';
import * as coverage from './coverage.js';
import { h, listen, show } from './dom.js';
import * as faults from './faults.js';
import * as overrides from './overrides.js';
import * as overview from './overview.js';
import { refresh, startPolling, wordsOf } from './polling.js';
import * as requests from './requests.js';
import * as resources from './resources.js';
import { readRoute } from './route.js';
import * as settings from './settings.js';
import * as snapshots from './snapshots.js';
import * as webhooks from './webhooks.js';

/**
 * A section asks for what it shows, and shows it.
 * @typedef {import('./route.js').Route} Route
 * @typedef {object} Section
 * @property {string} title
 * @property {(route: Route) => Promise<any>} load
 * @property {(data: any, route: Route) => import('./dom.js').Child} render
 */

/** @type {Readonly<Record<string, Section>>} */
const sections = { overview, resources, requests, webhooks, faults, overrides, clock, snapshots, coverage, settings };

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
/** What is shown, as text: what has not changed is not touched. */
let shown = '';

async function update() {
  const route = readRoute();
  const section = sections[route.section] ?? overview;
  const [body] = await Promise.all([bodyOf(section, route), showBar()]);
  // Somebody has gone on meanwhile.
  if (readRoute().hash !== route.hash) return;
  const text = JSON.stringify([route.hash, body.data]);
  if (text === shown) return;
  shown = text;
  show(main, h('div', { key: pageOf(route) }, h('h1', {}, section.title), body.render()));
}

/** What was refused, such as a record that is gone, is said in place of what was asked for. @param {Section} section @param {Route} route */
async function bodyOf(section, route) {
  try {
    const data = await section.load(route);
    return { data, render: () => section.render(data, route) };
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    const data = wordsOf(error);
    return { data, render: () => h('p', { class: 'notice' }, data) };
  }
}

/**
 * What somebody has filled in belongs to one page, and not to the next. Whatever is chosen of a list is on its page.
 * @param {Route} route
 */
const pageOf = ({ section, path }) => (section === 'resources' ? `${section}/${path[0] ?? ''}` : section);

function enter() {
  const { section } = readRoute();
  document.title = `${sections[section]?.title ?? 'Overview'} · ${here.world} · localwise`;
  for (const link of document.querySelectorAll('nav [data-section]')) {
    if (link instanceof HTMLElement && link.dataset.section === section) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Where there is room for a list and what is chosen of it, one may go on in the list. */
const isWide = matchMedia('(min-width: 75rem)');
let page = pageOf(readRoute());

addEventListener('hashchange', () => {
  const before = page;
  page = pageOf(readRoute());
  enter();
  if (page !== before || !isWide.matches) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  refresh();
});
listen(document.body);
enter();
startPolling(update);
