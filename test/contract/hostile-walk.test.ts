import { expect, test } from 'vitest';
import { Dice } from '../support/chance.ts';
import { exampleOf } from '../support/hostile/examples.ts';
import { halfRight, KnownIds } from '../support/hostile/half-right.ts';
import { findProblem } from '../support/hostile/problems.ts';
import { furnish, requestsOn, type Subjects } from '../support/hostile/subjects.ts';
import { type Target, targets } from '../support/hostile/targets.ts';
import { wireOf } from '../support/hostile/wire.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const SEED = process.env.HOSTILE_SEED ?? 'walk';
const WALKS = Number(process.env.HOSTILE_WALKS ?? 3);
const STEPS = 400;

const times = ['PT1S', 'PT31M', 'P1D', 'P15D'];
const ways = [
  { dialect: 'recorded' },
  { dialect: 'contract' },
  { autoAdvance: 'immediate' },
  { autoAdvance: 'clock' },
  { autoAdvance: 'manual' },
  { tokens: 'strict' },
  { tokens: 'lenient' },
];

/** One client that means well and mistakes one thing for another, in a world that remembers all it did. */
class Walk {
  readonly #sandbox: Sandbox;
  readonly #dice: Dice;
  readonly #subjects: Subjects;
  readonly #ids = new KnownIds();
  readonly statuses = new Map<number, number>();

  constructor(sandbox: Sandbox, dice: Dice, subjects: Subjects) {
    this.#sandbox = sandbox;
    this.#dice = dice;
    this.#subjects = subjects;
    this.#ids.learn(subjects);
  }

  /** Makes one call; answers what was wrong with the answer. */
  async step(): Promise<string | undefined> {
    const dice = this.#dice;
    if (dice.chance(0.02)) await this.#sandbox.advance(dice.pick(times));
    if (dice.chance(0.02)) await this.#sandbox.control('POST', '/settings', dice.pick(ways));
    const target = dice.pick(targets);
    const wire = this.#wire(target);
    const world = await this.#sandbox.world();
    const before = JSON.stringify(world.save());
    const started = performance.now();
    const answer = await this.#sandbox.inject({ method: target.row.method, ...wire } as never);
    const tookMs = performance.now() - started;
    this.#note(answer);
    const problem = findProblem({ answer, tookMs, statuses: target.row.statuses, world, before });
    const told = this.#sandbox.problems.splice(0).map(text => text.slice(0, 900));
    if (!problem && told.length === 0) return undefined;
    return [`${target.name} ${wire.url} ${wire.payload ?? ''}: ${problem ?? ''}`, ...told].join('\n  ');
  }

  #wire({ name, row }: Target) {
    const known = requestsOn(this.#subjects);
    const request = halfRight(known[name] ?? known[row.id] ?? exampleOf(row), this.#dice, this.#ids);
    const key = `00000000-0000-4000-8000-${String(this.#dice.below(10_000)).padStart(12, '0')}`;
    const { what: _, ...wire } = wireOf(row, request);
    return { ...wire, headers: { ...wire.headers, 'x-idempotence-uuid': key } };
  }

  #note({ status, body }: Answer): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status < 300) this.#ids.learn(body);
  }
}

test.each(Array.from({ length: WALKS }, (_, i) => `${SEED} ${i + 1}`))(
  'whatever half-right requests come one after another, each is answered soundly (%s)',
  async seed => {
    const sandbox = await Sandbox.open({ journalSize: 20 });
    const walk = new Walk(sandbox, new Dice(seed), await furnish(sandbox));
    for (let i = 0; i < STEPS; i++) expect(await walk.step(), `step ${i} of the seed ${seed}`).toBeUndefined();
    // A walk that is only refused proves nothing.
    expect(walk.statuses.get(200)).toBeGreaterThan(STEPS / 5);
    await sandbox.close();
  },
);
