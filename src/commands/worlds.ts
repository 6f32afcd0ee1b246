import type { WorldList } from '../library/control/worlds.ts';
import { exits, type Run } from './command.ts';
import { Remote } from './remote.ts';
import { inColumns, readableSize } from './tables.ts';

/** Lists the worlds of a server. */
export const worlds: Run = async (wish, terminal) => {
  const answer = await Remote.of(wish, terminal).ask<WorldList>('GET', '/worlds');
  if (wish.given.json) {
    terminal.print(JSON.stringify(answer));
    return exits.fine;
  }
  const rows = answer.worlds.map(({ name, seed, clock, records }) => [
    name,
    seed,
    `${clock.now} ${clock.mode}`,
    String(Object.values(records).reduce((sum, count) => sum + count, 0)),
  ]);
  for (const line of inColumns(['world', 'seed', 'clock', 'records'], rows, terminal.paint.dim)) terminal.print(line);
  if (!terminal.unattended) terminal.note(`The server uses ${readableSize(answer.memory.rssBytes)} of memory.`);
  return exits.fine;
};
