import { event, type Money } from '../kernel/index.ts';

/** Money came onto a balance of the account. */
export const balanceCredited = event<{
  readonly accountId: number;
  readonly profileId: number;
  readonly amount: Money;
  readonly balanceAfter: Money;
}>('balances#credit');

/** A balance moved, in either direction. The amount is positive; `stepId` grows, and orders the steps of one transaction. */
export const balanceUpdated = event<{
  readonly accountId: number;
  readonly profileId: number;
  readonly balanceId: number;
  readonly direction: 'credit' | 'debit';
  readonly amount: Money;
  readonly balanceAfter: Money;
  readonly channel: 'TRANSFER' | 'CARD' | 'CONVERSION' | 'BALANCE';
  readonly reference: string | null;
  readonly stepId: number;
}>('balances#update');

/** The account got its first balance, or lost its last one. */
export const accountStateChanged = event<{
  readonly accountId: number;
  readonly profileId: number;
  readonly state: 'ACTIVE' | 'INACTIVE';
}>('balances#account-state-change');

/**
 * What was set aside on a balance was taken. Partners were told when it was set aside, and do not subscribe to this; but
 * what the profile holds is less from now on.
 */
export const reservationTaken = event<{ readonly profileId: number; readonly balanceId: number }>('balances#taken');

/** A customer added money of their own. Partners are told of the credit, and do not subscribe to this. */
export const toppedUp = event<{ readonly topUpId: number }>('balances#topped-up');

/**
 * A balance was opened. Whoever keeps recipients makes the balance's own, and the account's if it has none yet, so that
 * transfers can be sent to them. Partners do not subscribe to this.
 */
export const balanceOpened = event<{
  readonly profileId: number;
  readonly accountId: number;
  readonly accountRecipientId: number;
  readonly balanceId: number;
  readonly recipientId: number;
  readonly currency: string;
}>('balances#opened');

/** A balance was closed for good. Whatever brings money to it ends with it. Partners do not subscribe to this. */
export const balanceClosed = event<{
  readonly profileId: number;
  readonly balanceId: number;
  readonly currency: string;
}>('balances#closed');

/** A profile has come to use most of its overdraft. Both amounts are in the currency of the limit. */
export const overdraftStrained = event<{
  readonly profileId: number;
  readonly used: Money;
  readonly limit: Money;
}>('profiles#overdraft-limit-threshold');
