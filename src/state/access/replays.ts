import { days, insert, type Json, later, remove, schedule, table, type World } from '../kernel/index.ts';

/** A reply kept for an idempotency key, so that a retry gets it again instead of a second effect. */
export interface Replay {
  /** Operation, caller and key. */
  readonly id: string;
  /** What was asked, so that the same key with another wish can be told apart. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: Json;
}

export const replays = table<Replay>()('replays', {});

export const recallReplay = (world: World, id: string): Replay | undefined => world.table(replays).get(id);

/** @assumed kept for a day: the documentation sets no limit, and a retry comes within minutes */
export function keepReplay(world: World, replay: Replay): void {
  insert(world, replays, replay);
  schedule(world, later(world.now, days(1)), 'forget-replay', `replay:${replay.id}`, replay.id);
}

export const forgetReplay = (world: World, id: Json): void => remove(world, replays, String(id));
