import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUSINESS, CardCalls, PERSONAL, PHYSICAL, refused } from '../support/card-calls.ts';

let root: CardCalls;
let calls: CardCalls;
beforeAll(async () => {
  root = await CardCalls.open();
});
afterAll(async () => {
  expect(root.sandbox.problems).toEqual([]);
  await root.sandbox.close();
});
beforeEach(async () => {
  calls = await root.fresh();
});

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const CARD = 'x-tw-twcard-card-token';
const google = (token: string, body: unknown = { clientDeviceId: 'device', clientWalletAccountId: 'wallet' }) =>
  calls.call('pushProvisioningGooglePayGet', { headers: { [CARD]: token }, body });
const fitting = {
  certificates: ['MIICpTCCAkqgAwIBAgII', 'MIICpTCCAYmgAwIBAgII'],
  nonce: 'a1b2c3d4',
  nonceSignature: 'F6E5',
};
const apple = (token: string, body: unknown = fitting) =>
  calls.call('pushProvisioningApplePayGet', { headers: { [CARD]: token }, body });
const list = (cardToken: string, walletNames?: string[], profileId = PERSONAL) =>
  calls.call('pushProvisioningPaymentTokensList', {
    params: { profileId, cardToken },
    body: walletNames ? { walletNames } : {},
  });
const ask = (token: string, body?: unknown) => calls.control('POST', `/cards/${token}/manual-provisioning`, body);
const answer = (cardToken: string, reference: string, activation: unknown, more: object = {}, profileId = PERSONAL) =>
  calls.call('digitalWalletActivatePaymentToken', {
    params: { profileId, cardToken, paymentTokenUniqueReference: reference },
    body: { activation },
    ...more,
  });

/** A card with a token that waits for the partner's word. */
async function waiting() {
  const { token } = await calls.made();
  return { token, reference: String((await ask(token)).body.paymentTokenUniqueReference) };
}

describe('a payload for a wallet', () => {
  test('for Google Pay tells whose card it is', async () => {
    const { token } = await calls.made({ phoneNumber: '+441234567890' });
    const { status, body } = await google(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      opaquePaymentCard: expect.stringMatching(/^[A-Za-z0-9+/]{512}$/),
      cardNetwork: 'CARD_NETWORK_VISA',
      tokenServiceProvider: 'TOKEN_PROVIDER_VISA',
      cardDisplayName: 'Wise Card',
      cardLastDigits: (await calls.card(token)).lastFourDigits,
      userAddress: {
        addressLine1: '56 Shoreditch High St',
        addressLine2: 'The Tea Bldg',
        countryCode: 'GB',
        locality: 'London',
        administrativeArea: '',
        name: 'Ada Lovell',
        phoneNumber: '+441234567890',
        postalCode: 'E1 6JJ',
      },
    });
    await google(token);
    const { paymentTokens } = (await list(token)).body;
    expect(paymentTokens).toEqual([
      {
        cardToken: token,
        walletName: 'GOOGLE_PAY',
        paymentTokenUniqueReference: expect.stringMatching(/^DNITHE\d{18}$/),
        panUniqueReference: '',
        provisioningStatus: 'INACTIVE',
        creationTime: '2026-03-02T09:00:01.000000000Z',
        modificationTime: '2026-03-02T09:00:01.000000000Z',
      },
    ]);
  });

  test('for Apple Pay holds what only the scheme could read', async () => {
    const { token } = await calls.made();
    expect((await apple(token)).body).toEqual({
      encryptedPassData: expect.stringMatching(/^([0-9A-F]{2})+$/),
      activationData: expect.stringMatching(/^[A-Za-z0-9+/]+$/),
      ephemeralKey: expect.stringMatching(/^04[0-9A-F]{128}$/),
    });
  });

  test.each([
    ['one certificate', { ...fitting, certificates: ['MIIC'] }, 'certificates'],
    ['certificates that are none', { ...fitting, certificates: ['MIIC', '?'] }, 'certificates'],
    ['a nonce that is no number', { ...fitting, nonce: 'xyz' }, 'nonce'],
    ['a signature cut short', { ...fitting, nonceSignature: 'abc' }, 'nonceSignature'],
    ['nothing', {}, 'certificates'],
  ])('for Apple Pay is not made of %s', async (_what, body, ref) => {
    const { token } = await calls.made();
    const { status, body: said } = await apple(token, body);
    expect([status, said.errors[0].ref]).toEqual([400, ref]);
    expect((await list(token)).body.paymentTokens).toEqual([]);
  });

  test('is only for an active card of one’s own', async () => {
    const { token } = await calls.made({ program: PHYSICAL });
    for (const pay of [google, apple]) {
      expect((await pay(token)).status).toBe(422);
      expect((await pay(UNKNOWN)).status).toBe(404);
      expect((await pay('')).status).toBe(400);
      expect((await pay('abc')).body.errors[0].ref).toBe(CARD);
    }
    expect((await google(token, { clientDeviceId: 'device' })).body.errors[0].ref).toBe('clientWalletAccountId');
  });
});

