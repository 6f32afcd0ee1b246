import type { SnapshotSummary } from '../library/control/worlds.ts';
import { exits, type Run } from './command.ts';
import { Refused, Remote } from './remote.ts';

import { nearestOf } from './suggestion.ts';

/** Puts a world back to a snapshot. */
export const restore: Run = async (wish, terminal) => {
  const remote = Remote.of(wish, terminal);
  const [name = ''] = wish.words;
  const world = await remote
    .ask<{ readonly name: string; readonly clock: { readonly now: string } }>(
      'POST',
      `/snapshots/${encodeURIComponent(name)}/restore`,
    )
    .catch(async error => {
      throw error instanceof Refused && error.status === 404 ? await explained(error, remote, name) : error;
    });
  terminal.print(
    wish.given.json ? JSON.stringify(world) : `${world.name} is back to ${name}; its clock shows ${world.clock.now}`,
  );
  return exits.fine;
};

/** Says which snapshots there are, and which of them was probably meant. */
async function explained({ message }: Refused, remote: Remote, name: string): Promise<Error> {
  const { snapshots } = await remote.ask<{ readonly snapshots: readonly SnapshotSummary[] }>('GET', '/snapshots');
  const names = snapshots.map(kept => kept.name);
  const nearest = nearestOf(name, names);
  if (nearest !== undefined) return new Error(`${message}; did you mean ${nearest}?`);
  return new Error(`${message}; ${names.length === 0 ? 'there is none' : `there are ${names.join(', ')}`}`);
}
