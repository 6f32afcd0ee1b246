import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventTypes } from '../../src/state/webhooks/index.ts';
import { triggers } from '../support/triggers/index.ts';
import { Stage, type Trigger } from '../support/triggers/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const rows = triggers.map(row => [`${row.by}: ${row.when}`, row] as const);

test.each<readonly [string, Trigger]>(rows)('%s', async (_, row) => {
  expect(await stage.play(row)).toEqual(row.fires);
});

test('every event is told of by something in the map', () => {
  const told = new Set(triggers.flatMap(({ fires }) => fires.map(line => line.split(' ')[0])));
  expect(eventTypes.filter(type => !told.has(type))).toEqual([]);
});
