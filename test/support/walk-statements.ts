import { accountOf, type Balance, balances } from '../../src/state/balances/index.ts';
import { days, instant, type World } from '../../src/state/kernel/index.ts';
import { balanceOf } from '../../src/state/ledger/index.ts';
import { type Layout, readStatement, type Statement } from '../../src/state/statements/index.ts';
import { type Bench, START_MS } from './bench.ts';
import { Rng, type WalkPart } from './walk.ts';

/** What does not add up in a statement; empty when all does. */
export function misadded({ lines, opening, closing }: Statement): string[] {
  const findings: string[] = [];
  let running = closing.amountMinor;
  for (const line of lines) {
    if (line.running.amountMinor !== running) findings.push(`${line.reference} ends at ${line.running.amountMinor}`);
    if (line.fees.amountMinor < 0) findings.push(`${line.reference} has fees below zero`);
    if (line.direction === 'credit' ? line.amount.amountMinor < 0 : line.amount.amountMinor > 0)
      findings.push(`${line.reference} is no ${line.direction}`);
    running -= line.amount.amountMinor;
  }
  return running === opening.amountMinor ? findings : [...findings, `it begins at ${running}`];
}

/** Statements add up over any interval, in either layout, and end at what the balance holds. */
export const statementWalk: WalkPart = {
  verbs: [],
  findings: ({ world, ada }: Bench) => {
    // Often enough over all walks, and cheap enough for each.
    if (world.revision % 3 !== 0) return [];
    const rng = new Rng(`statement ${world.revision}`);
    const open = [...world.table(balances).all()].filter(({ status }) => status === 'open');
    const balance = rng.pick(open);
    if (!balance) return [];
    const read = (layout: Layout, from: number, to: number): Statement =>
      readStatement(world, ada, balance.profileId, balance.id, {
        currency: balance.currency,
        layout,
        from: instant(from),
        to: instant(to),
      });
    const spent = world.now - START_MS;
    const from = Math.max(START_MS + rng.below(spent + 1), world.now - days(400));
    const part = [from, from + rng.below(world.now - from + 1)] as const;
    const some = (['COMPACT', 'FLAT'] as const).flatMap(layout => [
      ...misadded(read(layout, ...part)),
      ...misadded(read(layout, from, world.now + 1)),
    ]);
    return [...some, ...unlike(world, balance, read('COMPACT', from, world.now), read('FLAT', from, world.now))];
  },
};

/** Both layouts end at the balance's own money; only the number of lines differs, by one for each fee. */
function unlike(world: World, balance: Balance, compact: Statement, flat: Statement): string[] {
  const held = balanceOf(world, accountOf(balance)).amountMinor;
  const ends = [compact, flat].map(({ closing }) => closing.amountMinor);
  const charged = compact.lines.filter(({ fees }) => fees.amountMinor > 0).length;
  const unknown = compact.lines.filter(({ act }) => act.type === 'UNKNOWN').map(({ reference }) => reference);
  return [
    ...(ends.every(end => end === held) ? [] : [`balance ${balance.id} holds ${held} and ends at ${ends}`]),
    ...(flat.lines.length === compact.lines.length + charged ? [] : ['FLAT and COMPACT differ by more than fees']),
    ...unknown.map(reference => `nobody describes ${reference}`),
  ];
}
