import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killRounds } from '../support/kill-rounds.ts';

const ROUNDS = 200;
const PATIENCE_MS = 900_000;

test(
  `a durable server that is killed ${ROUNDS} times loses nothing that it acknowledged, and leaves nothing lying about`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'localwise-kill-'));
    const { acknowledged, findings, others } = await killRounds(folder, ROUNDS, process.env.SOAK_SEED ?? 'soak');
    expect(findings).toEqual([]);
    expect(others).toEqual([]);
    expect(await readdir(join(folder, 'snapshots', 'w0'))).toHaveLength(3);
    expect(acknowledged).toBeGreaterThan(ROUNDS);
    await rm(folder, { recursive: true });
  },
  PATIENCE_MS,
);
