import { type Card, cardOrders, cards } from '../../src/state/cards/index.ts';
import { insert, nextUuid, type World } from '../../src/state/kernel/index.ts';
import { findProfile } from '../../src/state/profiles/index.ts';

const open = { enabled: true, locked: false };
const program = {
  name: 'VISA_DEBIT_BUSINESS_UK_1',
  scheme: 'VISA',
  currency: 'GBP',
  type: 'PHYSICAL',
  profiles: 'business',
  countries: [],
  bin: '459661',
  activation: 'partner',
  requiresPin: false,
  delivery: 'POSTAL_SERVICE_STANDARD',
  kiosk: false,
  convertsFreely: true,
} as const;

/** Puts an active card straight into a world, with its order, for tests of what it may spend. */
export function issueCard(world: World, profileId: number, changes: Partial<Card> = {}, lifetime?: number): Card {
  return world.transact({ kind: 'seed' }, () => {
    const at = world.now;
    const orderId = 1_000_000 + world.table(cards).size;
    const clientId = findProfile(world, profileId)?.clientId ?? 'localwise';
    const card: Card = {
      id: nextUuid(world),
      status: 'ACTIVE',
      profileId,
      clientId,
      orderId,
      program,
      cardHolderName: 'Ada Lovell',
      phoneNumber: null,
      pan: `459661${String(orderId).padStart(10, '0')}`,
      cvv2: '123',
      pin: '1234',
      expiresAt: at,
      permissions: {
        ECOM: open,
        POS_CHIP: open,
        ATM_WITHDRAWAL: open,
        MOBILE_WALLETS: open,
        POS_CONTACTLESS: open,
        POS_MAGSTRIPE: open,
      },
      wrongPins: 0,
      frozenBy: null,
      suspendedFrom: null,
      createdAt: at,
      updatedAt: at,
      ...changes,
    };
    insert(world, cardOrders, {
      id: orderId,
      status: 'COMPLETED',
      profileId,
      clientId,
      program: card.program,
      address: {},
      cardHolderName: card.cardHolderName,
      embossedName: null,
      phoneNumber: null,
      lifetimeLimitMinor: lifetime ?? null,
      cardHolderProfileId: null,
      replaces: null,
      delivery: null,
      deliveryEstimateAt: at,
      requirements: {},
      presetPin: null,
      cardToken: card.id,
      createdAt: at,
      updatedAt: at,
    });
    return insert(world, cards, card);
  });
}
