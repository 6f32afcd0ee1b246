import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readIdlePolicy } from './idle-policy.ts';
import { every } from './outside/system-clock.ts';
import { worldNameOf } from './routes/plugins/world.ts';
import { Idleness } from './simulations/idleness.ts';
import { DEFAULT_WORLD, type Worlds } from './simulations/worlds.ts';
import type { SystemClock } from './state/kernel/index.ts';

export interface EvictionOptions {
  /** As the option is written; null evicts nothing. */
  readonly policy: string | null;
  readonly system: SystemClock;
  /** Whether the disk has all that has changed, once that is known; absent where worlds are kept in memory alone. */
  readonly settle: (() => Promise<boolean>) | undefined;
  /** What forgets the things that are kept of a world beside its state. */
  readonly beside: readonly ((name: string) => void)[];
  readonly report: (problem: string, error: unknown) => void;
}

const SWEEP_MS = 100;

/**
 * Takes worlds that nobody uses out of memory, to rest on disk, or forgotten where there is none. One with a request under
 * way is in use, from before it is looked for; the default world always is.
 */
export function evictIdleWorlds(app: FastifyInstance, worlds: Worlds, options: EvictionOptions): void {
  if (options.policy === null) return;
  const idleness = new Idleness(readIdlePolicy(options.policy), options.system);
  const notice = ({ name }: { readonly name: string }): void => {
    if (name !== DEFAULT_WORLD) idleness.notice(name);
  };
  worlds.watch({
    onCommit: notice,
    onDelete: name => idleness.forget(name),
    onRest: name => idleness.forget(name),
  });
  worlds.all().forEach(notice);
  app.addHook('onRequest', (request, reply, done) => {
    const name = nameOf(request);
    if (name !== undefined && name !== DEFAULT_WORLD) reply.raw.once('close', idleness.use(name));
    done();
  });
  const callOff = sweeping(
    () => evict(worlds, idleness, options),
    error => options.report('idle worlds', error),
  );
  app.addHook('onClose', async () => callOff());
}

/** Undefined where no world can have that name, as the request will be told. */
function nameOf(request: FastifyRequest): string | undefined {
  try {
    return worldNameOf(request);
  } catch {
    return undefined;
  }
}

/** Sweeps again and again, one sweep at a time. */
function sweeping(sweep: () => Promise<void>, onProblem: (error: unknown) => void): () => void {
  let busy = false;
  return every(SWEEP_MS, () => {
    if (busy) return;
    busy = true;
    sweep()
      .catch(onProblem)
      .finally(() => {
        busy = false;
      });
  });
}

async function evict(worlds: Worlds, idleness: Idleness, { settle, beside }: EvictionOptions): Promise<void> {
  idleness.keepOnly(name => worlds.get(name) !== undefined);
  const revisions = new Map(idleness.overdue().map(name => [name, worlds.get(name)?.revision]));
  // What the disk does not take stays; whoever keeps worlds tells of it.
  if (revisions.size > 0 && (await settle?.()) === false) return;
  for (const [name, revision] of revisions) {
    // What was used or has changed while the disk took its time stays, until it is idle again.
    if (worlds.get(name)?.revision !== revision || !idleness.isOverdue(name)) continue;
    if (settle) {
      worlds.rest(name);
    } else {
      worlds.forget(name);
      for (const forget of beside) forget(name);
    }
  }
}
