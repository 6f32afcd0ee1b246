import { beforeEach, describe, expect, test } from 'vitest';
import { passVerification } from '../../src/simulations/verification.ts';
import { balances, closeBalance } from '../../src/state/balances/index.ts';
import { patch, seconds } from '../../src/state/kernel/index.ts';
import { revokeVerification } from '../../src/state/profiles/index.ts';
import {
  type AccountDetailsOrder,
  accountDetails,
  addDetails,
  closeDetails,
  deprecateDetails,
  findAccountDetails,
  findByAccount,
  fulfilOrder,
  issueOrder,
  listAccountDetails,
  listOrders,
  orderDetails,
  orders,
  submitOrder,
} from '../../src/state/receiving/index.ts';
import { Bench } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const order = (currency = 'EUR', actor = bench.ada): AccountDetailsOrder =>
  bench.do(() => orderDetails(bench.world, actor, bench.personal, currency));

const setsIn = (currency: string) =>
  listAccountDetails(bench.world, bench.ada, bench.personal).find(({ offer }) => offer.currency === currency)?.sets;

const unverify = () => bench.do(() => revokeVerification(bench.world, bench.personal));
const verify = () => bench.do(() => passVerification(bench.world, bench.ada, bench.personal));
const statusOf = ({ id }: AccountDetailsOrder) => bench.world.table(orders).get(id)?.status;

/** What partners were told of orders. */
const changes = () =>
  bench.events.splice(0).flatMap(({ type, facts }) => {
    if (type !== 'account-details-order#order-state-change') return [];
    const { status, requirements, issued } = facts as {
      status: string;
      requirements: [{ status: string }];
      issued: boolean;
    };
    return [`${status}, ${requirements[0].status}, ${issued ? 'issued' : 'not issued'}`];
  });

describe('an order', () => {
  test('of a verified profile is done at once', () => {
    const { world } = bench;
    const { id } = bench.holding(0, 'EUR');
    changes();
    const done = order();
    expect(done).toMatchObject({ status: 'DONE', requirements: [{ type: 'VERIFICATION', status: 'DONE' }] });
    expect(changes()).toEqual(['REQUIREMENTS_FULFILLED, DONE, not issued', 'DONE, DONE, issued']);
    expect(findAccountDetails(world, id)).toMatchObject({ id: done.detailsId, holder: 'Ada Lovell', currency: 'EUR' });
  });

  test('waits for the verification of its profile', () => {
    bench.holding(0, 'EUR');
    unverify();
    changes();
    expect(order()).toMatchObject({ status: 'PENDING_USER', detailsId: null });
    expect(setsIn('EUR')).toEqual([]);
    verify();
    expect(changes()).toEqual([
      'PENDING_USER, PENDING_USER, not issued',
      'REQUIREMENTS_FULFILLED, DONE, not issued',
      'DONE, DONE, issued',
    ]);
    expect(setsIn('EUR')).toHaveLength(1);
    unverify();
    verify();
    expect(setsIn('EUR')).toHaveLength(1);
  });

  test('may be looked at by Wise first', () => {
    bench.holding(0, 'EUR');
    unverify();
    const made = order();
    changes();
    bench.do(() => submitOrder(bench.world, made.id));
    bench.do(() => fulfilOrder(bench.world, made.id));
    expect(changes()).toEqual([
      'PENDING_TW, PENDING_TW, not issued',
      'REQUIREMENTS_FULFILLED, DONE, not issued',
      'DONE, DONE, issued',
    ]);
    for (const step of [submitOrder, fulfilOrder, issueOrder]) {
      expect(bench.refusal(() => step(bench.world, made.id))).toBe('receiving.wrong-step');
    }
  });

  test('takes its time where the world says so', () => {
    bench.world.changeSettings({ autoAdvance: { 'account-details-order': 'clock' } });
    bench.holding(0, 'EUR');
    const made = order();
    expect(made.status).toBe('REQUIREMENTS_FULFILLED');
    bench.world.advanceTo((bench.world.now + seconds(6)) as typeof bench.world.now);
    expect(statusOf(made)).toBe('DONE');
  });

  test('that was placed already is answered again, and issues nothing more', () => {
    bench.holding(0, 'EUR');
    const [once, again] = [order(), order()];
    expect(again).toEqual(once);
    expect(setsIn('EUR')).toHaveLength(1);
    expect(listOrders(bench.world, bench.ada, bench.personal)).toEqual([once]);
  });

  test('takes the details a balance has, and begins anew with a new balance', () => {
    const { world, ada, personal } = bench;
    const first = bench.holding(0, 'GBP');
    const { id } = bench.do(() => addDetails(world, ada, personal, first.id));
    const made = order('GBP');
    expect(made.detailsId).toBe(id);
    bench.do(() => closeBalance(world, ada, personal, first.id));
    expect(setsIn('GBP')).toEqual([]);
    expect(bench.refusal(() => orderDetails(world, ada, personal, 'GBP'))).toBe('balance.none-in-currency');
    bench.holding(0, 'GBP');
    expect(setsIn('GBP')).toEqual([]);
    expect(order('GBP').id).not.toBe(made.id);
    expect(setsIn('GBP')).toHaveLength(1);
  });

  test('whose balance was closed meanwhile is issued once there is another and it is placed again', () => {
    const { world, ada, personal } = bench;
    const { id } = bench.holding(0, 'EUR');
    unverify();
    const made = order();
    bench.do(() => closeBalance(world, ada, personal, id));
    verify();
    expect(statusOf(made)).toBe('REQUIREMENTS_FULFILLED');
    expect(bench.refusal(() => issueOrder(world, made.id))).toBe('balance.none-in-currency');
    bench.holding(0, 'EUR');
    expect(order()).toMatchObject({ id: made.id, status: 'DONE' });
  });

  test('needs a balance, a currency that details are issued in, and a profile of one’s own', () => {
    const { world, personal } = bench;
    expect(bench.refusal(() => orderDetails(world, bench.ada, personal, 'EUR'))).toBe('balance.none-in-currency');
    bench.holding(0, 'JPY');
    expect(bench.refusal(() => orderDetails(world, bench.ada, personal, 'JPY'))).toBe('details.not-offered');
    const { actor } = bench.stranger();
    for (const ask of [
      () => orderDetails(world, actor, personal, 'EUR'),
      () => listOrders(world, actor, personal),
      () => listAccountDetails(world, actor, personal),
    ]) {
      expect(bench.refusal(ask)).toBe('access.forbidden');
    }
  });
});

