import { expect, test } from 'vitest';
import { ExamWatch } from '../../src/routes/control/exam-watch.ts';
import { answersInTime, refuses, takesButIgnores } from '../../src/routes/views/exam/judges.ts';
import type { ExamCall } from '../../src/state/webhooks/index.ts';

const call = (status: number | null, tookMs = 3, error: string | null = null): ExamCall => ({
  request: null,
  status,
  answer: status === null ? null : { status },
  error,
  tookMs,
});

/** A program that takes `lagMs` of the waiting to show what it was told, on a clock that only looking moves. */
class Program {
  shown = 0;
  #now = 0;
  readonly #told: { readonly at: number; readonly change: number }[] = [];
  readonly #lagMs: number;
  readonly #says: (program: Program) => string | null;

  constructor(lagMs: number, says: (program: Program) => string | null = program => `${program.shown}`) {
    this.#lagMs = lagMs;
    this.#says = says;
  }

  readonly watch = new ExamWatch(async after => {
    this.#now += after;
    while ((this.#told[0]?.at ?? Number.POSITIVE_INFINITY) <= this.#now) this.shown += this.#told.shift()?.change ?? 0;
    const text = this.#says(this);
    return { ...call(text === null ? 500 : 200, 0), text };
  });

  readonly tell = async (change = 1): Promise<ExamCall> => {
    this.#told.push({ at: this.#now + this.#lagMs, change });
    return call(200);
  };

  async verdict(second: number): Promise<string> {
    await this.watch.learn(this.tell);
    const { blind } = this.watch;
    const sat = blind === null ? await this.watch.around(this.tell, () => this.tell(second)) : { views: null };
    const calls = [call(200), call(200)];
    const judge = takesButIgnores('Look for yourself');
    const { verdict, observed } = judge({ ...sat, calls, blind, all: [] });
    return `${verdict}: ${observed.split(/; |\. /).at(-1)}`;
  }
}

test.each([0, 30, 700])('what is shown after %i ms is seen, and so is what was not done', async lagMs => {
  expect(await new Program(lagMs).verdict(0)).toMatch(/^passed/);
  expect(await new Program(lagMs).verdict(1)).toMatch(/^failed/);
});

test('where nothing shows, or everything moves, or nothing is to be seen, nothing is said', async () => {
  expect(await new Program(9_000).verdict(0)).toBe(
    'unclear: stateUrl showed nothing of the first notification within 1500 ms.',
  );
  let looks = 0;
  const moving = new Program(0, () => `${looks++}`);
  expect(await moving.verdict(0)).toBe('unclear: what stateUrl shows changes by itself');
  expect(await new Program(0, () => null).verdict(0)).toBe('unclear: stateUrl could not be read: 500.');
  const failing = new Program(0, ({ shown }) => (shown > 1 ? null : `${shown}`));
  expect(await failing.verdict(0)).toBe('unclear: stateUrl could not be read each time');
});

test('the second letter must be taken, and the first as well for it to mean anything', () => {
  const judge = (first: ExamCall, second: ExamCall) =>
    takesButIgnores('Look')({ calls: [first, second], views: null, blind: null, all: [] }).verdict;
  expect(judge(call(200), call(409))).toBe('failed');
  expect(judge(call(500), call(200))).toBe('unclear');
  expect(judge(call(200), call(200, 5_001))).toBe('failed');
});

test.each([
  [200, 'failed'],
  [204, 'failed'],
  [302, 'unclear'],
  [401, 'passed'],
  [500, 'unclear'],
  [null, 'unclear'],
] as const)('a forged letter that is answered %s has %s', (status, verdict) => {
  expect(refuses({ calls: [call(status)], views: null, blind: null, all: [] }).verdict).toBe(verdict);
});

test('late is late, whatever the answer; a short wait proves nothing', () => {
  const judge = (...all: ExamCall[]) => answersInTime({ calls: [], views: null, blind: null, all });
  expect(judge(call(200, 20), call(200, 4_900))).toEqual({
    verdict: 'passed',
    observed: 'the slowest of 2 answers took 4900 ms',
  });
  expect(judge(call(200, 5_001)).verdict).toBe('failed');
  expect(judge(call(null, 5_000, 'no answer within 5000 ms')).verdict).toBe('failed');
  expect(judge(call(null, 100, 'no answer within 100 ms')).verdict).toBe('unclear');
  expect(judge(call(null, 1, 'ECONNREFUSED')).verdict).toBe('unclear');
});
