import { test } from 'vitest';
import { checkSuites } from '../support/parallel-check.ts';

test('64 suites side by side, each in a world of its own, end as each ends alone', async () => {
  await checkSuites({ suites: 64, steps: 120, fresh: 'each' });
}, 600_000);
