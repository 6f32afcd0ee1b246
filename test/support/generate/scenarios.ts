import { outcomesOf, scenariosOf } from '../../../src/routes/views/scenarios.ts';
import { company } from '../../../src/state/index.ts';
import { code, table } from './sections.ts';

/** What may be ordered of which operations. */
export const outcomesSection = (): string =>
  table(
    ['Operations', '`approve`', '`reject`', '`hold`'],
    outcomesOf(company).map(({ operationIds, outcomes: { approve = '–', reject = '–', hold = '–' } }) => [
      operationIds.map(code).join(' '),
      approve,
      reject,
      hold,
    ]),
  );

/** Every value that brings something about by itself. */
export const scenariosSection = (): string =>
  table(
    ['Operations', 'Field', 'Value', 'What comes of it'],
    scenariosOf(company).map(({ operationIds, field, compared, value, outcome }) => [
      operationIds.map(code).join(' '),
      code(field),
      `${wordsFor[compared] ?? ''}${code(value)}`,
      outcome,
    ]),
  );

const wordsFor: Readonly<Record<string, string>> = {
  'begins with': 'begins with ',
  'has as its first word': 'first word ',
  'has among its words': 'has the word ',
};
