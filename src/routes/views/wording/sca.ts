import type { Wordings } from './row.ts';

export const scaWording: Wordings = {
  'sca.token-missing': { code: 'MISSING', path: 'One-Time-Token' },
  'sca.token-not-found': { code: 'one.time.token.not.found', path: 'One-Time-Token' },
  'sca.pin-exists': { code: 'pin.already.exists' },
  'sca.facemap-exists': { code: 'facemap.already.exists' },
  'sca.device-exists': { code: 'device.fingerprint.already.exists' },
  'sca.device-limit': { code: 'device.fingerprint.limit.reached' },
  'sca.pin-not-set': { code: 'pin.not.setup' },
  'sca.facemap-not-set': { code: 'facemap.not.setup' },
  'sca.facemap-unverifiable': { code: 'facemap.not.setup' },
  'sca.device-not-found': { code: 'device.fingerprint.not.found' },
  'sca.not-asked': { code: 'challenge.not.requested' },
  'sca.blocked': { code: 'verification.blocked' },
  'sca.session-blocked': {
    body: () => ({}),
    headers: ({ seconds }) => ({ 'retry-after': String(seconds), 'x-rate-limited-by': 'wise-public-api' }),
  },
  'sca.otp-not-triggered': { code: 'otp.not.triggered' },
  'sca.user-not-found': { code: 'user.not.found' },
  'sca.phone-not-found': { code: 'phone.number.not.found' },
  'sca.phone-invalid': { code: 'phone.number.invalid', path: 'phoneNumber' },
  'sca.phone-taken': { code: 'phone.number.repeated' },
  'sca.phone-exists': { code: 'phone.number.exists' },
};
