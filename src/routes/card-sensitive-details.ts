import { gap, type HandlersOf } from './binding.ts';

export const cardSensitiveDetailsRoutes: HandlersOf<'card-sensitive-details'> = {
  cardEncryptionKeyGet: gap('cardEncryptionKeyGet'),
  cardSensitiveDetailsGet: gap('cardSensitiveDetailsGet'),
  cardPinGet: gap('cardPinGet'),
};
