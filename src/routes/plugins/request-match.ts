import type { FastifyRequest } from 'fastify';
import type { Json } from '../../state/kernel/index.ts';
import type { RequestMatch } from '../views/request-match.ts';

/** Whether it fits a request, but for its body. A path that has moved fits the operation it speaks like. */
export function isFor({ operationId, method, path, header }: RequestMatch, request: FastifyRequest): boolean {
  if (operationId !== undefined && request.route.row?.id !== operationId) return false;
  if (method !== undefined && request.method !== method) return false;
  if (path !== undefined && !fitsPath(path, request.url.split('?', 1)[0] ?? '')) return false;
  return Object.entries(header ?? {}).every(([name, wanted]) => fitsText(wanted, request.headers[name]));
}

const isWildcard = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

/** Segment by segment, so that no pattern takes longer than its own length: `{id}` is any segment, `*` at the end any rest. */
export function fitsPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const asked = path.replace(/(?<=.)\/$/, '').split('/');
  const open = pattern.endsWith('*') ? wanted.length - 1 : -1;
  if (open < 0 ? asked.length !== wanted.length : asked.length < wanted.length) return false;
  return wanted.every((segment, i) => {
    const given = asked[i] ?? '';
    if (i === open) return fitsText(segment, given);
    return isWildcard(segment) ? given !== '' : segment === given;
  });
}

function fitsText(wanted: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** Whether each field that is named stands in the body as it is named. */
export const fitsBody = ({ body: wanted = {} }: RequestMatch, body: unknown): boolean =>
  Object.entries(wanted).every(([path, value]) => fitsValue(value, valueAt(body, path.split('.'))));

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return valueAt((value as Record<string, unknown>)[name], rest);
}

/** A number may be written as a text, since the contract takes ids either way; of an object only what is named is looked at. */
function fitsValue(wanted: Json, given: unknown): boolean {
  if (typeof wanted === 'string') return fitsText(wanted, typeof given === 'number' ? String(given) : given);
  if (typeof wanted === 'number') return typeof given === 'string' ? String(wanted) === given : wanted === given;
  if (typeof wanted !== 'object' || wanted === null) return wanted === given;
  if (typeof given !== 'object' || given === null || Array.isArray(given) !== Array.isArray(wanted)) return false;
  return Object.entries(wanted).every(([name, value]) => fitsValue(value ?? null, valueAt(given, [name])));
}
