import { setOverdraft } from '../../src/state/balances/index.ts';
import {
  chooseExcessAccount,
  closeBreach,
  findOpenBreach,
  holdLimitBreaches,
} from '../../src/state/hold-limits/index.ts';
import { excessOf } from '../../src/state/hold-limits/limits.ts';
import { money, patch } from '../../src/state/kernel/index.ts';
import { type Profile, profiles } from '../../src/state/profiles/index.ts';
import { recipients } from '../../src/state/recipients/index.ts';
import { type Bench, units } from './bench.ts';
import { Office } from './transfers.ts';
import type { Rng, WalkPart } from './walk.ts';

/** A recipient at a bank, or any; now and then one there is none of. */
function anyRecipient({ world }: Bench, rng: Rng): number {
  const all = [...world.table(recipients).all()];
  const some = rng.chance(2) ? all : all.filter(({ internal }) => !internal);
  return (rng.chance(9) ? undefined : rng.pick(some)?.id) ?? 1;
}

/** Below nothing only as far as was agreed, and in breach exactly while holding too much. */
function findings({ world, personal, business }: Bench): string[] {
  const found: string[] = [];
  const [excess, open] = [excessOf(world, personal)?.amountMinor ?? 0, findOpenBreach(world, personal)];
  if ((open?.amount.amountMinor ?? 0) !== excess) found.push(`an excess of ${excess} is a breach of ${open?.amount}`);
  if (findOpenBreach(world, business)) found.push('a business is in breach');
  return found;
}

/** A customer in Singapore, close to the limit, and a business with an overdraft. */
export const holdLimitWalk: WalkPart = {
  prepare: bench => {
    const { world, personal, business } = bench;
    const { address } = world.table(profiles).get(personal) as Profile;
    if (!address) throw new Error('the founding user lives nowhere');
    bench.do(() => patch(world, profiles, personal, { address: { ...address, country: 'SG' } }));
    bench.holding(16_900, 'SGD');
    bench.holding(0, 'SGD', business);
    bench.do(() => setOverdraft(world, business, units(300, 'GBP')));
    const { id } = new Office(bench).recipient('GBP');
    bench.do(() => chooseExcessAccount(world, bench.ada, personal, id));
  },
  verbs: [
    {
      name: 'choose where the excess goes',
      weight: 1,
      act: (bench, rng) => chooseExcessAccount(bench.world, bench.ada, bench.personal, anyRecipient(bench, rng)),
    },
    {
      name: 'close a breach',
      weight: 2,
      act: (bench, rng) => {
        const { world, ada, personal } = bench;
        const id = rng.pick([...world.table(holdLimitBreaches).all()])?.id ?? 1;
        closeBreach(world, ada, personal, id, anyRecipient(bench, rng));
      },
    },
    {
      name: 'change an overdraft',
      weight: 1,
      act: ({ world, business }, rng) => {
        setOverdraft(world, business, money(rng.below(60_000), 'GBP'));
      },
    },
  ],
  findings,
};
