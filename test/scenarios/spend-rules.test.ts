import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { refused } from '../support/balance-calls.ts';
import { type Asked, Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let world = '';
let count = 0;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(() => {
  count += 1;
  world = `rules-${count}`;
});

const clientId = 'localwise';
const call = (id: OperationId, { params, ...asked }: Asked = {}) =>
  sandbox.call(id, { world, params: { clientId, ...params }, ...asked });
const gambling = { description: 'No bets', type: 'MCC', operation: 'BLOCK', values: ['7995', '0742'] };
const create = (body: unknown = gambling) => call('spendControlsRuleCreate', { body });
const applied = async () => (await call('spendControlsAppliedRulesList')).body;

describe('a rule', () => {
  test('is written, applied, unapplied and deleted', async () => {
    const { status, body: rule } = await create();
    expect([status, rule]).toEqual([200, { id: 1, ...gambling }]);
    expect(await applied()).toEqual([]);
    const body = { ruleId: String(rule.id) };
    const done = await call('spendControlsRuleApply', { body });
    expect([done.status, done.raw.payload]).toEqual([200, '']);
    expect(await applied()).toEqual([{ ruleId: rule.id }]);
    expect((await call('spendControlsRuleApply', { body })).status).toBe(200);
    expect(await applied()).toHaveLength(1);
    const remove = () => call('spendControlsRuleDelete', { params: { ruleId: rule.id } });
    expect(refused(await remove())).toEqual({ status: 422, code: 'NOT_VALID', path: 'ruleId' });
    expect((await call('spendControlsRuleUnapply', { body: { ruleId: rule.id } })).status).toBe(200);
    expect((await call('spendControlsRuleUnapply', { body })).status).toBe(200);
    expect((await call('spendControlsRulesList')).body).toEqual([rule]);
    expect((await remove()).status).toBe(200);
    expect((await call('spendControlsRulesList')).body).toEqual([]);
    expect((await remove()).status).toBe(404);
  });

  test('needs no description, and may be of currencies', async () => {
    const { body } = await create({ type: 'CURRENCY', operation: 'ALLOW', values: ['SGD'] });
    expect(body).toEqual({ id: 1, type: 'CURRENCY', operation: 'ALLOW', description: null, values: ['SGD'] });
  });

  test.each([
    ['no type', { ...gambling, type: undefined }, 'NotNull', 'type'],
    ['another type', { ...gambling, type: 'COUNTRY' }, 'NOT_VALID', 'type'],
    ['no operation', { ...gambling, operation: undefined }, 'NotNull', 'operation'],
    ['another operation', { ...gambling, operation: 'WARN' }, 'NOT_VALID', 'operation'],
    ['no values', { ...gambling, values: undefined }, 'NotNull', 'values'],
    ['an empty list', { ...gambling, values: [] }, 'NOT_VALID', 'values'],
    ['a category of three digits', { ...gambling, values: ['7995', '742'] }, 'NOT_VALID', 'values'],
    ['no currency', { ...gambling, type: 'CURRENCY', values: ['gbp'] }, 'CurrencyCode', 'values'],
  ])('with %s is refused, and nothing is kept', async (_, body, code, path) => {
    expect(refused(await create(body))).toEqual({ status: 400, code, path });
    expect((await call('spendControlsRulesList')).body).toEqual([]);
  });

  test('that does not exist is neither applied nor unapplied', async () => {
    for (const id of ['spendControlsRuleApply', 'spendControlsRuleUnapply'] as const) {
      expect(refused(await call(id, { body: { ruleId: '9' } }))).toEqual({
        status: 404,
        code: 'NOT_FOUND',
        path: 'ruleId',
      });
      expect(refused(await call(id, { body: {} }))).toEqual({ status: 400, code: 'NotNull', path: 'ruleId' });
      expect(refused(await call(id, { body: { ruleId: 'nine' } }))).toEqual({
        status: 400,
        code: 'ERROR',
        path: 'ruleId',
      });
    }
  });
});

test.each([
  'spendControlsRulesList',
  'spendControlsRuleCreate',
  'spendControlsRuleApply',
  'spendControlsRuleUnapply',
  'spendControlsAppliedRulesList',
  'spendControlsRuleDelete',
] as const)('%s is for the application itself, by its own token', async id => {
  const body = id === 'spendControlsRuleCreate' ? gambling : { ruleId: '1' };
  const asked = id.includes('List') || id.endsWith('Delete') ? {} : { body };
  expect((await call(id, { ...asked, params: { clientId: 'another', ruleId: 1 } })).status).toBe(403);
  expect((await call(id, { ...asked, params: { ruleId: 1 }, token: 'localwise-user-token' })).status).toBe(403);
});
