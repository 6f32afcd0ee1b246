import { expect, test } from 'vitest';
import { checkSuites } from '../support/parallel-check.ts';

test('suites side by side, each in a world of its own, end as each ends alone', async () => {
  const { told, statuses } = await checkSuites({ suites: 8, steps: 30, fresh: 'all' });
  // Suites that are only refused, or hear of nothing, prove nothing.
  expect(told).toBeGreaterThan(8);
  for (const counts of statuses) expect(counts.get(200) ?? 0).toBeGreaterThan(10);
});
