import { defineConfig } from 'vitest/config';

/** What takes minutes and a machine of its own: `npm run test:soak`. One file at a time, in a process whose memory can be measured. */
export default defineConfig({
  test: {
    name: 'soak',
    include: ['test/soak/**/*.test.ts'],
    pool: 'forks',
    execArgv: ['--expose-gc'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
