import type { World } from '../kernel/index.ts';
import { type ClientKey, clientKeys, clientScope, type KeyScope } from './record.ts';

/** The keys of an application that are good now, the newest first. */
export function activeKeys(world: World, clientId: string, scope: KeyScope): readonly ClientKey[] {
  const { now } = world;
  return [...world.table(clientKeys).list('byClient', clientScope(clientId, scope)).backwards()].filter(
    ({ validFrom, validTill }) => (validFrom ?? now) <= now && (validTill ?? now) >= now,
  );
}
