import { event, type Money } from '../kernel/index.ts';

/** A cardholder is asked in the partner's app whether they are paying. */
export const challengeStarted = event<{
  readonly reference: string;
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string;
  readonly channel: 'browser' | 'app';
  readonly expiresAfterSeconds: number;
  readonly amount: Money;
  readonly merchant: {
    readonly name: string;
    /** Two letters, upper case. */
    readonly country: string;
    readonly mcc: string;
    readonly url: string | null;
  };
}>('cards#3ds-challenge');
