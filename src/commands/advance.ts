import { OptionError } from '../config.ts';
import { readPeriod } from '../routes/views/durations.ts';
import { readMoment } from '../routes/views/moments.ts';
import { exits, type Run, type Wish } from './command.ts';
import { Remote } from './remote.ts';

interface Passed {
  readonly now: string;
  readonly fired: readonly { readonly at: string; readonly what: string; readonly error?: string }[];
}

/** Moves a world's clock forward. What failed on the way makes the command fail. */
export const advance: Run = async (wish, terminal) => {
  const target = targetOf(wish);
  const remote = Remote.of(wish, terminal);
  terminal.progress('letting time pass');
  const passed = await remote.ask<Passed>('POST', '/clock/advance', target);
  const failures = passed.fired.filter(({ error }) => error !== undefined).length;
  if (wish.given.json) terminal.print(JSON.stringify(passed));
  else {
    const { dim, bad, bold } = terminal.paint;
    for (const { at, what, error } of passed.fired)
      terminal.print(`${dim(at)}  ${what}${error === undefined ? '' : bad(`  ${error}`)}`);
    terminal.print(`It is ${bold(passed.now)}; ${counted(passed.fired.length)} fell due.`);
  }
  return failures === 0 ? exits.fine : exits.failure;
};

function targetOf({ words: [by], given: { to } }: Wish): object {
  if ((by === undefined) === (to === undefined))
    throw new OptionError('advance needs either DURATION, such as P14D, or --to TIME');
  if (to !== undefined && readMoment(to) === undefined)
    throw new OptionError(`--to must be a moment such as 2026-04-01T09:00:00Z; it is '${to}'`);
  const length = by === undefined ? undefined : readPeriod(by);
  if (typeof length === 'string') throw new OptionError(`DURATION ${length}; it is '${by}'`);
  return by === undefined ? { to } : { by };
}

const counted = (count: number): string => (count === 0 ? 'nothing' : count === 1 ? 'one thing' : `${count} things`);
