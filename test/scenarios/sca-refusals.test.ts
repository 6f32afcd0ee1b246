import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { Sandbox } from '../support/sandbox.ts';
import { ADA, DEVICE, PIN, ScaClient } from '../support/sca-client.ts';
import { admitStranger } from '../support/stranger.ts';

const UUID = '00000000-0000-4000-8000-000000000000';
const STRANGER = 'stranger-token';
const face = { faceMap: 'her face' };

let sandbox: Sandbox;
let ada: ScaClient;
let ott: string;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
  ada = new ScaClient(sandbox, 'refusals');
  admitStranger(await sandbox.world('refusals'), STRANGER);
  ott = await ada.session();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

interface Row {
  readonly id: OperationId;
  readonly what: string;
  readonly body?: unknown;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly ott?: string | null;
  readonly token?: string;
  readonly status: number;
  readonly code?: string;
  readonly path?: string;
}

const OWN = { profileId: 30_000_001 };
const NOBODY = { userId: 10_000_999 };
const USER = { userId: ADA };

const enveloped: ReadonlySet<OperationId> = new Set<OperationId>([
  'scaPinCreate',
  'scaPinVerify',
  'scaDeviceFingerprintCreate',
  'scaDeviceFingerprintVerify',
  'userSecurityPinCreate',
  'userSecurityDeviceFingerprintCreate',
  'ottPinVerify',
  'ottDeviceFingerprintVerify',
]);

const missing = { status: 400, code: 'MISSING', path: 'One-Time-Token', ott: null } as const;
const unknown = { status: 404, code: 'one.time.token.not.found', ott: UUID } as const;
const foreign = { status: 404, code: 'one.time.token.not.found', token: STRANGER } as const;
const notOwn = { status: 403, token: STRANGER } as const;

/** Operations on a token, with a body that would do. */
const onTokens: readonly (readonly [OperationId, unknown])[] = [
  ['ottStatusGet', undefined],
  ['ottStatusGetV1', undefined],
  ['ottPinVerify', { pin: PIN }],
  ['ottDeviceFingerprintVerify', { deviceFingerprint: DEVICE }],
  ['ottFacemapVerify', face],
  ['ottSmsTrigger', undefined],
  ['ottWhatsappTrigger', undefined],
  ['ottVoiceTrigger', undefined],
  ['ottSmsVerify', { otpCode: '111111' }],
  ['ottWhatsappVerify', { otpCode: '111111' }],
  ['ottVoiceVerify', { otpCode: '111111' }],
  ['scaPinVerify', { pin: PIN }],
  ['scaDeviceFingerprintVerify', { deviceFingerprint: DEVICE }],
  ['scaFacemapVerify', face],
];

const isOfProfile = (id: OperationId): boolean => id.startsWith('sca');

const tokenRows: Row[] = onTokens.flatMap(([id, body]) => [
  { id, body, what: 'without a token', ...missing },
  { id, body, what: 'with a token that nobody issued', ...unknown },
  { id, body, what: "with another's token", ...(isOfProfile(id) ? notOwn : foreign) },
]);

/** What stands for a factor in a body, and what is no value of it. */
const spoilt: readonly (readonly [string, readonly OperationId[], readonly unknown[]])[] = [
  [
    'pin',
    ['scaPinCreate', 'scaPinVerify', 'userSecurityPinCreate', 'ottPinVerify'],
    [undefined, null, '', '123', '12345', '12a4', 1234, ['1234'], '１２３４'],
  ],
  [
    'deviceFingerprint',
    [
      'scaDeviceFingerprintCreate',
      'scaDeviceFingerprintVerify',
      'userSecurityDeviceFingerprintCreate',
      'ottDeviceFingerprintVerify',
    ],
    [undefined, null, '', 7, {}],
  ],
  [
    'faceMap',
    ['scaFacemapCreate', 'scaFacemapVerify', 'userSecurityFacemapEnrol', 'ottFacemapVerify'],
    [undefined, null, '', 7],
  ],
  [
    'otpCode',
    ['ottSmsVerify', 'ottWhatsappVerify', 'ottVoiceVerify'],
    [undefined, null, '', '11111', '1111111', 111111],
  ],
];

