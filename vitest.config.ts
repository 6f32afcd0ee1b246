import { defineConfig } from 'vitest/config';

/** Files of one thread share what they import: reading the sources again for each took a third of the time. */
const common = { pool: 'threads', isolate: false, testTimeout: 40_000, hookTimeout: 40_000 } as const;

export default defineConfig({
  test: {
    // One core is left alone by default, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      { test: { ...common, name: 'suite', include: ['test/**/*.test.ts'], exclude: ['test/soak/**'] } },
      {
        // The same flows with every world put to paper and read back between any two calls.
        test: {
          ...common,
          name: 'amnesia',
          include: ['test/scenarios/**/*.test.ts'],
          // Thousands of odd requests, and every form of a recipient, learn nothing from being slowed down so.
          exclude: ['test/scenarios/{control-hostile,control-limits,recipient-walk}.test.ts'],
          env: { LOCALWISE_AMNESIA: '1' },
        },
      },
    ],
  },
});
