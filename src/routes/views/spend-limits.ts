import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { isLess, type Money, refuse, toUnits } from '../../state/kernel/index.ts';
import type {
  CardLimitWish,
  CardSpending,
  LimitInUse,
  ProfileLimitWish,
  ProfileSpending,
} from '../../state/spend/index.ts';
import { readAmount } from './amounts.ts';
import { showNanosBefore, showSeconds } from './dates.ts';

type ProfileBody = Operations['spendLimitsProfileUpdate']['request']['body'];
type CardBody = Operations['spendLimitsCardUpdate']['request']['body'];
type Sent = { readonly value?: { readonly amount?: number; readonly currency?: string } } | undefined;

/** @throws Refusal `spend.unknown-kind`, `balance.unknown-currency`, `balance.bad-amount` */
export const readProfileLimit = ({ type, aggregateWindow }: ProfileBody): ProfileLimitWish => ({
  kind: type ?? refuse('spend.unknown-kind', {}),
  daily: readLimit(aggregateWindow?.daily, 'aggregateWindow.daily'),
  monthly: readLimit(aggregateWindow?.monthly, 'aggregateWindow.monthly'),
});

const granularities = ['transaction', 'daily', 'monthly', 'lifetime'] as const;

/** @throws Refusal `spend.value-missing`, `balance.unknown-currency`, `balance.bad-amount` */
export const readCardLimits = (body: CardBody): CardLimitWish =>
  Object.fromEntries(
    granularities
      .filter(granularity => body[granularity] !== undefined)
      .map(granularity => {
        const limit = readLimit(body[granularity], granularity);
        return [granularity, limit ?? refuse('spend.value-missing', { path: `${granularity}.value` })];
      }),
  );

function readLimit(sent: Sent, path: string): Money | undefined {
  const { amount, currency } = sent?.value ?? {};
  if (amount === undefined || currency === undefined) return undefined;
  return readAmount(amount, currency, { value: `${path}.value.amount`, currency: `${path}.value.currency` });
}

const show = (amount: Money): { readonly amount: number; readonly currency: string } => ({
  amount: toUnits(amount),
  currency: amount.currency,
});

type ProfileWindow = Pick<ProfileSpending, 'daily' | 'monthly'>['daily'];

export function showProfileLimits(
  spending: readonly ProfileSpending[],
): Operations['spendLimitsProfileGet']['replies'][200] {
  const showWindow = ({ value, usage, endsAt }: ProfileWindow, max: Money) => ({
    value: show(value),
    usage: show(usage),
    max: show(max),
    resetAt: showNanosBefore(endsAt),
  });
  const showKind = ({ kind, daily, monthly, max }: ProfileSpending): schemas.ProfileLimits => ({
    type: kind,
    aggregateWindow: { daily: showWindow(daily, max), monthly: showWindow(monthly, max) },
  });
  return { spendLimits: spending.map(showKind) };
}

export const showCardLimits = ({ transaction, daily, monthly, lifetime }: CardSpending): schemas.CardLimits => ({
  transaction: transaction && showCardLimit(transaction),
  daily: daily && showCardLimit(daily),
  monthly: monthly && showCardLimit(monthly),
  lifetime: lifetime && showCardLimit(lifetime),
});

const showCardLimit = ({ value, usage, endsAt }: LimitInUse) => ({
  value: show(value),
  usage: show(usage),
  resetAt: endsAt && showNanosBefore(endsAt),
});

type Spendings = Operations['spendControlsProfileLimitsGet']['replies'][200];
type OlderLimit = NonNullable<NonNullable<Spendings['spendings']>[number]['limits']>[number];

/** What the older form calls each kind of spending. */
const categoriesOf: Readonly<Record<ProfileSpending['kind'], readonly string[]>> = {
  ATM_WITHDRAWAL: ['ATM_WITHDRAWAL'],
  PURCHASE: ['ECOM_PURCHASE', 'CHIP_WALLET_PURCHASE', 'CONTACTLESS_PURCHASE', 'MAGSTRIPE_PURCHASE'],
};

/**
 * A profile's limits in the form from before purchases had one limit together.
 * @source spendControlsProfileLimitsGet
 * @assumed each way to purchase shows what all of them share; the most that one payment may be is what is allowed in a
 * window, and a month is not counted in a day
 */
export const showSpendings = (spending: readonly ProfileSpending[]): Spendings => ({
  spendings: [...spending]
    .reverse()
    .flatMap(kind => categoriesOf[kind.kind].map(type => ({ type, limits: showOlderLimits(kind) }))),
});

function showOlderLimits({ daily, monthly }: ProfileSpending): OlderLimit[] {
  const least = isLess(monthly.value, daily.value) ? monthly.value : daily.value;
  return [
    { type: 'TRANSACTION', usage: 0, threshold: toUnits(least), currency: least.currency, expiresAt: null },
    showOlderWindow('DAILY', daily),
    showOlderWindow('MONTHLY', monthly),
  ];
}

const showOlderWindow = (type: string, { value, usage, endsAt }: ProfileWindow): OlderLimit => ({
  type,
  usage: toUnits(usage),
  threshold: toUnits(value),
  currency: value.currency,
  expiresAt: showSeconds(endsAt),
});
