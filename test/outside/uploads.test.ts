import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readMultipart, type UploadOptions } from '../../src/outside/uploads.ts';

const TYPE = 'multipart/form-data; boundary=----edge';

interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly content: string;
}

const bodyOf = (parts: readonly Part[]): string => `${parts.map(textOf).join('')}------edge--\r\n`;

const textOf = ({ name, filename, type, content }: Part): string =>
  `------edge\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n${
    type ? `content-type: ${type}\r\n` : ''
  }\r\n${content}\r\n`;

const read = (text: string, options: Partial<UploadOptions> = {}, type = TYPE) =>
  readMultipart(Readable.from(chunks(text)), type, { limitBytes: 1_000_000, keepIn: null, ...options });

/** As a slow network brings it: few bytes at a time. */
function* chunks(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
}

const scan = { name: 'files', filename: 'scan.png', type: 'image/png', content: 'picture' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('fields and files are told apart, and of a file only the facts are kept', async () => {
  const body = await read(bodyOf([{ name: 'documentType', content: 'ID_PROOF' }, scan]));
  expect(body).toEqual({
    fields: { documentType: 'ID_PROOF' },
    files: [{ field: 'files', filename: 'scan.png', mimetype: 'image/png', sizeBytes: 7, sha256: sha256('picture') }],
  });
});

test('a part for which no file was chosen is no file', async () => {
  const body = await read(bodyOf([{ name: 'files', filename: '', type: 'application/octet-stream', content: '' }]));
  expect(body.files).toEqual([]);
});

test('a field named like a prototype is a field', async () => {
  const body = await read(bodyOf([{ name: '__proto__', content: 'x' }]));
  expect(Object.entries(body.fields)).toEqual([['__proto__', 'x']]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('bytes are kept under their hash where that is asked for', async () => {
  const keepIn = join(mkdtempSync(join(tmpdir(), 'uploads-')), 'kept');
  await read(bodyOf([scan, { ...scan, filename: '../../evil.png', content: 'other' }]), { keepIn });
  expect(readdirSync(keepIn).sort()).toEqual([sha256('other'), sha256('picture')].sort());
  expect(readFileSync(join(keepIn, sha256('picture')), 'utf8')).toBe('picture');
});

test('a body beyond the limit is refused, and leaves no file behind', async () => {
  const keepIn = mkdtempSync(join(tmpdir(), 'uploads-'));
  const large = bodyOf([{ ...scan, content: 'x'.repeat(5000) }]);
  await expect(read(large, { limitBytes: 1000, keepIn })).rejects.toMatchObject({ code: 'request.too-large' });
  await expect.poll(() => readdirSync(keepIn), { timeout: 10_000 }).toEqual([]);
});

test.each([
  ['that names no boundary', bodyOf([scan]), 'multipart/form-data'],
  ['that ends before its last part', bodyOf([scan]).slice(0, -20), TYPE],
  ['of more files than anyone sends', bodyOf(Array.from({ length: 21 }, () => scan)), TYPE],
  [
    'of more fields than anyone sends',
    bodyOf(Array.from({ length: 101 }, (_, i) => ({ name: `f${i}`, content: '' }))),
    TYPE,
  ],
])('a body %s is refused as malformed', async (_, text, type) => {
  await expect(read(text, {}, type)).rejects.toMatchObject({ code: 'request.malformed' });
});
