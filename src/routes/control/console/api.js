const { base = '', world = 'default', version = '' } = document.body.dataset;

/** The world that this page is about, and the path of its own API. */
export const here = { base, world, version };

/** @param {string} name */
export const consoleOf = name =>
  name === 'default' ? '/_localwise' : `/_worlds/${encodeURIComponent(name)}/_localwise`;

/** A path whose ids are percent-encoded. @param {TemplateStringsArray} parts @param {...(string | number)} ids */
export const at = (parts, ...ids) => String.raw({ raw: parts }, ...ids.map(id => encodeURIComponent(id)));

/** Nobody answered, or not to the end. */
export class Unreachable extends Error {}

/**
 * What an answer holds depends on the call: the console trusts the control interface, and shows what it gets as text.
 * @typedef {any} Answer
 */

/**
 * @param {string} path after `/_localwise`
 * @param {Record<string, string | number | boolean | null | undefined>} [query]
 * @returns {Promise<Answer>}
 */
export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return ask('GET', search.size === 0 ? path : `${path}?${search}`);
}

/** @param {string} path @param {unknown} [body] */
export const post = (path, body) => ask('POST', path, body);
/** @param {string} path @param {unknown} [body] */
export const put = (path, body) => ask('PUT', path, body);
/** @param {string} path */
export const remove = path => ask('DELETE', path);

/** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<Answer>} */
async function ask(method, path, body) {
  const { response, text } = await sent(`${base}/_localwise${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const answer = type.includes('json') && text !== '' ? JSON.parse(text) : text;
  if (!response.ok) throw new Error(reasonIn(answer) || `the server answered ${response.status}`);
  return answer;
}

/** @param {string} url @param {RequestInit} request */
async function sent(url, request) {
  try {
    const response = await fetch(url, request);
    return { response, text: await response.text() };
  } catch {
    throw new Unreachable('localwise does not answer');
  }
}

/** @param {Answer} answer @returns {string} */
function reasonIn(answer) {
  if (typeof answer !== 'object' || answer === null) return '';
  const errors = Array.isArray(answer.errors) ? answer.errors : [answer];
  return errors
    .map((/** @type {Answer} */ error) => error?.message)
    .filter(Boolean)
    .join('; ');
}
