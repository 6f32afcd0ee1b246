import { PHYSICAL } from '../card-calls.ts';
import { PERSONAL } from '../sender.ts';
import { type Stage, type Trigger, trigger } from './stage.ts';

const ORDER = 'cards#card-order-status-change';
const CARD = 'cards#card-status-change';
const PRINT = 'cards#card-production-status-change';
const own = { profileId: PERSONAL };

/** An activated card. */
const active = async ({ cards }: Stage): Promise<string> => (await cards.activated()).token;

const changed = (to: string, ...fires: readonly string[]): Trigger =>
  trigger(
    'cardStatusUpdate',
    to,
    async stage => {
      const token = await active(stage);
      return () => stage.cards.status(token, to);
    },
    ...fires,
  );

/** A card that a kiosk may print, and is asked to. */
async function printable(stage: Stage, asked = true): Promise<string> {
  const { token } = await stage.cards.made({ program: PHYSICAL, deliveryOption: 'KIOSK_COLLECTION' });
  await stage.sandbox.advance('PT1S');
  if (asked) await produce(stage, token);
  return token;
}
const produce = ({ sandbox }: Stage, cardToken: string) =>
  sandbox.call('cardKioskCollectionProduce', { params: { ...own, cardToken }, body: { kioskId: 'WIS00001' } });
const printing = ({ sandbox }: Stage, cardToken: string, body: object) =>
  sandbox.call('simulationCardProduction', { params: { ...own, cardToken }, body });

export const cardTriggers: readonly Trigger[] = [
  trigger(
    'cardOrderCreate',
    'with nothing open',
    async ({ cards }) =>
      () =>
        cards.place(),
    `${ORDER} REQUIREMENTS_FULFILLED`,
  ),
  trigger(
    'cardOrderCreate',
    'of somebody who is not known yet',
    async stage => {
      await stage.drive('profiles', PERSONAL, 'not_verified');
      return () => stage.cards.place();
    },
    `${ORDER} PLACED`,
  ),
  trigger('cardOrderCreate', 'asked for again', async ({ cards }) => {
    const key = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';
    await cards.place({}, PERSONAL, key);
    return () => cards.place({}, PERSONAL, key);
  }),
  trigger(
    'clock',
    'a virtual card is made',
    async ({ cards }) => {
      await cards.place();
      return () => cards.wait('PT2S');
    },
    `${ORDER} CARD_DETAILS_CREATED`,
    `${CARD} ACTIVE by internal_system`,
    `${ORDER} COMPLETED`,
  ),
  trigger(
    'clock',
    'a card for a kiosk is made',
    async ({ cards }) => {
      await cards.place({ program: PHYSICAL, deliveryOption: 'KIOSK_COLLECTION' });
      return () => cards.wait('PT2S');
    },
    `${ORDER} CARD_DETAILS_CREATED`,
    `${CARD} INACTIVE by internal_system`,
    `${PRINT} READY`,
  ),
  trigger(
    'operator',
    'a card is printed and sent',
    async stage => {
      const { order } = await stage.cards.made({ program: PHYSICAL });
      return () => stage.drive('card-orders', order, 'PRODUCED');
    },
    `${ORDER} PRODUCED`,
  ),
  trigger(
    'cardStatusUpdate',
    'ACTIVE, of a card that was sent',
    async stage => {
      const { order, token } = await stage.cards.made({ program: PHYSICAL });
      await stage.drive('card-orders', order, 'PRODUCED');
      return () => stage.cards.status(token, 'ACTIVE');
    },
    `${CARD} ACTIVE by localwise`,
    `${ORDER} COMPLETED`,
  ),
  changed('ACTIVE'),
  changed('FROZEN', `${CARD} FROZEN by localwise`),
  changed('BLOCKED', `${CARD} BLOCKED by localwise`),
  trigger(
    'cardOrderStatusUpdate',
    'CANCELLED, before there is a card',
    async ({ cards }) => {
      const { id } = (await cards.place()).body;
      return () => cards.cancel(id);
    },
    `${ORDER} CANCELLED`,
  ),
  trigger(
    'cardOrderStatusUpdate',
    'CANCELLED, with a card',
    async ({ cards }) => {
      const { order } = await cards.made({ program: PHYSICAL });
      return () => cards.cancel(order);
    },
    `${ORDER} CANCELLED`,
    `${CARD} BLOCKED by localwise`,
  ),
  trigger(
    'operator',
    'a card comes back by post',
    async stage => {
      const { order } = await stage.cards.made({ program: PHYSICAL });
      await stage.drive('card-orders', order, 'PRODUCED');
      return () => stage.drive('card-orders', order, 'RETURNED');
    },
    `${ORDER} RETURNED`,
    `${CARD} BLOCKED by internal_system`,
  ),
  trigger(
    'operator',
    'a card is suspended',
    async stage => {
      const token = await active(stage);
      return () => stage.drive('cards', token, 'PARTNER_SUSPENDED');
    },
    `${CARD} PARTNER_SUSPENDED by internal_system`,
  ),
  trigger(
    'clock',
    'a card expires, and is forgotten',
    async stage => {
      await active(stage);
      return () => stage.sandbox.advance('P2500D');
    },
    `${CARD} EXPIRED by internal_system`,
    `${CARD} PURGED by internal_system`,
  ),
  trigger(
    'cardKioskCollectionProduce',
    'asked',
    async stage => {
      const token = await printable(stage, false);
      return () => produce(stage, token);
    },
    `${PRINT} IN_PROGRESS`,
  ),
  trigger(
    'simulationCardProduction',
    'PRODUCED',
    async stage => {
      const token = await printable(stage);
      return async () => {
        await printing(stage, token, { status: 'PRODUCED' });
        return stage.sandbox.advance('PT1S');
      };
    },
    `${PRINT} PRODUCED`,
    `${ORDER} PRODUCED`,
  ),
  trigger(
    'simulationCardProduction',
    'PRODUCTION_ERROR',
    async stage => {
      const token = await printable(stage);
      return () => printing(stage, token, { status: 'PRODUCTION_ERROR', errorCode: 'PRT_RIBBON_ENDED' });
    },
    `${PRINT} PRODUCTION_ERROR PRT_RIBBON_ENDED`,
  ),
  trigger(
    'operator',
    'a card is typed into a wallet',
    async stage => {
      const token = await active(stage);
      return () => stage.operate(`/cards/${token}/manual-provisioning`, { wallet: 'APPLE_PAY' });
    },
    'cards#manual-provisioning-verification Apple Pay',
  ),
  trigger('digitalWalletActivatePaymentToken', 'approved', async stage => {
    const cardToken = await active(stage);
    const { paymentTokenUniqueReference } = (await stage.operate(`/cards/${cardToken}/manual-provisioning`)).body;
    const params = { ...own, cardToken, paymentTokenUniqueReference };
    return () => stage.call('digitalWalletActivatePaymentToken', { params, body: { activation: 'APPROVE' } });
  }),
];
