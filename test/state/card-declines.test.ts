import { beforeEach, expect, test } from 'vitest';
import { type Balance, spendable } from '../../src/state/balances/index.ts';
import { declineReasons, type Purchase } from '../../src/state/card-payments/index.ts';
import { type Card, findCard, type PermissionType } from '../../src/state/cards/index.ts';
import { deactivateProfile, suspendProfile } from '../../src/state/profiles/index.ts';
import {
  applyRule,
  changeCardLimits,
  changeProfileLimit,
  createRule,
  type Granularity,
} from '../../src/state/spend/index.ts';
import { Bench, units } from '../support/bench.ts';
import { atMcc, changeCard, pay, purchase } from '../support/cards.ts';
import { issueCard } from '../support/spend.ts';

let bench: Bench;
let card: Card;
let pounds: Balance;
beforeEach(() => {
  bench = new Bench();
  pounds = bench.holding(100, 'GBP');
  card = issueCard(bench.world, bench.personal);
});

const off = (type: PermissionType, locked = false): Partial<Card> => ({
  permissions: { ...card.permissions, [type]: { enabled: false, locked } },
});
const slow = (changes: Partial<Card['program']>): Partial<Card> => ({ program: { ...card.program, ...changes } });
const force = (reason: string): Partial<Purchase> => ({ forced: { reason, detail: null } });
const cash: Partial<Purchase> = { type: 'CASH_WITHDRAWAL', ...atMcc('6011') };

interface Row {
  readonly reason: string;
  readonly detail?: string;
  readonly card?: () => Partial<Card>;
  readonly before?: () => void;
  readonly amount?: number;
  readonly currency?: string;
  readonly wish?: Partial<Purchase>;
}

/** In pounds. */
const limit = (granularity: Granularity, amount: number) => (): void => {
  const { world, ada, personal } = bench;
  bench.do(() => changeCardLimits(world, ada, personal, card.id, { [granularity]: units(amount, 'GBP') }));
};

const rows: readonly Row[] = [
  { reason: 'CARD_EXPIRED', card: () => ({ status: 'EXPIRED' }) },
  { reason: 'CARD_BLOCKED', card: () => ({ status: 'BLOCKED' }) },
  { reason: 'CARD_BLOCKED', card: () => ({ status: 'PURGED' }) },
  { reason: 'CARD_PARTNER_SUSPENDED', card: () => ({ status: 'PARTNER_SUSPENDED' }) },
  { reason: 'CARD_FROZEN', card: () => ({ status: 'FROZEN', frozenBy: 'partner' }) },
  {
    reason: 'CARD_FROZEN',
    detail: 'SUSPECTED_FRAUD_REVIEW_ACTIVITY',
    card: () => ({ status: 'FROZEN', frozenBy: 'wise' }),
  },
  { reason: 'CARD_INACTIVE', card: () => ({ status: 'INACTIVE' }) },
  { reason: 'ACCOUNT_INACTIVE', before: () => void bench.do(() => deactivateProfile(bench.world, bench.personal)) },
  { reason: 'ACCOUNT_INACTIVE', card: () => ({ profileId: bench.business }) },
  { reason: 'ACCOUNT_SUSPENDED', before: () => void bench.do(() => suspendProfile(bench.world, bench.personal)) },
  { reason: 'PIN_ENTRY_TRIES_EXCEEDED', card: () => ({ wrongPins: 4 }) },
  { reason: 'INCORRECT_PIN', wish: { wrong: 'PIN' } },
  { reason: 'INCORRECT_CVV', detail: 'INCORRECT_CVV2', wish: { entry: 'ECOM', wrong: 'CVV' } },
  { reason: 'INCORRECT_EXPIRY_DATE', wish: { entry: 'ECOM', wrong: 'EXPIRY_DATE' } },
  { reason: 'PAYMENT_METHOD_NOT_ALLOWED', detail: 'ECOM_DISABLED', card: () => off('ECOM'), wish: { entry: 'ECOM' } },
  { reason: 'PAYMENT_METHOD_NOT_ALLOWED', detail: 'CHIP_DISABLED', card: () => off('POS_CHIP') },
  {
    reason: 'PAYMENT_METHOD_NOT_ALLOWED',
    detail: 'CONTACTLESS_DISABLED',
    card: () => off('POS_CONTACTLESS'),
    wish: { entry: 'CONTACTLESS' },
  },
  {
    reason: 'PAYMENT_METHOD_NOT_ALLOWED',
    detail: 'MAGSTRIPE_DISABLED',
    card: () => off('POS_MAGSTRIPE', true),
    wish: { entry: 'MAGSTRIPE' },
  },
  {
    reason: 'PAYMENT_METHOD_NOT_ALLOWED',
    detail: 'WALLET_DISABLED',
    card: () => off('MOBILE_WALLETS'),
    wish: { entry: 'WALLET' },
  },
  { reason: 'PAYMENT_METHOD_NOT_ALLOWED', card: () => off('ATM_WITHDRAWAL'), wish: cash },
  {
    reason: 'PRE_ACTIVATED_CARD_PIN_ENTRY_REQUIRED',
    card: () => ({ ...off('POS_CONTACTLESS', true), ...slow({ activation: 'chip-and-pin' }) }),
    wish: { entry: 'CONTACTLESS' },
  },
  { reason: 'NON_SUPPORTED_CURRENCY', currency: 'KPW' },
  { reason: 'TRANSACTION_TYPE_NOT_SUPPORTED', before: () => forbid('MCC', '7995'), wish: atMcc('7995') },
  { reason: 'TRANSACTION_TYPE_NOT_SUPPORTED', before: () => forbid('CURRENCY', 'EUR'), currency: 'EUR' },
  { reason: 'PAYMENT_METHOD_TRANSACTION_LIMIT_EXCEEDED', before: limit('transaction', 9.99) },
  { reason: 'PAYMENT_METHOD_LIFETIME_LIMIT_EXCEEDED', before: limit('lifetime', 0) },
  {
    reason: 'PAYMENT_METHOD_DAILY_LIMIT_EXCEEDED',
    detail: 'CARD_GENERAL_DAILY_LIMIT_EXCEEDED_CHANGEABLE',
    before: limit('daily', 9.99),
  },
  {
    reason: 'PAYMENT_METHOD_MONTHLY_LIMIT_EXCEEDED',
    detail: 'CARD_GENERAL_MONTHLY_LIMIT_EXCEEDED_CHANGEABLE',
    before: limit('monthly', 9.99),
  },
  {
    reason: 'PAYMENT_METHOD_DAILY_LIMIT_EXCEEDED',
    detail: 'PROFILE_GENERAL_DAILY_LIMIT_EXCEEDED_CHANGEABLE',
    amount: 20_000.01,
  },
  {
    reason: 'PAYMENT_METHOD_MONTHLY_LIMIT_EXCEEDED',
    detail: 'PROFILE_GENERAL_MONTHLY_LIMIT_EXCEEDED_CHANGEABLE',
    before: () => {
      const wish = { kind: 'PURCHASE', daily: units(100, 'GBP'), monthly: units(9, 'GBP') } as const;
      bench.do(() => changeProfileLimit(bench.world, bench.ada, bench.personal, wish));
    },
  },
  ...declineReasons.map(reason => ({ reason, wish: force(reason) })),
  {
    reason: 'SUSPECTED_FRAUD',
    detail: 'SUSPECTED_FRAUD_NO_BALANCE',
    before: () => void pay(bench, card, purchase(100)),
    amount: 1,
  },
  {
    reason: 'INSUFFICIENT_FUNDS',
    detail: 'INSUFFICIENT_FUNDS_FOR_BLOCKED_SMART_CONVERSION',
    card: () => slow({ convertsFreely: false }),
    currency: 'EUR',
  },
  { reason: 'INSUFFICIENT_FUNDS', amount: 100.01 },
  { reason: 'INSUFFICIENT_FUNDS', amount: 120, currency: 'EUR' },
];

