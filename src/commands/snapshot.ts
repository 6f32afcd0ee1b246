import { OptionError } from '../config.ts';
import type { SnapshotSummary } from '../library/control/worlds.ts';
import { exits, type Run } from './command.ts';
import { Remote } from './remote.ts';
import { quoted } from './shell.ts';
import { inColumns, readableSize } from './tables.ts';

/** Keeps a world as it is now, or lists what was kept of it. */
export const snapshot: Run = async (wish, terminal) => {
  const remote = Remote.of(wish, terminal);
  const [name] = wish.words;
  if (wish.given.list) {
    if (name !== undefined) throw new OptionError('--list lists all of them, and takes no NAME');
    const answer = await remote.ask<{ readonly snapshots: readonly SnapshotSummary[] }>('GET', '/snapshots');
    if (wish.given.json) terminal.print(JSON.stringify(answer));
    else for (const line of listed(answer.snapshots, terminal.paint.dim)) terminal.print(line);
    return exits.fine;
  }
  const kept = await remote.ask<SnapshotSummary>('POST', '/snapshots', name === undefined ? {} : { name });
  terminal.print(
    wish.given.json
      ? JSON.stringify(kept)
      : `kept as ${kept.name} (${readableSize(kept.sizeBytes)}); localwise restore ${quoted(kept.name)} puts it back`,
  );
  return exits.fine;
};

const listed = (snapshots: readonly SnapshotSummary[], head: (text: string) => string): readonly string[] =>
  snapshots.length === 0
    ? ['nothing was kept yet']
    : inColumns(
        ['name', 'kept at', 'size'],
        snapshots.map(({ name, createdAt, sizeBytes }) => [name, createdAt, readableSize(sizeBytes)]),
        head,
      );
