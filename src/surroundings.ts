/** What this process runs in, as its environment tells. */
import { environment, flags, variableName } from './config.ts';

/** Every variable that means something to localwise: those of flags, and those of commands that talk to a server. */
export const knownVariables: readonly string[] = [
  ...flags.map(({ name }) => variableName(name)),
  'LOCALWISE_URL',
  'LOCALWISE_WORLD',
];

/** Where a server runs that tests are to use, instead of one of their own. */
export const serverAddress = (variables = environment): string | undefined =>
  variables.LOCALWISE_URL?.replace(/(\/_worlds\/[^/]+)?\/*$/, '') || undefined;

/** Variables that look as if they were ours, and are not. */
export const unknownVariables = (variables = environment): readonly string[] =>
  Object.keys(variables).filter(name => name.startsWith('LOCALWISE') && !knownVariables.includes(name));

/** Who runs the tests of this process: Vitest and Jest say so, and otherwise the file was started by itself. */
export function testRunner(variables = environment): 'vitest' | 'jest' | 'node' {
  if (variables.VITEST) return 'vitest';
  return variables.JEST_WORKER_ID ? 'jest' : 'node';
}

/** Whether nobody is there to read more than is needed, as on a build server. */
export const isUnattended = (variables = environment): boolean => Boolean(variables.CI);
