import { type Instant, table } from '../kernel/index.ts';

/** By which network money is collected, each with its one currency. */
export const networks = { ACH: 'USD', EFT: 'CAD' } as const;

export type DebitNetwork = keyof typeof networks;

/** A customer's account at a bank, from which batch groups may be paid. */
export interface DebitAccount {
  readonly id: number;
  readonly profileId: number;
  readonly network: DebitNetwork;
  readonly currency: (typeof networks)[DebitNetwork];
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly accountType: 'CHECKING' | 'SAVINGS';
  readonly createdAt: Instant;
}

export const debitAccounts = table<DebitAccount>()('direct-debit-accounts', {
  byNetwork: { key: ({ profileId, network }) => networkKey(profileId, network) },
});

export const networkKey = (profileId: number, network: DebitNetwork): string => `${profileId}:${network}`;
