import { describe, expect, test } from 'vitest';
import { operations } from '../../src/contract/generated/operations.ts';
import { lazily, readFixture } from '../../src/outside/package-files.ts';
import { Coverage, READ_ALL, READ_ONE_IN } from '../../src/routes/plugins/coverage.ts';
import { replyFields } from '../../src/routes/plugins/reply-fields.ts';
import type { ContractDocument } from '../../src/routes/plugins/validators.ts';

const fieldsOf = replyFields(lazily(() => readFixture('contract/openapi.json') as ContractDocument));
const { transferGet, transferList, activityList } = operations;

test('the fields of every reply are known, each once, and schemas that hold themselves come to an end', () => {
  for (const row of Object.values(operations)) {
    const { paths } = fieldsOf(row);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeLessThan(1000);
  }
  expect(fieldsOf(activityList).paths).toEqual(expect.arrayContaining(['cursor', 'activities', 'activities[].id']));
  expect(fieldsOf(transferGet).paths).toEqual(expect.arrayContaining(['id', 'details.reference']));
});

describe('coverage', () => {
  const record = (coverage: Coverage, body: unknown, status = 200, row = transferGet) =>
    coverage.record('w', row, status, typeof body === 'string' ? body : JSON.stringify(body));

  test('counts documented fields with a value, wherever they stand', () => {
    const coverage = new Coverage(fieldsOf);
    record(coverage, [{ id: 1, status: null, details: { reference: 'rent' }, own: 1 }], 200, transferList);
    expect([...(coverage.of('w').get('transferList')?.seen ?? [])]).toEqual([
      '[].id',
      '[].details',
      '[].details.reference',
    ]);
  });

  test('takes no field from what failed, and none from what is no JSON', () => {
    const coverage = new Coverage(fieldsOf);
    record(coverage, { id: 1 }, 404);
    record(coverage, '%PDF-1.7');
    const tally = coverage.of('w').get('transferGet');
    expect(tally?.seen.size).toBe(0);
    expect(tally?.statuses).toEqual(
      new Map([
        [404, 1],
        [200, 1],
      ]),
    );
  });

  test('reads the first replies whole and then one in so many, and counts all of them', () => {
    const coverage = new Coverage(fieldsOf);
    const more = 10 * READ_ONE_IN;
    for (let i = 0; i < READ_ALL + more; i++) record(coverage, { id: i });
    const tally = coverage.of('w').get('transferGet');
    expect(tally).toMatchObject({ calls: READ_ALL + more, read: READ_ALL + 10 });
  });

  test('adds up the worlds that there are and were, until it begins anew', () => {
    const coverage = new Coverage(fieldsOf);
    coverage.record('a', transferGet, 200, '{"id":1}');
    coverage.record('b', transferGet, 200, '{"status":"x"}');
    coverage.retire('b');
    expect(coverage.of('b').size).toBe(0);
    const sum = coverage.all().get('transferGet');
    expect([sum?.calls, [...(sum?.seen ?? [])].sort()]).toEqual([2, ['id', 'status']]);
    coverage.clear('a');
    expect(coverage.all().get('transferGet')?.calls).toBe(1);
    coverage.clearAll();
    expect(coverage.all().size).toBe(0);
  });
});
