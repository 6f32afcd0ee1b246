import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { Drawing } from '../../src/contract/row.ts';
import { drawing } from '../../src/outside/qr-code.ts';
import { readQrCode } from '../support/read-qr-code.ts';
import { root } from '../support/source.ts';

test('a QR code says what it was drawn to say, and always in the same bytes', async () => {
  await drawing.load();
  for (const text of ['a', 'T2148000001', `https://example.com/${'x'.repeat(300)}`]) {
    expect(readQrCode(drawing.qrCode(text))).toBe(text);
    expect(drawing.qrCode(text)).toBe(drawing.qrCode(text));
  }
});

test('it is drawn from the bundle too, where a package of the older kind is loaded in another way', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'localwise-'));
  try {
    await build({
      entryPoints: [join(root, 'src/outside/qr-code.ts')],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      outExtension: { '.js': '.mjs' },
      banner: {
        js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
      },
    });
    const bundled: { drawing: Drawing } = await import(pathToFileURL(join(outdir, 'qr-code.mjs')).href);
    expect(() => bundled.drawing.qrCode('too early')).toThrow(/before the library/);
    await bundled.drawing.load();
    expect(readQrCode(bundled.drawing.qrCode('bundled'))).toBe('bundled');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
