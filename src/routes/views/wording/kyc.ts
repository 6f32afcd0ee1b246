import type { Wordings } from './row.ts';

export const kycWording: Wordings = {
  'kyc.not-authorised': { body: () => ({ error: 'invalid_token', error_description: 'Invalid token' }) },
  'kyc.review-not-found': { code: 'kyc_review.not_found' },
  'kyc.bad-page': { code: 'invalid_value' },
  'kyc.trigger-id-missing': { code: 'missing_value' },
  'kyc.bad-redirect': { code: 'invalid_value' },
  'kyc.not-collectable': { code: 'invalid_request' },
  'kyc.link-spent': { status: 410 },
  'kyc.unknown-requirement': { code: 'invalid-request' },
  'kyc.person-not-asked': { code: 'invalid-request' },
  'kyc.not-simulated': { code: 'invalid-request' },
  'kyc.unknown-action': { code: 'kyc_review.state_update_not_allowed' },
};
