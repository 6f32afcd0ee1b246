import { say } from './saying.js';

const OFTEN_MS = 2_000;
const SELDOM_MS = 30_000;

/** @type {() => Promise<void>} */
let update = async () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let wait = OFTEN_MS;
let isAsking = false;
let isWanted = false;

/** Asks now and again for news: seldom where nobody answers, and not at all while nobody looks. @param {() => Promise<void>} asking */
export function startPolling(asking) {
  update = asking;
  document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : refresh()));
  addEventListener('online', () => refresh());
  refresh();
}

/** Asks at once; while it is asking already, once more after that. */
export async function refresh() {
  clearTimeout(timer);
  isWanted = true;
  if (isAsking) return;
  isAsking = true;
  while (isWanted) {
    isWanted = false;
    await attempt();
  }
  isAsking = false;
  if (!document.hidden) timer = setTimeout(refresh, wait);
}

async function attempt() {
  const { dataset } = document.body;
  try {
    await update();
    if (dataset.offline) say('Connected again');
    delete dataset.offline;
    wait = OFTEN_MS;
  } catch (error) {
    wait = Math.min(wait * 2, SELDOM_MS);
    if (!dataset.offline) say(`${wordsOf(error)}; trying again`, true);
    dataset.offline = 'true';
  }
}

/** @param {unknown} error */
export const wordsOf = error => (error instanceof Error ? error.message : String(error));

/**
 * Does something, says how it went, and shows what came of it.
 * @param {string} done what is said when it is done; nothing where it is empty
 * @param {() => Promise<unknown>} work
 */
export async function act(done, work) {
  try {
    await work();
    if (done) say(done);
  } catch (error) {
    say(wordsOf(error), true);
  }
  await refresh();
}
