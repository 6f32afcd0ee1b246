import type { OperationRow } from '../../../src/contract/generated/operations.ts';
import type { Request, Subjects } from './subjects.ts';
import { hostileHeaders, hostileTexts } from './values.ts';
import { type Wire, wireOf } from './wire.ts';

const oddQueries = [
  '__proto__=1',
  '__proto__[polluted]=1',
  'constructor=1',
  '=',
  '&&&',
  '?',
  '%',
  '%ff=%ff',
  '%00',
  'unknown=1',
  '#x',
  ';',
];

/** Each query parameter spoilt in each way, left out, and sent more often than once. */
export function* spoiltQueries(row: OperationRow, request: Request, names: readonly string[]): Generator<Wire> {
  const { query = {}, ...rest } = request;
  const { url, ...whole } = wireOf(row, rest);
  const ask = (what: string, name: string, ...parts: readonly string[]): Wire => {
    const others = Object.entries(query).filter(([other]) => other !== name);
    const sent = others.map(([other, value]) => `${other}=${encodeURIComponent(String(value))}`);
    return { ...whole, what, url: `${url}?${[...sent, ...parts].join('&')}` };
  };
  for (const name of names) {
    const well = `=${encodeURIComponent(String(query[name] ?? '1'))}`;
    yield ask(`no ${name}`, name);
    for (const [what, text] of hostileTexts) yield ask(`${name} is ${what}`, name, `${name}=${text}`);
    yield ask(`${name} twice`, name, name + well, name + well);
    yield ask(`${name} once well and once badly`, name, name + well, `${name}=x`);
    yield ask(`${name} 2,000 times`, name, ...Array.from({ length: 2_000 }, () => name + well));
    for (const key of ['', 'a', '__proto__']) yield ask(`${name}[${key}]`, name, `${name}[${key}]${well}`);
  }
  for (const odd of oddQueries) yield ask(`the query ${odd}`, '', odd);
}

/** Each parameter of the path spoilt in each way, other things' ids among them, and the path as a whole. */
export function* spoiltPaths(row: OperationRow, request: Request, subjects: Subjects): Generator<Wire> {
  const { params = {} } = request;
  const whole = wireOf(row, request);
  const ids = Object.entries(subjects).map(([what, id]) => [`the id of ${what}`, String(id)] as const);
  const fill = (name: string, text: string) =>
    row.path.replace(/\{(\w+)\}/g, (_, other: string) => (other === name ? text : String(params[other] ?? '')));
  for (const name of Object.keys(params)) {
    for (const [what, text] of [...hostileTexts, ...ids]) {
      yield { ...whole, what: `${name} is ${what}`, url: fill(name, text) };
    }
  }
  for (const url of oddPaths(fill('', ''))) yield { ...whole, what: `the path ${url.slice(0, 80)}`, url };
}

const oddPaths = (path: string): readonly string[] => [
  `/${path}`,
  path.replaceAll('/', '//'),
  `${path}/`,
  `${path}//`,
  `${path}/..`,
  `/.${path}`,
  `${path}%00`,
  `${path}%`,
  `${path};x`,
  path.toUpperCase(),
  `${path}#x`,
  `/_worlds${path}`,
  `/_worlds/%2e%2e${path}`,
  `/_worlds/%${path}`,
  `${path}${'/x'.repeat(2_000)}`,
  `${path}/${'x'.repeat(8_000)}`,
];

export function* spoiltHeaders(row: OperationRow, request: Request): Generator<Wire> {
  const whole = wireOf(row, request);
  for (const [what, headers] of hostileHeaders) yield { ...whole, what, headers: { ...whole.headers, ...headers } };
}
