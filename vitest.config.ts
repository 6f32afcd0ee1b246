import { defineConfig } from 'vitest/config';

const common = { pool: 'threads', testTimeout: 20_000, hookTimeout: 20_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'suite', include: ['test/**/*.test.ts'] } },
      {
        // The same flows with every world put to paper and read back between any two calls.
        test: {
          ...common,
          name: 'amnesia',
          include: ['test/scenarios/**/*.test.ts'],
          env: { LOCALWISE_AMNESIA: '1' },
        },
      },
    ],
  },
});
