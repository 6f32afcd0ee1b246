import type { FastifyPluginAsync } from 'fastify';
import {
  addMonths,
  describeTask,
  type Fired,
  type Instant,
  later,
  refuse,
  setClock,
  tasks,
  type World,
} from '../../state/kernel/index.ts';
import { showMillis } from '../views/dates.ts';
import { badField, LATEST, moment, period, readFields, toggle, word } from './body.ts';
import type { ControlOptions } from './options.ts';
import { passTo, type Settled } from './passage.ts';

/** The next of them; their whole number stands beside. */
const PENDING_SHOWN = 100;

/** The world's time: read, set, frozen, and moved forward with everything that falls due on the way. */
export const clockRoutes: FastifyPluginAsync<ControlOptions> = async (app, { system, patience }) => {
  const config = { control: true } as const;
  app.get('/clock', { config }, async ({ world }) => showClock(world, system.now()));

  app.put('/clock', { config }, async ({ world, body }) => {
    const wish = readFields(body, { now: moment, mode: word('running', 'frozen'), force: toggle });
    if (wish.now !== undefined && !wish.force) requireUnchangedSince(world, wish.now);
    const turnTo = (mode: 'running' | 'frozen') => world.setClock(setClock(clockOf(mode), system, world.now));
    // Frozen first: a clock that runs would have gone on by the time it is there.
    if (wish.mode === 'frozen') turnTo(wish.mode);
    const fired = wish.now === undefined ? [] : await moveTo(world, wish.now, patience(world));
    if (wish.mode === 'running') turnTo(wish.mode);
    return { ...showClock(world, system.now()), fired: fired.map(showFired) };
  });

  app.post('/clock/advance', { config }, async ({ world, body }) => {
    const fired = await passTo(world, readTarget(world, body), patience(world));
    return { now: showMillis(world.now), fired: fired.map(showFired) };
  });
};

function readTarget(world: World, body: unknown): Instant {
  const { by, to } = readFields(body, { by: period, to: moment });
  if (by !== undefined && to !== undefined) badField('to', 'cannot be sent together with by');
  if (by === undefined) {
    const target = to ?? badField('by', 'or to is required');
    return target < world.now ? badField('to', `lies before ${showMillis(world.now)}, which the clock shows`) : target;
  }
  const target = later(addMonths(world.now, by.months), by.length);
  return target <= LATEST ? target : badField('by', 'leads beyond the year 9999');
}

/** The clock goes back to the last change, and beyond it only by force. */
function requireUnchangedSince(world: World, now: Instant): void {
  if (now < world.now && now < world.changedAt)
    refuse('world.clock-backwards', { path: 'now', changedAt: showMillis(world.changedAt) });
}

/** Forward, what falls due happens; back, nothing does. */
const moveTo = async (world: World, now: Instant, settled: Settled): Promise<Fired[]> =>
  now >= world.now ? passTo(world, now, settled) : world.advanceTo(now);

const clockOf = (mode: 'running' | 'frozen') =>
  mode === 'running' ? ({ mode, offsetMs: 0 } as const) : ({ mode, now: 0 as Instant } as const);

function showClock(world: World, wall: Instant) {
  const due = world.table(tasks).list('due', '');
  const pending = due.page(0, PENDING_SHOWN);
  return {
    now: showMillis(world.now),
    mode: world.clock.mode,
    offsetMs: world.clock.mode === 'running' ? world.clock.offsetMs : world.now - wall,
    pending: pending.map(task => ({ at: showMillis(task.at), what: describeTask(task) })),
    pendingCount: due.size,
  };
}

const showFired = ({ at, what, error }: Fired) => ({
  at: showMillis(at),
  what,
  ...(error === undefined ? {} : { error }),
});
