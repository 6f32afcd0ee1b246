import { beforeEach, describe, expect, test } from 'vitest';
import {
  accountOf,
  amountsOf,
  balances,
  balancesOf,
  closeBalance,
  findAccount,
  findStandardBalance,
  findTopUp,
  internalTarget,
  openBalance,
  requireBalance,
  requireOperable,
  reserved,
  shutBalance,
  spendable,
  topUp,
} from '../../src/state/balances/index.ts';
import { LARGEST_MINOR, money, patch } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bank, cardAcquirer, entries, hold } from '../../src/state/ledger/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const wish = (currency: string, type: 'STANDARD' | 'SAVINGS' = 'STANDARD', name: string | null = null) => ({
  currency,
  type,
  name,
  icon: null,
});
const open = (...args: Parameters<typeof wish>) => openBalance(bench.world, bench.ada, bench.personal, wish(...args));
const credit = (balanceId: number, amount: ReturnType<typeof money>, channel: 'CARD' | 'TRANSFER' = 'CARD') =>
  topUp(bench.world, bench.ada, { profileId: bench.personal, balanceId, amount, channel });

describe('opening', () => {
  test('the first balance opens the account, later ones join it', () => {
    const { world, personal } = bench;
    expect(findAccount(world, personal)).toBeUndefined();
    const pounds = bench.do(() => open('GBP'));
    const account = findAccount(world, personal);
    expect(account).toMatchObject({ id: pounds.accountId, active: true });
    expect(bench.told()).toEqual(['balances#account-state-change', 'balances#opened']);
    const euros = bench.do(() => open('EUR'));
    expect(bench.told()).toEqual(['balances#opened']);
    expect(euros.accountId).toBe(pounds.accountId);
    expect(balancesOf(world, personal).map(({ currency }) => currency)).toEqual(['GBP', 'EUR']);
    expect(findStandardBalance(world, personal, 'EUR')).toBe(world.table(balances).get(euros.id));
    expect(new Set([pounds.recipientId, euros.recipientId, account?.recipientId]).size).toBe(3);
  });

  test('a currency has one STANDARD balance per profile and any number of jars', () => {
    bench.holding(0, 'GBP');
    expect(bench.refusal(() => open('GBP'))).toBe('balance.already-exists');
    bench.holding(0, 'GBP', bench.business);
    expect([bench.jar('GBP').name, bench.jar('GBP', ' Car ').name]).toEqual(['Holiday', 'Car']);
    expect(balancesOf(bench.world, bench.personal, ['SAVINGS'])).toHaveLength(2);
  });

  test('what cannot be opened is refused and leaves no trace', () => {
    expect(bench.refusal(() => open('COP'))).toBe('balance.unsupported-currency');
    expect(bench.refusal(() => open('XXX'))).toBe('balance.unsupported-currency');
    expect(bench.refusal(() => open('GBP', 'SAVINGS'))).toBe('balance.name-missing');
    expect(bench.refusal(() => open('GBP', 'SAVINGS', '  '))).toBe('balance.name-missing');
    const { actor, profileId } = bench.stranger();
    expect(bench.refusal(() => openBalance(bench.world, bench.ada, profileId, wish('GBP')))).toBe('access.forbidden');
    expect(bench.refusal(() => openBalance(bench.world, actor, bench.personal, wish('GBP')))).toBe('access.forbidden');
  });

  test('a profile must be verified first', () => {
    const { actor, profileId } = bench.stranger('not_verified');
    const refused = bench.refusal(() => openBalance(bench.world, actor, profileId, wish('GBP')));
    expect(refused).toBe('balance.profile-not-verified');
  });
});

describe('topping up', () => {
  test('adds money from a card or a bank, and tells of it', () => {
    const { id } = bench.holding(0, 'GBP');
    bench.told();
    const byCard = bench.do(() => credit(id, units(100.5, 'GBP')));
    expect(bench.told()).toEqual(['balances#credit', 'balances#update', 'balances#topped-up']);
    const byBank = bench.do(() => credit(id, units(20, 'GBP'), 'TRANSFER'));
    const [credited, updated] = bench.events;
    expect(credited?.facts).toMatchObject({ amount: units(20, 'GBP'), balanceAfter: units(120.5, 'GBP') });
    expect(updated?.facts).toMatchObject({
      balanceId: id,
      direction: 'credit',
      channel: 'TRANSFER',
      reference: `BNK-${byBank.id}`,
      balanceAfter: units(120.5, 'GBP'),
    });
    expect(balanceOf(bench.world, cardAcquirer('GBP'))).toEqual(units(100.5, 'GBP'));
    expect(balanceOf(bench.world, bank('GBP'))).toEqual(units(20, 'GBP'));
    const lines = [...bench.world.table(entries).list('byCredit', accountOf({ id, currency: 'GBP' }).id)];
    expect(lines.map(({ subject }) => subject)).toEqual([`topup:${byCard.id}`, `topup:${byBank.id}`]);
    expect(findTopUp(bench.world, byCard.id)?.channel).toBe('CARD');
  });

  test('steps are numbered upwards', () => {
    const pounds = bench.holding(5, 'GBP');
    bench.add(pounds, 6);
    const steps = bench.events.flatMap(({ type, facts }) =>
      type === 'balances#update' ? [(facts as { stepId: number }).stepId] : [],
    );
    expect(steps).toHaveLength(2);
    expect(steps[1]).toBeGreaterThan(steps[0] ?? 0);
  });

  test('takes no zero, no debt, no other currency and no more than can be counted', () => {
    const { id } = bench.holding(1, 'GBP');
    expect(bench.refusal(() => credit(id, units(0, 'GBP')))).toBe('balance.not-positive');
    expect(bench.refusal(() => credit(id, units(-5, 'GBP')))).toBe('balance.not-positive');
    expect(bench.refusal(() => credit(id, units(5, 'EUR')))).toBe('balance.currency-mismatch');
    expect(bench.refusal(() => credit(id, money(LARGEST_MINOR, 'GBP')))).toBe('balance.limit-exceeded');
    expect(bench.refusal(() => credit(1, units(5, 'GBP')))).toBe('balance.not-found');
    expect(auditLedger(bench.world)).toEqual([]);
  });

  test('a balance whose money is invested is left alone', () => {
    const { id } = bench.holding(1, 'GBP');
    const invested = bench.do(() => patch(bench.world, balances, id, { investmentState: 'INVESTED' }));
    expect(bench.refusal(() => credit(id, units(5, 'GBP')))).toBe('balance.not-operable');
    expect(bench.refusal(() => requireOperable(invested))).toBe('balance.not-operable');
  });
});

