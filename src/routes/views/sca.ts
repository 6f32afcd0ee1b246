import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { refuse } from '../../state/kernel/index.ts';
import type { Factor, PhoneNumber, Proof } from '../../state/sca/index.ts';
import { showNanos } from './dates.ts';

/** @throws Refusal `sca.token-missing` */
export function readToken(headers: { readonly 'one-time-token': string | undefined }): string {
  return headers['one-time-token'] || refuse('sca.token-missing');
}

/**
 * Four digits. What is inside of an envelope may be anything, so each of these looks at its body as at a stranger's.
 * @throws Refusal `request.malformed`
 */
export const readPin = (body: unknown): Proof => ({
  kind: 'PIN',
  value: textOf(body, 'pin', /^\d{4}$/, 'must be a text of four digits'),
});

/** @throws Refusal `request.malformed` */
export const readDevice = (body: unknown): Proof => ({
  kind: 'PARTNER_DEVICE_FINGERPRINT',
  value: textOf(body, 'deviceFingerprint', /./s, 'must not be empty'),
});

/**
 * @throws Refusal `request.malformed`
 * @assumed any text is a face map: those of the documentation's examples are no Base64 either
 */
export const readFace = (body: unknown): Proof => ({
  kind: 'FACE_MAP',
  value: textOf(body, 'faceMap', /./s, 'must not be empty'),
});

/** @throws Refusal `request.malformed` */
export const readPassword = (body: unknown): string =>
  textOf(body, 'otpCode', /^\d{6}$/, 'must be a text of six digits');

/** @throws Refusal `request.malformed` */
export const readPhoneNumber = (body: unknown): string => textOf(body, 'phoneNumber', /./s, 'must not be empty');

function textOf(body: unknown, path: string, form: RegExp, message: string): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const value: unknown = fields.find(([name]) => name === path)?.[1];
  if (typeof value === 'string' && form.test(value)) return value;
  const problem = value === undefined || value === null ? { code: 'NotNull', message: 'must not be null' } : undefined;
  // The value is not said again: it is a secret.
  return refuse('request.malformed', {
    problems: [{ code: 'NOT_VALID', message, path, arguments: [path], ...problem }],
  });
}

export const showDevice = ({ id, createdAt }: Factor): Operations['scaDeviceFingerprintCreate']['replies'][200] => ({
  deviceFingerprintId: id,
  createdAt: showNanos(createdAt),
});

/** Partners register what they have verified. */
export const showPhoneNumber = ({ id, number, clientId }: PhoneNumber): schemas.PhoneNumber => ({
  id,
  phoneNumber: number,
  type: 'PRIMARY',
  verified: true,
  clientId,
});

/** A hint for the customer, which of their phones to look at. */
export const showReached = ({ number }: PhoneNumber): Operations['ottSmsTrigger']['replies'][200] => ({
  obfuscatedPhoneNo: `*********${number.slice(-4)}`,
});
