import { execFileSync } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Algorithm,
  freshCek,
  JoseClient,
  keyPairFor,
  pathOf,
  type RegisteredKey,
  spki,
} from '../support/jose-client.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let partner: JoseClient;
let signing: RegisteredKey;
let sealing: RegisteredKey;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  partner = new JoseClient(sandbox);
  signing = await partner.register('ES256');
  sealing = await partner.register('RSA_OAEP_256');
});
afterAll(() => sandbox.close());

const JWS = pathOf('josePlaygroundJws');
const NESTED = pathOf('josePlaygroundJwsJwe');
const hello = { message: 'hello' };
const badSignature = { error: 'jws_error', error_description: 'Unable to verify the request signature' };
const undecipherable = { message: 'An unexpected error occurred', request_id: expect.stringMatching(/^[0-9a-f]{32}$/) };

test.each<Algorithm>(['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'])(
  'acceptance 14: a message signed with %s is answered with a signature of the same kind',
  async algorithm => {
    const key = await partner.register(algorithm);
    const answer = await partner.send('josePlaygroundJws', 'jws', await partner.sign(key, JWS, hello));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/jose+json']);
    const { header, content } = await partner.verified(answer.body, algorithm);
    expect(JSON.stringify(header)).toBe(`{"version":1,"alg":"${algorithm}"}`);
    expect(content).toEqual({ message: 'jose-playground-response-hello', method: 'POST' });
  },
);

test('openssl verifies what the service signs', async () => {
  const key = await partner.register('PS256');
  const { body } = await partner.send('josePlaygroundJws', 'jws', await partner.sign(key, JWS, hello));
  const [header, payload, signature] = String(body).split('.') as [string, string, string];
  const folder = mkdtempSync(join(tmpdir(), 'jws-'));
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const pem = (await partner.serviceKey('PS256')).export({ type: 'spki', format: 'pem' });
  const padding = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'];
  const signed = file('signature', Buffer.from(signature, 'base64url'));
  const said = execFileSync(
    'openssl',
    [
      'dgst',
      '-sha256',
      '-verify',
      file('key.pem', pem),
      ...padding,
      '-signature',
      signed,
      file('input', `${header}.${payload}`),
    ],
    { encoding: 'utf8' },
  );
  expect(said.trim()).toBe('Verified OK');
});

test('acceptance 15: a sealed message is answered for the key it names, and else for the newest', async () => {
  const newer = await partner.register('RSA_OAEP_256');
  for (const [kid, key] of [
    [sealing.id, sealing],
    [undefined, newer],
    ['unknown', newer],
  ] as const) {
    const answer = await partner.send('josePlaygroundJwePost', 'jwe', await partner.seal(JSON.stringify(hello), kid));
    expect(answer.status).toBe(200);
    const { header, text } = await partner.unsealed(answer.body, key.privateKey);
    expect(JSON.stringify(header)).toBe(`{"kid":"${key.id}","enc":"A256GCM","alg":"RSA-OAEP-256"}`);
    expect(JSON.parse(text)).toEqual({ message: 'jose-playground-response-hello', method: 'POST' });
  }
});

test('a request without a body is answered sealed, too', async () => {
  const key = await partner.register('RSA_OAEP_256');
  const { body } = await partner.send('josePlaygroundJweGet', 'jwe', undefined);
  const { text } = await partner.unsealed(body, key.privateKey);
  expect(text).toBe('{"message":"jose-playground-response-","method":"GET"}');
});

test('acceptance 15: direct encryption answers with the key of the request, and needs none registered', async () => {
  const cek = freshCek();
  const sealed = await partner.sealWith(cek, JSON.stringify({ message: 'x'.repeat(150) }));
  const answer = await partner.send('josePlaygroundJweDirectEncryption', 'jwe', sealed, { world: 'without-keys' });
  expect(answer.status).toBe(200);
  expect(answer.body.split('.')[1]).toBe('');
  const { header, text } = await partner.unsealed(answer.body, cek);
  expect(JSON.stringify(header)).toBe('{"enc":"A256GCM","alg":"dir"}');
  expect(JSON.parse(text).message).toBe(`jose-playground-response-${'x'.repeat(100)}`);
});

test('acceptance 16: a message may be signed and then sealed, and is answered so', async () => {
  const sealed = await partner.seal(await partner.sign(signing, NESTED, hello), sealing.id);
  const answer = await partner.send('josePlaygroundJwsJwe', 'jws+jwe', sealed);
  const { text } = await partner.unsealed(answer.body, sealing.privateKey);
  const { content } = await partner.verified(text, 'ES256');
  expect(content).toEqual({ message: 'jose-playground-response-hello', method: 'POST' });
});

