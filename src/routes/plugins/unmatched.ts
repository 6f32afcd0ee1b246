import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { refuse } from '../../state/kernel/index.ts';
import { unlikeness } from './nearest-word.ts';

interface KnownRoute {
  readonly method: string;
  /** With its parameters in braces, as the contract writes them. */
  readonly path: string;
  readonly operationId: string | null;
  readonly segments: readonly string[];
}

/** What is suggested for a path that nobody knows. */
export interface Suggestion {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
}

const SUGGESTED = 3;

/** Answers what no route takes: 405 where the path is known with other methods, else 404 with the nearest known paths. */
export const unmatched = fp(
  async app => {
    const known: KnownRoute[] = [];
    app.addHook('onRoute', ({ method, url, config }) => {
      const path = url.replace(/:(\w+)/g, '{$1}');
      for (const one of [method].flat()) {
        known.push({ method: one, path, operationId: config?.row?.id ?? null, segments: segmentsOf(path) });
      }
    });
    app.setNotFoundHandler((request, reply) => {
      const path = pathOf(request);
      const segments = segmentsOf(path);
      const allow = [...new Set(known.filter(route => fits(route.segments, segments)).map(({ method }) => method))];
      // A path that only looks known, with two slashes or a name of endless length, takes no method at all.
      if (allow.length === 0 || allow.includes(request.method)) return refuseUnknown(path, nearestTo(segments, known));
      void reply.header('allow', allow.join(', '));
      return refuse('request.unknown-method', { path, method: request.method, allow: allow.join(', ') });
    });
  },
  { name: 'unmatched', dependencies: ['errors'] },
);

function refuseUnknown(path: string, nearest: readonly Suggestion[]): never {
  const hint = nearest.map(one => `${one.method} ${one.path}`).join(', ');
  return refuse('request.unknown-path', { path, nearest, hint });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';
const segmentsOf = (path: string): string[] => path.split('/').filter(segment => segment !== '');
const isParameter = (segment: string): boolean => segment.startsWith('{');

const fits = (known: readonly string[], asked: readonly string[]): boolean =>
  known.length === asked.length && known.every((segment, i) => isParameter(segment) || segment === asked[i]);

/** Beyond these a path is no misspelling of ours, and comparing it to the end would hold everybody up. */
const MOST_SEGMENTS = 16;
const MOST_LETTERS = 60;

function nearestTo(path: readonly string[], known: readonly KnownRoute[]): Suggestion[] {
  const asked = path.slice(0, MOST_SEGMENTS).map(segment => segment.slice(0, MOST_LETTERS));
  return known
    .map(({ method, path, operationId, segments }) => ({
      suggestion: { method, path, operationId },
      far: farness(segments, asked),
    }))
    .sort((a, b) => a.far - b.far)
    .slice(0, SUGGESTED)
    .map(({ suggestion }) => suggestion);
}

/** The edit distance of two paths by their segments; a parameter is near to anything, and nearer to what looks like an id. */
function farness(known: readonly string[], asked: readonly string[]): number {
  let row = Array.from({ length: asked.length + 1 }, (_, i) => i);
  for (const [i, segment] of known.entries()) {
    const next = [i + 1];
    for (const [j, given] of asked.entries()) {
      const replace = (row[j] ?? 0) + difference(segment, given);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function difference(segment: string, given: string): number {
  if (isParameter(segment)) return /\d/.test(given) ? 0.05 : 0.4;
  return segment === given ? 0 : unlikeness(segment, given);
}
