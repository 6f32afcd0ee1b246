import { address, COMPANY_VIRTUAL, PERSONAL, PHYSICAL } from '../card-calls.ts';
import { seal } from '../card-sealing.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Request } from './subjects.ts';

/** Cards that requests can be about, and a wallet's token of one. */
export interface CardSubjects {
  readonly card: string;
  readonly kioskCard: string;
  readonly cardOrder: number;
  readonly openOrder: number;
  readonly sealed: string;
  readonly walletToken: string;
}

const own = { profileId: PERSONAL };
const key = (n: number) => ({ 'x-idempotence-uuid': `0d5c1c1a-3c2f-4f5e-9b0a-5d7f3f1fca0${n}` });

export async function furnishCards(sandbox: Sandbox): Promise<CardSubjects> {
  const place = async (n: number, more: object) => {
    const body = { program: PHYSICAL, cardHolderName: 'Ada Lovell', address, ...more };
    return Number((await sandbox.call('cardOrderCreate', { params: own, headers: key(n), body })).body.id);
  };
  const make = async (id: number): Promise<string> => {
    await sandbox.control('POST', `/resources/card-orders/${id}/transitions`, { to: 'CARD_DETAILS_CREATED' });
    return (await sandbox.call('cardOrderGet', { params: { ...own, cardOrderId: id } })).body.cardToken;
  };
  const cardOrder = await place(1, {});
  const [card, kioskCard] = [await make(cardOrder), await make(await place(2, { deliveryOption: 'KIOSK_COLLECTION' }))];
  await sandbox.call('cardStatusUpdate', { params: { ...own, cardToken: card }, body: { status: 'ACTIVE' } });
  await sandbox.control('POST', `/resources/card-productions/${kioskCard}/transitions`, { to: 'READY' });
  const asked = await sandbox.control('POST', `/cards/${card}/manual-provisioning`);
  const sealed = seal((await sandbox.call('cardEncryptionKeyGet', {})).body.key, 'RSA-OAEP-256', '1234').compact;
  const walletToken = asked.body.paymentTokenUniqueReference;
  return { card, kioskCard, cardOrder, openOrder: await place(3, {}), sealed, walletToken };
}

export function cardRequests(s: CardSubjects): Readonly<Record<string, Request>> {
  const params = { ...own, cardToken: s.card };
  const named = { 'x-tw-twcard-card-token': s.card };
  const secret = { keyVersion: 1, encryptedPayload: s.sealed };
  return {
    cardOrderProgramsGet: { params: own },
    cardOrderCreate: {
      params: { profileId: PERSONAL + 1 },
      headers: key(9),
      body: {
        program: COMPANY_VIRTUAL,
        cardHolderName: 'Ada Lovell',
        phoneNumber: '+441234567890',
        address,
        lifetimeLimit: 100,
        cardHolderProfileId: PERSONAL,
      },
    },
    cardOrderList: { params: own, query: { pageSize: 10, pageNumber: 1 } },
    cardOrderGet: { params: { ...own, cardOrderId: s.cardOrder } },
    cardOrderRequirementsGet: { params: { ...own, cardOrderId: s.cardOrder } },
    cardOrderStatusUpdate: { params: { ...own, cardOrderId: s.openOrder }, body: { status: 'CANCELLED' } },
    cardOrderValidateAddress: { body: address },
    cardList: { params: own, query: { pageSize: 10, pageNumber: 1 } },
    cardGet: { params },
    cardStatusUpdate: { params, body: { status: 'FROZEN' } },
    cardPinCountReset: { params },
    cardPermissionsGet: { params },
    cardPermissionsUpdate: { params, body: { type: 'ECOM', isEnabled: false } },
    cardPermissionsBulkUpdate: { params, body: { permissions: [{ type: 'ECOM', isEnabled: false }] } },
    cardPhoneNumberUpdate: { params, body: { phoneNumber: '+6588888888' } },
    cardEncryptionKeyGet: {},
    cardSensitiveDetailsGet: { headers: named, body: secret },
    cardPinGet: { headers: named, body: secret },
    cardKioskCollectionProduce: { params: { ...own, cardToken: s.kioskCard }, body: { kioskId: 'WIS00001' } },
    cardKioskCollectionProductionGet: { params: { ...own, cardToken: s.kioskCard } },
    pushProvisioningPaymentTokensList: { params, body: { walletNames: ['GOOGLE_PAY'] } },
    digitalWalletActivatePaymentToken: {
      params: { ...params, paymentTokenUniqueReference: s.walletToken },
      body: { activation: 'APPROVE' },
    },
    pushProvisioningGooglePayGet: {
      headers: named,
      body: { clientDeviceId: 'device', clientWalletAccountId: 'wallet' },
    },
    pushProvisioningApplePayGet: {
      headers: named,
      body: { certificates: ['MIICpTCC', 'MIICpTCD'], nonce: 'a1b2', nonceSignature: 'c3d4' },
    },
  };
}