describe('a signature is refused', () => {
  const refused = async (compact: string) => {
    const answer = await partner.send('josePlaygroundJws', 'jws', compact);
    expect([answer.status, answer.body]).toEqual([400, badSignature]);
  };

  test.each(['', 'no envelope at all', 'a.b.c', '{"message":"hello"}'])('where there is none: %j', text =>
    refused(text || ' '),
  );

  test.each([0, 1, 2])('with part %i altered', async part => {
    const parts = (await partner.sign(signing, JWS, hello)).split('.');
    const text = parts[part] as string;
    parts[part] = text.slice(0, 5) + (text[5] === 'A' ? 'B' : 'A') + text.slice(6);
    await refused(parts.join('.'));
  });

  test('acceptance 14: made for another path', async () =>
    refused(await partner.sign(signing, '/v1/transfers', hello)));
  test('made for no path', async () => refused(await partner.sign(signing, JWS, hello, { url: undefined })));
  test('by a key nobody registered', async () => {
    const { privateKey } = keyPairFor('ES256');
    await refused(await partner.sign({ ...signing, privateKey }, JWS, hello));
  });
  test('that names an unknown key', async () => refused(await partner.sign(signing, JWS, hello, { kid: 'unknown' })));
  test('with a critical header that nobody understands', async () => {
    const [, payload, signature] = (await partner.sign(signing, JWS, hello)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'ES256', crit: ['exp'], exp: 1, url: JWS })).toString('base64url');
    await refused(`${header}.${payload}.${signature}`);
  });

  test.each(['none', 'HS256', 'RS256'])('of the algorithm %s', async alg => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const input = [{ alg, url: JWS, kid: signing.id }, hello].map(part =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = createSign('RSA-SHA256').update(input.join('.')).sign(privateKey, 'base64url');
    await refused(`${input.join('.')}.${alg === 'none' ? '' : signature}`);
  });
});

describe('a cipher is refused as the service refuses it', () => {
  const refused = async (
    compact: string,
    id: 'josePlaygroundJwePost' | 'josePlaygroundJwsJwe' = 'josePlaygroundJwePost',
  ) => {
    const answer = await partner.send(id, id === 'josePlaygroundJwePost' ? 'jwe' : 'jws+jwe', compact);
    expect([answer.status, answer.body]).toEqual([500, undecipherable]);
  };

  test.each([0, 1, 2, 3, 4])('acceptance 15: with part %i altered', async part => {
    const parts = (await partner.seal(JSON.stringify(hello))).split('.');
    const text = parts[part] as string;
    parts[part] = text.slice(0, 5) + (text[5] === 'A' ? 'B' : 'A') + text.slice(6);
    await refused(parts.join('.'));
  });

  test.each(['no envelope at all', '{"message":"hello"}', 'a.b.c.d.e'])('where there is none: %j', text =>
    refused(text),
  );
  test('a signature alone is no cipher', async () =>
    refused(await partner.sign(signing, NESTED, hello), 'josePlaygroundJwsJwe'));

  test('acceptance 16: and one that holds no signature where one is due', async () => {
    const answer = await partner.send('josePlaygroundJwsJwe', 'jws+jwe', await partner.seal(JSON.stringify(hello)));
    expect([answer.status, answer.body]).toEqual([400, badSignature]);
  });
});

test('acceptance 15: without a key to answer with, nothing is done', async () => {
  const sealed = await partner.seal(JSON.stringify(hello));
  const answer = await partner.send('josePlaygroundJwePost', 'jwe', sealed, { world: 'without-keys' });
  expect([answer.status, answer.body.error]).toEqual([400, 'jwe_error']);
});

test('a key is good within its window, both ends included', async () => {
  const { publicKey, privateKey } = keyPairFor('ES384');
  const body = {
    keyId: 'E87DA464-8e5e-4380-8f2d-4e4e04052672',
    validFrom: '2026-03-02 09:00:00',
    validTill: '2026-03-02 10:00:00',
    scope: 'PAYLOAD_SIGNING',
    publicKeyMaterial: { algorithm: 'ES384', keyMaterial: spki(publicKey) },
  };
  const world = 'window';
  const registered = await sandbox.call('joseRequestPublicKeysCreate', { body, world });
  const id = body.keyId.toLowerCase();
  expect(registered.body).toEqual({ ...body, keyId: id, clientId: null, deactivationTimestamp: null });
  const send = async () => {
    const compact = await partner.sign({ id, algorithm: 'ES384', privateKey }, JWS, hello);
    return (await partner.send('josePlaygroundJws', 'jws', compact, { world })).status;
  };
  expect(await send()).toBe(200);
  await sandbox.advance('PT1H', world);
  expect(await send()).toBe(200);
  await sandbox.advance('PT1S', world);
  expect(await send()).toBe(400);
});

