import { exits, type Run } from './command.ts';
import { Remote } from './remote.ts';

/** Puts a world back to its seed. */
export const reset: Run = async (wish, terminal) => {
  const remote = Remote.of(wish, terminal);
  const world = await remote.ask<{ readonly name: string; readonly seed: string }>('POST', '/reset');
  terminal.print(wish.given.json ? JSON.stringify(world) : `${world.name} is back to its seed, ${world.seed}`);
  return exits.fine;
};
