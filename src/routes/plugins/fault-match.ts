import type { FastifyRequest } from 'fastify';
import type { FaultMatch } from '../views/fault.ts';

/** Whether a fault is for a request. A path that has moved fits the operation it speaks like. */
export function isFor({ operationId, method, path, header }: FaultMatch, request: FastifyRequest): boolean {
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
