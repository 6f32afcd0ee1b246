import type { CurrencyCode, World } from '../kernel/index.ts';
import { lines } from './lines.ts';
import { type Account, accounts, entries } from './posting.ts';

/** What is wrong with the books; empty when they are right. Run in tests after every unit of work, and on load. */
export function auditLedger(world: World): string[] {
  const findings: string[] = [];
  const sums = new Map<CurrencyCode, { debits: number; credits: number }>();
  for (const account of world.table(accounts).all()) {
    const sum = sums.get(account.currency) ?? { debits: 0, credits: 0 };
    sum.debits += account.debitsPosted;
    sum.credits += account.creditsPosted;
    sums.set(account.currency, sum);
    if (account.debitsPending < 0 || account.creditsPending < 0) findings.push(`${account.id}: negative reservation`);
  }
  for (const [currency, { debits, credits }] of sums) {
    if (debits !== credits) findings.push(`${currency}: debits ${debits}, credits ${credits}`);
  }
  return [...findings, ...recount(world), ...reread(world)];
}

/** The totals must be what the entries add up to. */
function recount(world: World): string[] {
  const totals = new Map<string, number>();
  for (const { debit, credit, amountMinor } of world.table(entries).all()) {
    totals.set(`d ${debit}`, (totals.get(`d ${debit}`) ?? 0) + amountMinor);
    totals.set(`c ${credit}`, (totals.get(`c ${credit}`) ?? 0) + amountMinor);
  }
  return [...world.table(accounts).all()]
    .filter(
      a => (totals.get(`d ${a.id}`) ?? 0) !== a.debitsPosted || (totals.get(`c ${a.id}`) ?? 0) !== a.creditsPosted,
    )
    .map(a => `${a.id}: totals differ from its entries`);
}

/** The lines of a customer's account must add up from one to the next, and to what the account holds. */
function reread(world: World): string[] {
  const customers = [...world.table(accounts).all()].filter(({ kind }) => kind === 'customer');
  return customers.filter(account => !addsUp(world, account)).map(({ id }) => `${id}: lines differ from its entries`);
}

function addsUp(world: World, { id, creditsPosted, debitsPosted }: Account): boolean {
  let after = 0;
  for (const line of world.table(lines).list('byAccount', id)) {
    after += line.amountMinor;
    if (line.afterMinor !== after) return false;
  }
  return after === creditsPosted - debitsPosted;
}
