import { readSnapshot, refuse, World, type WorldData, type WorldOptions } from '../state/kernel/index.ts';
import { auditLedger } from '../state/ledger/index.ts';
import { leaveToAnother } from '../state/webhooks/index.ts';

type Ground = Pick<WorldOptions, 'company' | 'system'>;

/**
 * A world from its document, under this name; answers by which it was called there, too.
 * @throws Refusal `world.bad-document`
 */
export function readWorld(
  name: string,
  document: unknown,
  ground: Ground,
): { readonly world: World; readonly named: string } {
  const data = readSnapshot(document, ground.company);
  const world = loadWorld(name, data, ground);
  const [finding] = auditLedger(world);
  if (finding) refuse('world.bad-document', { path: 'tables', reason: `its ledger does not add up: ${finding}` });
  return { world, named: data.name };
}

function loadWorld(name: string, data: WorldData, { company, system }: Ground): World {
  try {
    return World.load(data, { company, system, name });
  } catch (error) {
    return refuse('world.bad-document', { path: 'tables', reason: (error as Error).message });
  }
}

/** What the source has still to send, the source sends. */
export function leaveDeliveries(copy: World, source: string): void {
  const reason = `the world ${source} sends it, of which this is a copy`;
  copy.transact({ kind: 'operator', what: 'copy' }, () => leaveToAnother(copy, reason));
}
