import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import {
  type Card,
  type CardProgram,
  type CardSecrets,
  isVirtual,
  type Permission,
  type PermissionType,
  type PermissionWish,
} from '../../state/cards/index.ts';
import type { Rows } from '../../state/kernel/index.ts';
import { showNanos, showSeconds } from './dates.ts';
import type { PageWish } from './pages.ts';

export const showProgram = ({ name, scheme, currency, type }: CardProgram) => ({
  name,
  scheme,
  defaultCurrency: currency,
  cardType: type,
});

/** The words for what opens the permissions that are locked at first. */
function unlocking({ program }: Card): schemas.Card['unlockSpendingPermissions'] {
  if (isVirtual({ program })) return 'NONE';
  return program.activation === 'partner' ? 'WITH_PARTNER_API' : 'WITH_FIRST_CHIP_AND_PIN_TRANSACTION';
}

export const showCard = (card: Card): schemas.Card => ({
  token: card.id,
  profileId: card.profileId,
  clientId: card.clientId,
  status: { value: card.status },
  cardHolderName: card.cardHolderName,
  expiryDate: showSeconds(card.expiresAt),
  lastFourDigits: card.pan.slice(-4),
  bankIdentificationNumber: card.pan.slice(0, 6),
  phoneNumber: card.phoneNumber,
  cardProgram: showProgram(card.program),
  unlockSpendingPermissions: unlocking(card),
  creationTime: showNanos(card.createdAt),
  modificationTime: showNanos(card.updatedAt),
});

/** @assumed the newest first, as the list of orders */
export const showCards = (cards: Rows<Card>, { offset, limit }: PageWish): Operations['cardList']['replies'][200] => ({
  cards: cards.page(offset, limit, true).map(showCard),
  totalCount: cards.size,
});

/** In the documented order. */
const types: readonly PermissionType[] = [
  'ECOM',
  'POS_CHIP',
  'ATM_WITHDRAWAL',
  'MOBILE_WALLETS',
  'POS_CONTACTLESS',
  'POS_MAGSTRIPE',
];

export const showPermissions = ({ permissions }: Card): Operations['cardPermissionsGet']['replies'][200] => ({
  permissions: types.map(type => showPermission(type, permissions[type])),
});

const showPermission = (type: PermissionType, { enabled, locked }: Permission): schemas.Permission => ({
  type,
  isEnabled: enabled,
  isLocked: locked,
});

export const readPermission = ({
  type,
  isEnabled,
}: Operations['cardPermissionsUpdate']['request']['body']): PermissionWish => ({ type, enabled: isEnabled });

export const showPhone = ({
  id,
  profileId,
  phoneNumber,
}: Card): Operations['cardPhoneNumberUpdate']['replies'][200] => ({
  token: id,
  profileId,
  phoneNumber,
});

export const showSecrets = ({ nonce, card }: CardSecrets): Operations['cardSensitiveDetailsGet']['replies'][200] => {
  const lastDay = showSeconds(card.expiresAt);
  return {
    nonce,
    cvv2: card.cvv2,
    pan: card.pan,
    expiryDate: `${lastDay.slice(5, 7)}/${lastDay.slice(2, 4)}`,
    cardholderName: card.cardHolderName,
  };
};

export const showPin = ({ nonce, card }: CardSecrets): Operations['cardPinGet']['replies'][200] => ({
  nonce,
  pin: card.pin,
});
