import { dialectDifferences } from '../../../src/routes/views/dialect.ts';
import { table } from './sections.ts';

/** Where the published contract and the recorded service disagree, as the views declare it. */
export const dialectSection = (): string =>
  table(
    ['Where', '`contract` (default)', '`recorded`', 'Evidence'],
    dialectDifferences.map(({ where, contract, recorded, source }) => [where, contract, recorded, source]),
  );
