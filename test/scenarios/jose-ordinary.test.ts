import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { JoseClient, type RegisteredKey } from '../support/jose-client.ts';
import { type Answer, type Asked, Sandbox } from '../support/sandbox.ts';

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

const params = { profileId: 30000001 };
const quote = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, targetAmount: null };
const methods = ['jws', 'jwe', 'jws+jwe'] as const;
type Method = (typeof methods)[number];

/** Sent in the envelope of the method; what has no content has no envelope either. */
async function send(id: OperationId, method: Method, url: string, content: unknown, asked: Asked): Promise<Answer> {
  if (content === undefined) return partner.send(id, method, undefined, asked);
  if (method === 'jwe') return partner.send(id, method, await partner.seal(JSON.stringify(content), sealing.id), asked);
  const signed = await partner.sign(signing, url, content);
  return partner.send(id, method, method === 'jws' ? signed : await partner.seal(signed, sealing.id), asked);
}

async function contentOf({ body }: Answer, method: Method): Promise<unknown> {
  const inner = method === 'jws' ? body : (await partner.unsealed(body, sealing.privateKey)).text;
  return method === 'jwe' ? JSON.parse(inner) : (await partner.verified(inner, 'ES256')).content;
}

test.each(methods)('a post, a get and a delete travel in the envelopes of %s', async method => {
  const made = await send('quoteCreate', method, '/v3/profiles/30000001/quotes', quote, { params });
  expect([made.status, made.headers['content-type']]).toEqual([200, 'application/jose+json']);
  const { id } = (await contentOf(made, method)) as { id: string };

  const named = { params: { ...params, quoteId: id } };
  const read = await send('quoteGet', method, `/v3/profiles/30000001/quotes/${id}`, undefined, named);
  expect(read.status, JSON.stringify(read.body)).toBe(200);
  expect(await contentOf(read, method)).toMatchObject({ id, sourceAmount: 100 });

  const gone = await send('scaPinDelete', method, '/v2/profiles/30000001/pin', undefined, { params });
  expect([gone.status, gone.body]).toEqual([204, undefined]);
  const body = { pin: '1234' };
  const cek = new Uint8Array(32).fill(7);
  const pin = await partner.send('scaPinCreate', 'jwe', await partner.sealWith(cek, JSON.stringify(body)), { params });
  expect(pin.status).toBe(200);
});

test('a delete may carry a signature, which then must be good', async () => {
  for (const [url, status] of [
    ['/v2/profiles/30000002/pin', 400],
    ['/v2/profiles/30000001/pin', 204],
  ] as const) {
    const answer = await partner.send('scaPinDelete', 'jws', await partner.sign(signing, url, {}), { params });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  }
});

test.each(methods)('a required body that is missing is refused, by %s', async method => {
  const bare = await partner.send('quoteCreate', method, undefined, { params });
  expect([bare.status, bare.headers['content-type']]).toEqual([
    method === 'jws' ? 400 : 500,
    expect.stringContaining('application/json'),
  ]);
});

test.each(methods)('an application without keys is told so before anything is done, by %s', async method => {
  const answer = await partner.send('profileList', method, undefined, { world: 'without-keys' });
  expect([answer.status, answer.body.error]).toEqual([400, method === 'jws' ? 'jws_error' : 'jwe_error']);
});
