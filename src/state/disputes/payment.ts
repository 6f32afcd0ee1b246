/** The card payments that disputes are about. */
import { type CardTransaction, findCardTransaction } from '../card-payments/index.ts';
import { type CardProgram, findCard } from '../cards/index.ts';
import { refuse, type World } from '../kernel/index.ts';

export type Scheme = CardProgram['scheme'];

/**
 * A card payment of the profile; another's is as unknown as one that does not exist.
 * @param path where the request names it
 * @throws Refusal `dispute.no-transaction`
 */
export function requirePayment(world: World, profileId: number, id: number, path?: string): CardTransaction {
  const payment = findCardTransaction(world, id);
  if (payment?.profileId === profileId) return payment;
  return refuse('dispute.no-transaction', { id, ...(path ? { path } : {}) });
}

/** The network of the card that it was made with. */
export const schemeOf = (world: World, { cardToken }: CardTransaction): Scheme | undefined =>
  findCard(world, cardToken)?.program.scheme;
