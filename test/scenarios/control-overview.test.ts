import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

test('the control interface lists its own calls', async () => {
  const overview = await sandbox.inject({ method: 'GET', url: '/_worlds/w/_localwise' });
  expect(overview.status).toBe(200);
  expect(overview.body).toMatchObject({
    world: 'w',
    contract: '/_worlds/w/openapi.json',
    reference: '/_worlds/w/docs',
  });
  expect(overview.body.calls).toContain('POST /_localwise/clock/advance');
});

test('every lifecycle is told as data and as a diagram', async () => {
  const { status, body } = await sandbox.control('GET', '/lifecycles');
  expect(status).toBe(200);
  for (const { states, moves, initial, mermaid, resource } of body.lifecycles) {
    expect(resource).toMatch(/^[a-z0-9-]+$/);
    expect(states.map((s: { name: string }) => s.name)).toContain(initial);
    expect(moves.length).toBeGreaterThan(0);
    for (const move of moves) expect(move).toMatchObject({ from: expect.any(Array), to: expect.any(String) });
    expect(mermaid).toMatch(/^stateDiagram-v2\n/);
  }
});