describe('a key is refused', () => {
  const es256 = { algorithm: 'ES256', keyMaterial: spki(keyPairFor('ES256').publicKey) };
  const small = spki(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey);
  const good = { scope: 'PAYLOAD_SIGNING', publicKeyMaterial: es256 };
  test.each([
    ['without a scope', { ...good, scope: undefined }, 'scope'],
    ['without material', { ...good, publicKeyMaterial: { algorithm: 'ES256' } }, 'publicKeyMaterial.keyMaterial'],
    ['without an algorithm', { ...good, publicKeyMaterial: { keyMaterial: 'x' } }, 'publicKeyMaterial.algorithm'],
    ['for the other scope', { ...good, scope: 'PAYLOAD_ENCRYPTION' }, 'publicKeyMaterial.algorithm'],
    [
      'that is no key',
      { ...good, publicKeyMaterial: { ...es256, keyMaterial: 'AAAA' } },
      'publicKeyMaterial.keyMaterial',
    ],
    [
      'of another curve',
      { ...good, publicKeyMaterial: { ...es256, algorithm: 'ES384' } },
      'publicKeyMaterial.keyMaterial',
    ],
    [
      'that is too short',
      { ...good, publicKeyMaterial: { algorithm: 'PS256', keyMaterial: small } },
      'publicKeyMaterial.keyMaterial',
    ],
    ['with a date of another form', { ...good, validFrom: '2026-03-02T09:00:00Z' }, 'validFrom'],
    [
      'that ends before it begins',
      { ...good, validFrom: '2026-03-02 09:00:00', validTill: '2026-03-01 09:00:00' },
      'validTill',
    ],
  ])('%s', async (_, body, path) => {
    const answer = await sandbox.call('joseRequestPublicKeysCreate', { body });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  test('whose id is taken', async () => {
    const answer = await sandbox.call('joseRequestPublicKeysCreate', { body: { ...good, keyId: signing.id } });
    expect([answer.status, answer.body.errors[0].code]).toEqual([409, 'NOT_UNIQUE']);
  });
});

describe("the service's keys", () => {
  test('stay as they are, and have an id', async () => {
    const query = { algorithm: 'ES512', scope: 'PAYLOAD_SIGNING' };
    const [once, again] = [
      await sandbox.call('joseResponsePublicKeysGet', { query }),
      await sandbox.call('joseResponsePublicKeysGet', { query: { ...query, version: 1 } }),
    ];
    expect(once.body).toMatchObject({ version: 1, scope: 'PAYLOAD_SIGNING', keyMaterial: { algorithm: 'ES512' } });
    expect(again.body).toEqual(once.body);
  });

  test.each([
    [400, { algorithm: 'ES256' }],
    [400, { algorithm: 'RS256', scope: 'PAYLOAD_SIGNING' }],
    [400, { algorithm: 'RSA_OAEP_256', scope: 'PAYLOAD_SIGNING' }],
    [404, { algorithm: 'ES256', scope: 'PAYLOAD_SIGNING', version: 2 }],
  ])('answer %i to %j', async (status, query) => {
    expect((await sandbox.call('joseResponsePublicKeysGet', { query })).status).toBe(status);
  });
});

describe('the headers are held to', () => {
  const ask = async (headers: Record<string, string>) =>
    (await partner.send('josePlaygroundJws', 'jws', await partner.sign(signing, JWS, hello), { headers })).status;
  test('the method', async () => expect(await ask({ 'x-tw-jose-method': 'jwe' })).toBe(400));
  test('what is accepted', async () => expect(await ask({ accept: 'application/json' })).toBe(400));
  test('the type', async () => expect(await ask({ 'content-type': 'text/plain' })).toBe(415));
});

describe('an ordinary operation', () => {
  const body = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, targetAmount: null };
  const params = { profileId: 30000001 };
  const url = '/v3/profiles/30000001/quotes';

  test('is signed and answered signed, for an application that wants that', async () => {
    const token = await tokenOfApplication();
    const compact = await partner.sign(signing, url, body);
    const answer = await partner.send('quoteCreate', 'jws', compact, { params, token });
    const { content } = await partner.verified(answer.body, 'ES256');
    expect(content).toMatchObject({ sourceAmount: 100, status: 'PENDING' });
  });

  test('is sealed and answered sealed, and its mistakes are told in the open', async () => {
    const token = await tokenOfApplication();
    const good = await partner.send('quoteCreate', 'jwe', await partner.seal(JSON.stringify(body), sealing.id), {
      params,
      token,
    });
    const { text } = await partner.unsealed(good.body, sealing.privateKey);
    expect(JSON.parse(text)).toMatchObject({ sourceAmount: 100 });
    const bad = await partner.seal(JSON.stringify({ ...body, sourceAmount: -1 }), sealing.id);
    const answer = await partner.send('quoteCreate', 'jwe', bad, { params, token });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'sourceAmount']);
  });

  test('takes no content of a poisoned prototype', async () => {
    const token = await tokenOfApplication();
    const sealed = await partner.seal('{"__proto__":{"polluted":true}}', sealing.id);
    expect((await partner.send('quoteCreate', 'jwe', sealed, { params, token })).status).toBe(400);
  });

  /** The seeded user's token, which the application holds. */
  const tokenOfApplication = async (): Promise<string> => 'localwise-user-token';
});
