/** What this process runs in, as its environment tells. */
import { environment } from './config.ts';

/** Who runs the tests of this process: Vitest and Jest say so, and otherwise the file was started by itself. */
export function testRunner(variables = environment): 'vitest' | 'jest' | 'node' {
  if (variables.VITEST) return 'vitest';
  return variables.JEST_WORKER_ID ? 'jest' : 'node';
}

/** Whether nobody is there to read more than is needed, as on a build server. */
export const isUnattended = (variables = environment): boolean => Boolean(variables.CI);