const spoiltRows: Row[] = spoilt.flatMap(([path, ids, values]) =>
  ids.flatMap(id =>
    values.map(value => ({
      id,
      what: `with ${path} ${JSON.stringify(value)}`,
      body: { [path]: value },
      path,
      status: 400,
    })),
  ),
);

const rows: readonly Row[] = [
  ...tokenRows,
  ...spoiltRows,
  ...(['null', '7', '[]', '"1234"'] as const).map(
    (text): Row => ({
      id: 'scaPinCreate',
      what: `with ${text} inside`,
      body: JSON.parse(text),
      path: 'pin',
      status: 400,
    }),
  ),
  { id: 'scaPinCreate', what: 'once more', body: { pin: PIN }, status: 409, code: 'pin.already.exists' },
  { id: 'userSecurityPinCreate', what: 'once more', body: { pin: PIN }, status: 409, code: 'pin.already.exists' },
  { id: 'ottFacemapVerify', what: 'when no face is enrolled', body: face, status: 404, code: 'facemap.not.setup' },
  { id: 'scaFacemapVerify', what: 'when no face is enrolled', body: face, status: 400, code: 'facemap.not.setup' },
  { id: 'scaFacemapDelete', what: 'when no face is enrolled', status: 404, code: 'facemap.not.setup' },
  { id: 'userSecurityFacemapDelete', what: 'when there is none', params: USER, status: 404, code: 'facemap.not.setup' },
  {
    id: 'scaDeviceFingerprintDelete',
    what: 'of a device that nobody enrolled',
    params: { ...OWN, deviceFingerprintId: UUID },
    status: 404,
    code: 'device.fingerprint.not.found',
  },
  {
    id: 'userSecurityDeviceFingerprintDelete',
    what: 'of a device that nobody enrolled',
    params: { ...USER, deviceFingerprintId: UUID },
    status: 404,
    code: 'device.fingerprint.not.found',
  },
  ...(
    ['scaPinCreate', 'scaDeviceFingerprintCreate', 'scaFacemapCreate', 'scaPinDelete', 'scaFacemapDelete'] as const
  ).map(
    (id): Row => ({ id, what: "of another's profile", body: { pin: PIN, deviceFingerprint: 'x', ...face }, ...notOwn }),
  ),
  { id: 'scaSessionCreate', what: "of another's profile", ...notOwn },
  ...(
    [
      'userSecurityPinDelete',
      'userSecurityFacemapDelete',
      'userSecurityDeviceFingerprintList',
      'userSecurityPhoneNumberList',
    ] as const
  ).map((id): Row => ({ id, what: 'of nobody', params: NOBODY, status: 404, code: 'user.not.found' })),
  {
    id: 'userSecurityPhoneNumberCreate',
    what: 'for nobody',
    params: NOBODY,
    body: { phoneNumber: '+447700900999' },
    status: 404,
    code: 'user.not.found',
  },
  {
    id: 'userSecurityPhoneNumberCreate',
    what: 'without a number',
    params: USER,
    body: {},
    status: 400,
    path: 'phoneNumber',
  },
  {
    id: 'userSecurityPhoneNumberUpdate',
    what: 'of a number that is not there',
    params: { ...USER, phoneNumberId: 1 },
    body: { phoneNumber: '+447700900999' },
    status: 404,
    code: 'phone.number.not.found',
  },
];

describe.each(rows.map(row => [row.id, row.what, row] as const))('%s', (id, what, row) => {
  test(`${what} answers ${row.status} and changes nothing`, async () => {
    const world = await sandbox.world('refusals');
    const before = JSON.stringify(world.save());
    const headers = { ...(row.ott === null ? {} : { 'one-time-token': row.ott ?? ott }) };
    const bearer = row.token === undefined ? {} : { token: row.token };
    const asked = { params: row.params ?? OWN, headers, ...bearer };
    const answer = enveloped.has(id)
      ? await ada.sealed(id, row.body, asked)
      : await ada.call(id, { ...asked, ...(needsBody(row) ? { body: row.body } : {}) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(row.status);
    if (row.status !== 403) expect(answer.body.errors[0]).toMatchObject(wordsOf(row));
    expect(JSON.stringify(world.save())).toBe(before);
  });
});

const needsBody = ({ id, body }: Row): boolean => body !== undefined && !id.endsWith('Delete');

const wordsOf = ({ code, path }: Row) => ({ ...(code ? { code } : {}), ...(path ? { path } : {}) });
