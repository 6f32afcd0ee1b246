import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyRing, keyFile } from '../../src/outside/key-ring.ts';
import { rsaKeyFromSeed } from '../../src/outside/prime-search.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'localwise-keys-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const body = Buffer.from('{"a":1}');

async function verifies(ring: KeyRing): Promise<boolean> {
  const [pem, { sha256, sha1 }] = await Promise.all([ring.publicPem(), ring.sign(body)]);
  return (
    verify('RSA-SHA256', body, pem, Buffer.from(sha256, 'base64')) &&
    verify('RSA-SHA1', body, pem, Buffer.from(sha1, 'base64'))
  );
}

test('a drawn key signs what its public half verifies, and another ring has another', async () => {
  const ring = new KeyRing({ dataDir: null, seed: null });
  expect(await verifies(ring)).toBe(true);
  expect((await ring.sign(body)).sha256).toMatch(/^[A-Za-z0-9+/]{342}==$/);
  expect(await ring.publicPem()).not.toBe(await new KeyRing({ dataDir: null, seed: null }).publicPem());
});

test.each(['7', '1', 'any text at all', ''])('the seed %j leads to a sound key of 2048 bits', async seed => {
  const key = await rsaKeyFromSeed(seed);
  expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65537n });
  const signature = (await new KeyRing({ dataDir: null, seed }).sign(body)).sha256;
  expect(verify('RSA-SHA256', body, createPublicKey(key), Buffer.from(signature, 'base64'))).toBe(true);
});

test('the same seed is the same key, in this process and in any other', async () => {
  const pem = await new KeyRing({ dataDir: null, seed: '7' }).publicPem();
  expect(createPublicKey(await rsaKeyFromSeed('7')).export({ type: 'spki', format: 'pem' })).toBe(pem);
  expect(pem).toContain('MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA');
  expect(await new KeyRing({ dataDir: null, seed: '8' }).publicPem()).not.toBe(pem);
});

test('a data folder keeps the key between runs, for its owner alone', async () => {
  const folder = join(dataDir, 'new');
  const pem = await new KeyRing({ dataDir: folder, seed: null }).publicPem();
  expect(await new KeyRing({ dataDir: folder, seed: 'ignored' }).publicPem()).toBe(pem);
  expect((await stat(join(folder, keyFile('webhook')))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, keyFile('webhook')), 'utf8')).toContain('BEGIN PRIVATE KEY');
});

test('two servers that start on one folder at the same time sign with one key', async () => {
  const rings = [1, 2, 3].map(() => new KeyRing({ dataDir, seed: null }));
  const pems = await Promise.all(rings.map(ring => ring.publicPem()));
  expect(new Set(pems).size).toBe(1);
});

test('a key that was put into the folder is used as it is', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(join(dataDir, keyFile('webhook')), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const ring = new KeyRing({ dataDir, seed: '7' });
  expect(await ring.publicPem()).toBe(publicKey.export({ type: 'spki', format: 'pem' }));
  expect(await verifies(ring)).toBe(true);
});

test('a file that is no key is named, and read again once it is mended', async () => {
  const file = join(dataDir, keyFile('webhook'));
  await writeFile(file, 'nonsense');
  const ring = new KeyRing({ dataDir, seed: null });
  await expect(ring.publicPem()).rejects.toThrow(`${file} is not a private RSA key in PEM form`);
  await rm(file);
  expect(await verifies(ring)).toBe(true);
});
