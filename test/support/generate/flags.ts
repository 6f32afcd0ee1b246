import { flagName, flags, variableName } from '../../../src/config.ts';
import { code, table } from './sections.ts';

/** Every flag with its variable, as `config.ts` declares them. */
export const flagsSection = (): string =>
  table(
    ['Flag', 'Variable', 'Default', 'What it does'],
    flags.map(({ name, value, help, default: fallback }) => [
      code([flagName(name), value].filter(Boolean).join(' ')),
      code(variableName(name)),
      fallback === null || fallback === '' ? '–' : code(String(fallback)),
      help,
    ]),
  );
