import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patch } from '../../src/state/kernel/index.ts';
import { reviews as table } from '../../src/state/kyc/index.ts';
import { keysIn, Reviewer } from '../support/kyc-calls.ts';
import { good } from '../support/kyc-good-submissions.ts';
import { INDIA, india, OWNER, png, rows } from '../support/kyc-submissions.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let business: Reviewer;
let personal: Reviewer;
const reviews: Record<string, string> = {};
beforeAll(async () => {
  sandbox = await Sandbox.open();
  [business, personal] = [new Reviewer(sandbox, BUSINESS), new Reviewer(sandbox, PERSONAL)];
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const isPersonal = (key: string): boolean => !key.startsWith('BUSINESS') && key !== 'PROOF_OF_TRADING_ADDRESS';
const reviewerOf = (key: string): Reviewer => (isPersonal(key) ? personal : business);

/** One review for each key, since a key that was given is given. */
async function reviewOf(key: string): Promise<string> {
  reviews[key] ??= await reviewerOf(key).asking(key);
  return reviews[key];
}

describe('a submission that will not do', () => {
  test.each(rows.map(row => [row[0], row[3].detail, row] as const))(
    '%s: %s',
    async (key, _, [, data, files, expected]) => {
      const id = await reviewOf(key);
      const answer = await reviewerOf(key).give(key, id, data, files);
      expect([answer.status, answer.body]).toEqual([
        400,
        {
          type: '/errors/types/validation',
          title: 'Validation Error',
          status: 400,
          instance: `/v2/profiles/${reviewerOf(key).profileId}/kyc-requirements/${key}`,
          errors: [expect.objectContaining(expected)],
        },
      ]);
      if (!('attributes' in expected) && !String(expected.detail).startsWith('Invalid Doc')) {
        expect(answer.body.errors[0]).toEqual(expected);
      }
      expect(await reviewerOf(key).status(id)).toBe('WAITING_CUSTOMER_INPUT');
    },
  );

  test('without submissionData, or without the id of a review', async () => {
    const silent = await personal.submit('ACCOUNT_INTENT', undefined, [png]);
    expect(silent.body.errors).toEqual([
      { code: 'invalid_value', ref: 'submissionData', detail: 'submissionData must not be empty' },
    ]);
    const nameless = await personal.submit('ACCOUNT_INTENT', { data: {} });
    expect(nameless.body.errors).toEqual([
      { code: 'invalid_value', ref: 'submissionData.kycReviewId', detail: 'kycReviewId must not be empty' },
    ]);
  });

  test.each([
    ['nothing', 'ACCOUNT_INTENT', undefined, 'No files or submissionData is submitted'],
    ['no money', 'BUSINESS_ANNUAL_INCOME', { amount: 0, currency: 'GBP' }, 'Amount must be greater than zero.'],
    ['a debt', 'BUSINESS_ANNUAL_INCOME', { amount: -5, currency: 'GBP' }, 'Amount must be greater than zero.'],
  ])('that gives %s is refused as a whole', async (_, key, data, detail) => {
    const answer = await reviewerOf(key).give(key, await reviewOf(key), data);
    expect([answer.status, answer.body.detail, answer.body.errors]).toEqual([400, detail, []]);
  });

  test.each(['{', '[]', '"text"', '{"kycReviewId":"x","data":[]}', '{"kycReviewId":"x","data":"y"}'])(
    'that reads %s is refused as unreadable',
    async text => {
      const { body } = await personal.submit('ACCOUNT_INTENT', text);
      expect(body.errors[0]).toEqual({
        code: 'invalid_request',
        ref: 'submissionData',
        detail: 'submitted data is invalid',
        attributes: null,
      });
    },
  );

  test('of an unknown review, an unknown key, or a key that is not asked for, is not found', async () => {
    const id = await reviewOf('ACCOUNT_INTENT');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await personal.give('ACCOUNT_INTENT', nobody, {})).status).toBe(404);
    expect((await personal.give('JPN_PERSONAL_MYNUMBER', id, {})).status).toBe(404);
    expect((await personal.give('__proto__', id, {})).status).toBe(404);
    expect((await personal.give('INCOME', id, {})).status).toBe(404);
    expect((await business.give('ACCOUNT_INTENT', id, {})).status).toBe(404);
  });

  test('of something given before, or to a review that does not wait, is refused with its reason', async () => {
    const id = await personal.asking('ACCOUNT_INTENT', 'INCOME');
    expect((await personal.give('ACCOUNT_INTENT', id, { accountIntent: 'PAYING_RENT' })).status).toBe(202);
    const again = await personal.give('ACCOUNT_INTENT', id, { accountIntent: 'PAYING_RENT' });
    expect(again.body.errors[0]).toEqual({
      code: 'invalid_request',
      ref: 'requirementKey',
      detail: 'The requirement cannot be submitted: ACCOUNT_INTENT is IN_REVIEW',
    });
    await personal.move(id, 'PASSED');
    const late = await personal.give('INCOME', id, { amount: 1, currency: 'GBP', incomeType: 'SALARY' });
    expect([late.status, late.body.errors[0].detail]).toEqual([
      400,
      'The requirement cannot be submitted: the review is PASSED',
    ]);
  });

  test('with a file that is not what its name says names the file', async () => {
    const id = await reviewOf('PROOF_OF_TRADING_ADDRESS');
    for (const file of [{ name: 'a.gif', type: 'image/gif' }, { name: 'a.pdf' }, { name: 'png' }]) {
      const { body } = await business.give('PROOF_OF_TRADING_ADDRESS', id, undefined, [file]);
      expect(body.errors[0]).toMatchObject({ ref: 'files', detail: `File type is not accepted: ${file.name}` });
    }
  });
});