describe('what is on a balance', () => {
  test('reserved money is still there but cannot be spent', () => {
    const { world } = bench;
    const pounds = bench.holding(100, 'GBP');
    bench.do(() => hold(world, accountOf(pounds), units(30, 'GBP'), 'card:1'));
    expect([spendable(world, pounds), reserved(world, pounds)]).toEqual([units(70, 'GBP'), units(30, 'GBP')]);
    expect(amountsOf(world, pounds)).toMatchObject({ cash: units(100, 'GBP'), worth: units(100, 'GBP') });
  });

  test('belongs to the profile: a stranger is refused, a mix-up of ids is unknown', () => {
    const { world, ada, personal, business } = bench;
    const pounds = bench.holding(1, 'GBP');
    const { actor, profileId } = bench.stranger();
    expect(requireBalance(world, ada, personal, pounds.id)).toBe(findStandardBalance(world, personal, 'GBP'));
    expect(bench.refusal(() => requireBalance(world, actor, personal, pounds.id))).toBe('access.forbidden');
    expect(bench.refusal(() => requireBalance(world, actor, profileId, pounds.id))).toBe('access.forbidden');
    expect(bench.refusal(() => requireBalance(world, ada, business, pounds.id))).toBe('balance.not-found');
    expect(bench.refusal(() => requireBalance(world, ada, personal, 5))).toBe('balance.not-found');
  });

  test('a recipient of ours leads to it', () => {
    const { world, personal } = bench;
    const pounds = bench.holding(0, 'GBP');
    const account = findAccount(world, personal);
    expect(internalTarget(world, pounds.recipientId)).toMatchObject({
      profileId: personal,
      balance: { id: pounds.id },
    });
    const byAccount = (currency?: string) => internalTarget(world, account?.recipientId ?? 0, currency);
    expect(byAccount('GBP')?.balance?.id).toBe(pounds.id);
    expect(byAccount('EUR')).toMatchObject({ profileId: account?.profileId, balance: undefined });
    expect(byAccount()?.balance).toBeUndefined();
    expect(internalTarget(world, 12)).toBeUndefined();
    bench.do(() => shutBalance(world, pounds.id));
    expect(internalTarget(world, pounds.recipientId)).toMatchObject({ profileId: personal, balance: undefined });
  });
});

describe('closing', () => {
  const close = (id: number) => closeBalance(bench.world, bench.ada, bench.personal, id);

  test('takes an empty balance away, and the account with the last one', () => {
    const { world, personal } = bench;
    const [pounds, euros] = [bench.holding(0, 'GBP'), bench.holding(0, 'EUR')];
    bench.told();
    bench.do(() => close(pounds.id));
    expect(bench.told()).toEqual(['balances#closed']);
    expect(findAccount(world, personal)?.active).toBe(true);
    bench.do(() => close(euros.id));
    expect(bench.told()).toEqual(['balances#closed', 'balances#account-state-change']);
    expect(findAccount(world, personal)?.active).toBe(false);
    expect(balancesOf(world, personal)).toEqual([]);
    expect(bench.refusal(() => close(pounds.id))).toBe('balance.not-found');
    expect(bench.refusal(() => shutBalance(world, pounds.id))).toBe('balance.closed');
  });

  test('a currency can be opened anew, in the account there was', () => {
    const first = bench.holding(0, 'GBP');
    bench.do(() => close(first.id));
    bench.told();
    const second = bench.holding(0, 'GBP');
    expect(second.id).not.toBe(first.id);
    expect(second.accountId).toBe(first.accountId);
    expect(bench.told()).toEqual(['balances#account-state-change', 'balances#opened']);
  });

  test('money on it, or reserved on it, keeps it open', () => {
    const [pounds, euros] = [bench.holding(1, 'GBP'), bench.holding(1, 'EUR')];
    expect(bench.refusal(() => close(pounds.id))).toBe('balance.not-empty');
    bench.do(() => hold(bench.world, accountOf(euros), units(1, 'EUR'), 'card:1'));
    expect(bench.refusal(() => close(euros.id))).toBe('balance.not-empty');
  });
});
