import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { startChallenge } from '../../state/card-challenges/index.ts';
import { authorise, refundCardTransaction } from '../../state/card-payments/index.ts';
import { findCard } from '../../state/cards/index.ts';
import { refuse } from '../../state/kernel/index.ts';
import { readId } from '../views/ids.ts';
import { readFields } from './body.ts';
import { cardWishFields, challengeFields, readCardWish, readChallenge, readSum, sumFields } from './card-wishes.ts';
import type { ControlOptions } from './options.ts';

type OfCard = { readonly Params: { readonly token: string } };
type Numbered = { readonly Params: { readonly id: string } };

/** Merchants of every kind, and cardholders who are asked whether they are paying. */
export const cardPaymentsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.post<OfCard>('/cards/:token/transactions', { config }, async ({ world, params: { token }, body }) => {
    const card = findCard(world, token) ?? refuse('card.not-found', { token });
    const purchase = readCardWish(readFields(body, cardWishFields));
    return operate(world, `pay with card ${token}`, () => authorise(world, card, purchase));
  });

  app.post<Numbered>('/card-transactions/:id/refunds', { config }, async ({ world, params, body }) => {
    const amount = readSum(readFields(body, sumFields));
    const id = readId(params.id) ?? 0;
    return operate(world, `refund card transaction ${id}`, () => refundCardTransaction(world, id, amount));
  });

  app.post<OfCard>('/cards/:token/3ds-challenges', { config }, async ({ world, params: { token }, body }) => {
    const wish = readChallenge(readFields(body, challengeFields));
    return operate(world, `ask the holder of card ${token}`, () => startChallenge(world, token, wish));
  });
};