describe('the tokens of a card', () => {
  test('are listed by wallet', async () => {
    const { token } = await calls.made();
    await ask(token, { wallet: 'GOOGLE_PAY' });
    await ask(token, { wallet: 'APPLE_PAY' });
    const wallets = async (names?: string[]) =>
      (await list(token, names)).body.paymentTokens.map(({ walletName }: { walletName: string }) => walletName);
    expect(await wallets()).toEqual(['GOOGLE_PAY', 'APPLE_PAY']);
    expect(await wallets([])).toEqual(['GOOGLE_PAY', 'APPLE_PAY']);
    expect(await wallets(['APPLE_PAY'])).toEqual(['APPLE_PAY']);
    expect((await list(token, ['SAMSUNG_PAY'])).status).toBe(400);
    expect((await list(UNKNOWN)).status).toBe(404);
    expect((await list(token, [], 1)).status).toBe(403);
  });

  test('share the fate of their card', async () => {
    const { token, reference } = await waiting();
    await answer(token, reference, 'APPROVE');
    await ask(token, { wallet: 'APPLE_PAY' });
    const statuses = async () =>
      (await list(token)).body.paymentTokens.map((t: { provisioningStatus: string }) => t.provisioningStatus);
    expect(await statuses()).toEqual(['ACTIVE', 'INACTIVE']);
    await calls.status(token, 'FROZEN');
    expect(await statuses()).toEqual(['SUSPENDED', 'INACTIVE']);
    await calls.status(token, 'ACTIVE');
    expect(await statuses()).toEqual(['ACTIVE', 'INACTIVE']);
    await calls.status(token, 'BLOCKED');
    expect(await statuses()).toEqual([]);
  });

  test('go on with the card that takes the place of theirs', async () => {
    const old = await calls.activated();
    const { body } = await ask(old.token);
    await answer(old.token, body.paymentTokenUniqueReference, 'APPROVE');
    const replacementDetails = { cardToken: old.token, reason: 'CARD_EXPIRING' };
    const next = await calls.activated({ replacementDetails });
    expect((await list(old.token)).body.paymentTokens).toEqual([]);
    expect((await list(next.token)).body.paymentTokens).toMatchObject([
      { cardToken: next.token, provisioningStatus: 'ACTIVE', panUniqueReference: expect.stringMatching(/./) },
    ]);
  });
});

describe('a card that was typed into a wallet', () => {
  test.each(['localwise-user-token', 'localwise-client-token'])('is approved with %s, and once more', async token => {
    const card = await waiting();
    for (let i = 0; i < 2; i++) {
      const approved = await answer(card.token, card.reference, 'APPROVE', { token });
      expect([approved.status, approved.body]).toEqual([204, undefined]);
    }
    expect((await list(card.token)).body.paymentTokens[0].provisioningStatus).toBe('ACTIVE');
    expect((await answer(card.token, card.reference, 'DECLINE', { token })).status).toBe(403);
  });

  test('is declined, and gone', async () => {
    const { token, reference } = await waiting();
    expect((await answer(token, reference, 'DECLINE')).status).toBe(204);
    expect((await list(token)).body.paymentTokens).toEqual([]);
    expect((await answer(token, reference, 'DECLINE')).status).toBe(204);
    expect((await answer(token, reference, 'APPROVE')).status).toBe(403);
  });

  test('is refused in the documented words', async () => {
    const { token, reference } = await waiting();
    const instance = (card: string, ref: string, profileId = PERSONAL) =>
      `/public/v3/spend/profiles/${profileId}/cards/${card}/payment-tokens/${ref}/activation`;
    const wrong = await answer(token, reference, 'PERHAPS');
    expect([wrong.status, wrong.body]).toEqual([
      400,
      {
        type: '/errors/types/validation',
        title: 'Validation Error',
        status: 400,
        instance: instance(token, reference),
        errors: [{ code: 'invalid_value', ref: 'activation', detail: 'activation value must be APPROVE or DECLINE' }],
      },
    ]);
    const unknown = await answer(token, 'DNITHE0', 'APPROVE');
    expect([unknown.status, unknown.body]).toEqual([
      404,
      {
        type: '/errors/types/domain',
        title: 'Not found',
        status: 404,
        detail: 'Payment Token Unique Reference does not exist',
        instance: instance(token, 'DNITHE0'),
        code: 'resource_not_found',
      },
    ]);
    for (const [card, profileId] of [
      [token, BUSINESS],
      [token, 1],
      [UNKNOWN, PERSONAL],
    ] as const) {
      const forbidden = await answer(card, reference, 'APPROVE', {}, profileId);
      expect([forbidden.status, forbidden.body]).toEqual([
        403,
        {
          type: '/errors/types/access',
          title: 'Forbidden',
          status: 403,
          detail: 'Operation is unauthorized',
          instance: instance(card, reference, profileId),
          code: 'unauthorized',
        },
      ]);
    }
    const second = await calls.made();
    expect((await answer(second.token, reference, 'APPROVE')).status).toBe(404);
  });

  test('must be active, and in a wallet that there is', async () => {
    const { token } = await calls.made({ program: PHYSICAL });
    expect((await ask(token)).status).toBe(422);
    expect((await ask(UNKNOWN)).status).toBe(404);
    expect(refused(await ask(token, { wallet: 'PURSE' }))).toMatchObject({ status: 400, path: 'wallet' });
  });
});