describe('money from India', () => {
  const routed = async (source: string, target: string) => {
    const id = await personal.asking(INDIA);
    const world = await sandbox.world();
    world.transact({ kind: 'operator', what: 'test' }, () => patch(world, table, id, { route: { source, target } }));
    return id;
  };

  test.each([
    ['GBP', 'EUR', 'is not from INR currency'],
    ['INR', 'UGX', 'does not have an accepted target currency'],
  ])('is not asked of %s to %s', async (source, target, what) => {
    const { body } = await personal.give(INDIA, await routed(source, target), { ...india, code: 'GIFT' }, [png]);
    expect(body.errors[0]).toEqual({
      code: 'invalid_value',
      ref: 'requirementKey',
      detail: `Transfer which triggered KycReview ${what} so submission of this requirement is not permitted`,
    });
  });

  test('is not required of a review that does not ask', async () => {
    const { body } = await personal.give(INDIA, await reviewOf('ACCOUNT_INTENT'), { ...india, code: 'GIFT' }, [png]);
    expect(body.errors[0].detail).toBe('INDIA_TRANSFER_PURPOSE is not required for the KycReview');
  });
});

describe('a submission that will do', () => {
  test.each(good.map(row => [row[0], row] as const))('of %s is taken, and looked at', async (key, [, data, files]) => {
    const reviewer = reviewerOf(key);
    const id = await reviewer.asking([key, 'OTHER_WAY___'], 'TRANSFER_PURPOSE');
    const answer = await reviewer.give(key, id, data, files);
    expect([answer.status, answer.body]).toEqual([202, undefined]);
    const review = await reviewer.get(id);
    expect(keysIn(review)).toEqual([[key, 'OTHER_WAY___'], ['TRANSFER_PURPOSE']]);
    expect(review.requirements[0][0]).toMatchObject({ state: 'IN_REVIEW', apiCollectionSupported: true });
    expect(review.requirements[1][0]).toMatchObject({ state: 'NOT_PROVIDED', apiCollectionSupported: false });
  });

  test('of the documents of owners is for those that the business has', async () => {
    await sandbox.call('profileUpdateWindowOpen', { params: { profileId: BUSINESS } });
    const one = {
      name: 'Ann Owner',
      dateOfBirth: '1980-01-01',
      countryOfResidenceIso3Code: 'gbr',
      ownershipPercentage: 60,
    };
    const made = await sandbox.call('profileUboCreate', { params: { profileId: BUSINESS }, body: [one] });
    const shareholderId = made.body[0].id;
    const id = await reviewOf(OWNER);
    const shareholders = [{ shareholderId, documentType: 'BUS_PASS', fileName: 'xx.png' }];
    const bad = await business.give(OWNER, id, { shareholders }, [png]);
    expect(bad.body.errors).toEqual([
      {
        code: 'invalid_value',
        ref: 'documentType',
        detail: `DocumentType cannot be associated with shareholder: ${shareholderId}`,
        attributes: { acceptedValues: ['NATIONAL_ID', 'DRIVING_LICENSE', 'PASSPORT'] },
      },
    ]);
    const fine = { shareholderId, documentType: 'PASSPORT', fileName: 'xx.png' };
    expect((await business.give(OWNER, id, fine, [png])).status).toBe(202);
    expect(await business.status(id)).toBe('PROCESSING');
  });
});
