export type { Act, ActType, CardUse, Describer, Exchange, Party, Posted, Saying } from './act.ts';
export type { Layout, StatementLine } from './lines.ts';
export {
  type Interval,
  readAccountStatement,
  readStatement,
  type Statement,
  type StatementWish,
} from './read.ts';
