import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killRounds } from '../support/kill-rounds.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'localwise-kill-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As `npm run test:soak` does two hundred times. */
test('a durable server that is killed loses nothing that it acknowledged', async () => {
  const { acknowledged, findings, others } = await killRounds(folder, 5, 'short');
  expect(findings).toEqual([]);
  expect(others).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
});
