import type { World } from '../state/kernel/index.ts';
import type { WorldRequest } from './worlds-options.ts';

/** What is kept under a name: a world, or the plan of one, with what it is made from. */
export interface Kept {
  readonly world?: World;
  /** It is on disk alone, as it is to be. */
  readonly rests?: boolean;
  readonly request: WorldRequest;
}

/** What stands in a kept document beside the world: what that was made from, or what a world is yet to be made from. */
export function readKept(document: unknown): { readonly planned?: WorldRequest; readonly request?: WorldRequest } {
  if (typeof document !== 'object' || document === null) return {};
  const { planned, request } = document as Readonly<Record<string, unknown>>;
  return { ...(isRequest(planned) && { planned }), ...(isRequest(request) && { request }) };
}

function isRequest(value: unknown): value is WorldRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { seed, randomSeed } = value as Readonly<Record<string, unknown>>;
  return typeof seed === 'string' && typeof randomSeed === 'string';
}
