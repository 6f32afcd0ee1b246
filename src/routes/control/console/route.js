/**
 * Where in the console one is: `#/resources/transfers/5?offset=50`.
 * @typedef {object} Route
 * @property {string} hash
 * @property {string} section
 * @property {readonly string[]} path
 * @property {Readonly<Record<string, string>>} query
 */

/** @returns {Route} */
export function readRoute() {
  const { hash } = location;
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [section = '', ...rest] = path.split('/').map(decoded);
  return { hash, section: section || 'overview', path: rest, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** An address that somebody has typed may be anything. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {readonly (string | number)[]} path
 * @param {Readonly<Record<string, string | number | undefined>>} [query] what is empty is left out
 */
export function hashOf(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== 0);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `#/${path.map(part => encodeURIComponent(part)).join('/')}${search.size === 0 ? '' : `?${search}`}`;
}

/** The same place with another query. @param {Record<string, string | number | undefined>} changes */
export function narrow(changes) {
  const { section, path, query } = readRoute();
  location.hash = hashOf([section, ...path], { ...query, ...changes });
}