function forbid(type: 'MCC' | 'CURRENCY', value: string): void {
  bench.do(() => {
    const { clientId } = card;
    const actor = { kind: 'client', clientId } as const;
    const wish = { type, operation: 'BLOCK', description: null, values: [value] } as const;
    const { id } = createRule(bench.world, actor, clientId, wish);
    applyRule(bench.world, actor, clientId, id);
  });
}

test.each(rows)(
  '$reason, $detail',
  ({ reason, detail = null, before, wish, amount = 10, currency = 'GBP', ...row }) => {
    const changed = changeCard(bench, card, row.card?.() ?? {});
    before?.();
    const held = spendable(bench.world, pounds);
    bench.told();
    const made = pay(bench, changed, purchase(amount, currency, wish));
    expect([made.status, made.declineReason, made.declineDetail]).toEqual(['DECLINED', reason, detail]);
    expect([made.purgeAt, made.booked, made.debits, made.approvalCode]).toEqual([null, null, [], null]);
    expect(bench.told()).toEqual(['cards#transaction-state-change']);
    expect(spendable(bench.world, pounds)).toEqual(held);
  },
);

test('what comes first in the table is what the merchant is told', () => {
  const changed = changeCard(bench, card, { status: 'FROZEN', wrongPins: 9, ...off('POS_CHIP') });
  expect(pay(bench, changed, purchase(1000, 'KPW', { wrong: 'PIN' })).declineReason).toBe('CARD_FROZEN');
  const thawed = changeCard(bench, card, { status: 'ACTIVE' });
  expect(pay(bench, thawed, purchase(1000, 'KPW', { wrong: 'PIN' })).declineReason).toBe('PIN_ENTRY_TRIES_EXCEEDED');
});

test('three wrong PINs are forgiven by a right one, and the fifth is not asked for', () => {
  const enter = (wrong: 'PIN' | null) => pay(bench, card, purchase(1, 'GBP', { wrong })).declineReason;
  for (let i = 0; i < 3; i++) expect(enter('PIN')).toBe('INCORRECT_PIN');
  expect(findCard(bench.world, card.id)?.wrongPins).toBe(3);
  expect(enter(null)).toBeNull();
  expect(findCard(bench.world, card.id)?.wrongPins).toBe(0);
  for (let i = 0; i < 4; i++) expect(enter('PIN')).toBe('INCORRECT_PIN');
  expect(enter(null)).toBe('PIN_ENTRY_TRIES_EXCEEDED');
  expect(pay(bench, card, purchase(1, 'GBP', { entry: 'CONTACTLESS' })).declineReason).toBeNull();
});

test('a refund is not asked about limits, permissions or funds, but about its card', () => {
  changeCard(bench, card, off('POS_CHIP'));
  limit('lifetime', 0)();
  expect(pay(bench, card, purchase(5000, 'EUR', { type: 'REFUND' })).status).toBe('IN_PROGRESS');
  changeCard(bench, card, { status: 'BLOCKED' });
  expect(pay(bench, card, purchase(5, 'EUR', { type: 'REFUND' })).declineReason).toBe('CARD_BLOCKED');
});
