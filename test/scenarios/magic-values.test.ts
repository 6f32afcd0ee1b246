import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operations } from '../../src/contract/generated/operations.ts';
import { type Scenario, scenariosOf } from '../../src/routes/views/scenarios.ts';
import { company } from '../../src/state/index.ts';
import { plays } from '../support/magic-plays.ts';
import { Sandbox } from '../support/sandbox.ts';

const scenarios = scenariosOf(company);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => sandbox.enterFreshWorld());
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))('%s', async (name, { example, outcome }) => {
  const play = Object.keys(plays).find(start => name.startsWith(start)) ?? '';
  expect(outcome).toContain(await plays[play]?.(sandbox, example));
});

test('the catalogue says where each value stands, and what may be ordered of which operations', async () => {
  const { body } = await sandbox.control('GET', '/scenarios');
  expect(body.scenarios).toEqual(scenarios);
  const fails = body.scenarios.find(({ name }: Scenario) => name === 'transfer-fails');
  expect(fails).toEqual({
    name: 'transfer-fails',
    operationIds: [
      'transferCreate',
      'transferThirdPartyCreate',
      'transferPartnerLicenceCreate',
      'batchGroupTransferCreate',
    ],
    field: 'details.reference',
    compared: 'has as its first word',
    value: 'FAIL',
    outcome: expect.stringContaining('`funds_refunded`'),
    example: { details: { reference: 'FAIL' } },
  });
  expect(body.outcomes).toContainEqual({
    operationIds: ['transferFund'],
    outcomes: { reject: expect.stringContaining('REJECTED') },
  });
  for (const { operationIds } of [...body.scenarios, ...body.outcomes]) {
    expect(operationIds.length).toBeGreaterThan(0);
    for (const id of operationIds) expect(operations).toHaveProperty(id);
  }
});

test('every value has one row and every subject its words', () => {
  const values = scenarios.map(({ field, value, operationIds }) => `${operationIds[0]} ${field} ${value}`);
  expect(new Set(values).size).toBe(values.length);
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(new Set(company.subjects.map(({ name }) => name)).size).toBe(company.subjects.length);
});

test.each(['Refund for shoes', 'failed before', 'HOLDINGS Ltd 17', 'Invoice FAIL', ''])(
  'a reference such as "%s" means nothing',
  async reference => {
    const play = plays.transfer;
    expect(await play?.(sandbox, { details: { reference } })).toBe('processing');
  },
);