describe('account details', () => {
  test('may be several for one balance', () => {
    const { world, ada, personal } = bench;
    const { id } = bench.holding(0, 'GBP');
    const [first, second] = [1, 2].map(() => bench.do(() => addDetails(world, ada, personal, id)));
    expect(setsIn('GBP')).toEqual([first, second]);
    expect(findAccountDetails(world, id)?.id).toBe(first?.id);
    expect(findByAccount(world, personal, ` ${second?.iban?.toLowerCase()} `)).toEqual(second);
    expect(findByAccount(world, personal, second?.accountNumber ?? '')).toEqual(second);
    expect(findByAccount(world, bench.business, second?.accountNumber ?? '')).toBeUndefined();
  });

  test('are replaced by Wise, and still receive what is sent to them', () => {
    const { world, personal } = bench;
    const { id } = bench.holding(0, 'EUR');
    order();
    const before = findAccountDetails(world, id);
    bench.do(() => deprecateDetails(world, before?.id ?? 0));
    const after = findAccountDetails(world, id);
    expect(after?.id).not.toBe(before?.id);
    expect(setsIn('EUR')?.map(({ status }) => status)).toEqual(['deprecated', 'active']);
    expect(findByAccount(world, personal, before?.iban ?? '')?.id).toBe(before?.id);
    expect(bench.refusal(() => deprecateDetails(world, before?.id ?? 0))).toBe('receiving.wrong-step');
  });

  test('end with their balance, for good', () => {
    const { world, ada, personal } = bench;
    const { id } = bench.holding(0, 'EUR');
    order();
    const details = findAccountDetails(world, id);
    bench.do(() => closeBalance(world, ada, personal, id));
    expect(findAccountDetails(world, id)).toBeUndefined();
    expect(findByAccount(world, personal, details?.iban ?? '')).toBeUndefined();
    expect(world.table(accountDetails).get(details?.id ?? 0)?.status).toBe('closed');
    expect(bench.refusal(() => closeDetails(world, details?.id ?? 0))).toBe('receiving.wrong-step');
    bench.holding(0, 'EUR');
    order();
    expect(setsIn('EUR')?.map(({ iban }) => iban)).not.toContain(details?.iban);
  });

  test('are for open STANDARD balances of verified profiles in currencies that have them', () => {
    const { world, ada, personal, business } = bench;
    const add = (id: number, profileId = personal) => bench.refusal(() => addDetails(world, ada, profileId, id));
    const [yen, euros, jar] = [bench.holding(0, 'JPY'), bench.holding(0, 'EUR'), bench.jar('EUR')];
    expect(add(yen.id)).toBe('details.not-offered');
    expect(add(jar.id)).toBe('details.jar');
    expect(add(1)).toBe('balance.not-found');
    expect(add(euros.id, business)).toBe('balance.not-found');
    bench.do(() => patch(world, balances, euros.id, { investmentState: 'INVESTED' }));
    expect(add(euros.id)).toBe('balance.not-operable');
    unverify();
    expect(add(euros.id)).toBe('details.profile-not-verified');
    const { actor } = bench.stranger();
    expect(bench.refusal(() => addDetails(world, actor, personal, euros.id))).toBe('access.forbidden');
  });
});
