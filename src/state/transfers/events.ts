import { event, type Money } from '../kernel/index.ts';

/** A transfer was created, or moved along its lifecycle. `from` is null for a new one. */
export const transferStateChanged = event<{
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
  readonly from: string | null;
  readonly to: string;
}>('transfers#state-change');

/** The sender has the money back, fees included. */
export const transferRefunded = event<{
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
  readonly amount: Money;
}>('transfers#refund');

/** The open problems of a transfer are others than before: all that are open now. */
export const transferIssuesChanged = event<{
  readonly transferId: number;
  readonly profileId: number;
  readonly recipientId: number;
  readonly issues: readonly string[];
}>('transfers#active-cases');

/** A payout attempt failed; the transfer itself may or may not move. */
export const payoutFailed = event<{
  readonly transferId: number;
  readonly profileId: number;
  readonly reasonCode: string;
  readonly description: string;
}>('transfers#payout-failure');
