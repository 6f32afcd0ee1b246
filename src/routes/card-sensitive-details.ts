import { requireKeyHolder, revealCard } from '../state/cards/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showPin, showSecrets } from './views/card.ts';
import { readCardToken } from './views/card-secrets.ts';

export const cardSensitiveDetailsRoutes: HandlersOf<'card-sensitive-details'> = {
  cardEncryptionKeyGet: ({ actor, keys }) => {
    requireKeyHolder(actor);
    return reply(200, { version: 1, key: keys['card-data']?.spki ?? '' });
  },
  cardSensitiveDetailsGet: ({ world, actor, headers }) =>
    reply(200, showSecrets(revealCard(world, actor, readCardToken(headers)))),
  cardPinGet: ({ world, actor, headers }) => reply(200, showPin(revealCard(world, actor, readCardToken(headers)))),
};
