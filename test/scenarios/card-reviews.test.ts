import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, CardCalls, PERSONAL, VIRTUAL } from '../support/card-calls.ts';

let calls: CardCalls;
beforeAll(async () => {
  calls = await (await CardCalls.open()).fresh({ kyc: { mode: 'require' } });
});
afterAll(() => calls.sandbox.close());

const verification = async (cardOrderId: number): Promise<string> => {
  const params = { profileId: PERSONAL, cardOrderId };
  const { requirements } = (await calls.call('cardOrderRequirementsGet', { params })).body;
  return requirements.find(({ type }: { type: string }) => type === 'VERIFICATION').status;
};

test('a card of a customer who is not verified waits for a review, shows what is due, and is made once it is passed', async () => {
  await calls.drive('profiles', PERSONAL, 'not_verified');
  const ordered = await calls.call('cardOrderCreate', {
    params: { profileId: PERSONAL },
    headers: { 'x-idempotence-uuid': '5b0c1f0e-8f6e-4a53-9d8f-0c9a64d8f001' },
    body: { program: VIRTUAL, cardHolderName: 'Ada Lovelace', phoneNumber: '+447700900123', address },
  });
  expect([ordered.status, ordered.body.status]).toEqual([200, 'PLACED']);
  await calls.sandbox.advance('PT2S', calls.world);
  const [review] = (await calls.call('kycReviewList', { params: { profileId: PERSONAL } })).body;
  expect(review).toMatchObject({ status: 'WAITING_CUSTOMER_INPUT', triggerReferences: [{ type: 'CARD' }] });
  expect(await verification(ordered.body.id)).toBe('NEEDS_ACTION');
  expect((await calls.drive('kyc-reviews', review.id, 'PASSED')).status).toBe(200);
  await calls.sandbox.advance('PT5S', calls.world);
  expect(await verification(ordered.body.id)).toBe('COMPLETED');
  const { body } = await calls.call('cardOrderGet', { params: { profileId: PERSONAL, cardOrderId: ordered.body.id } });
  expect(['CARD_DETAILS_CREATED', 'COMPLETED']).toContain(body.status);
});
