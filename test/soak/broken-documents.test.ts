import { expect, test } from 'vitest';
import { BrokenImports } from '../support/broken-imports.ts';
import { Sandbox } from '../support/sandbox.ts';

const TRIES = 5_000;

test('whatever fault a document has, it is refused by its place or is a world that can be read', async () => {
  const sandbox = await Sandbox.open({ journalSize: 0, checkReplies: 'off' });
  const imports = await BrokenImports.in(sandbox);
  const seed = process.env.SOAK_SEED ?? 'soak';
  const found: string[] = [];
  for (let i = 1; i <= TRIES; i++) found.push(...(await imports.findings(`${seed} ${i}`)));
  expect(found).toEqual([]);
  await sandbox.close();
});
