import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { BreachFilter, ExcessAccount, HoldLimitBreach } from '../../state/hold-limits/index.ts';
import { type Money, refuse, toUnits } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';
import { readId } from './ids.ts';

export const showCapacity = (left: Money | null): Operations['balanceCapacity']['replies'][200] => ({
  hasLimit: left !== null,
  depositLimit: left && { amount: toUnits(left), currency: left.currency },
});

/** Nothing has this id. */
const NO_ID = 0;

export const readRecipientId = ({ recipientId }: Operations['excessMoneyAccount']['request']['body']): number =>
  readId(recipientId) ?? NO_ID;

export const showExcessAccount = ({
  id,
  recipientId,
}: ExcessAccount): Operations['excessMoneyAccount']['replies'][200] => ({ userProfileId: id, recipientId });

type Query = Operations['holdLimitBreachList']['request']['query'] & { readonly closing_reason?: unknown };

const states: readonly BreachFilter['status'][] = ['OPEN', 'CLOSED'];
const reasons: readonly BreachFilter['closingReason'][] = ['AUTOMATICALLY_RESOLVED', 'MANUALLY_RESOLVED'];

/**
 * The filters of a list. The reason may be named as the document's text has it, too.
 * @throws Refusal `breach.unknown-state`
 */
export function readBreachFilter({ state, closingReason, closing_reason: spelt }: Query): BreachFilter {
  return {
    status: oneOf(states, state, 'state'),
    closingReason: oneOf(reasons, closingReason, 'closingReason') ?? oneOf(reasons, spelt, 'closing_reason'),
  };
}

const oneOf = <T>(words: readonly T[], value: unknown, path: string): T | null =>
  value === undefined ? null : (words.find(word => word === value) ?? refuse('breach.unknown-state', { path }));

export const showBreach = (breach: HoldLimitBreach): schemas.HoldLimitBreach => ({
  id: breach.id,
  profileId: breach.profileId,
  amount: toUnits(breach.amount),
  currency: breach.amount.currency,
  state: breach.status,
  closingReason: breach.closingReason,
  createdAt: showMillis(breach.createdAt),
  updatedAt: showMillis(breach.updatedAt),
});

/**
 * The recipient of the excess.
 * @throws Refusal `breach.only-closing`
 */
export function readBreachClosing(body: Operations['holdLimitBreachClose']['request']['body']): number {
  return body.state === 'CLOSED' ? (readId(body.targetRecipientId) ?? NO_ID) : refuse('breach.only-closing');
}
