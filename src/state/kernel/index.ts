/** The kernel's door: what families build on. */
export { schedule, type Task, tasks, unschedule } from './agenda.ts';
export { ChangedRows, type Touch } from './changed-rows.ts';
export { type ClockState, readClock, setClock } from './clock.ts';
export { Company, type Family, type Paper } from './company.ts';
export type { NumberHomes } from './counters.ts';
export { type Course, courses, isKeptFrom, type Plan, type Step } from './course.ts';
export { isSameSecret, sha256 } from './digest.ts';
export { type DomainEvent, type EventDefinition, type EventScope, emit, event } from './event.ts';
export { decimalDigits, hexDigits, type NumberKind, nextNumber, nextUuid } from './ids.ts';
export * from './instant.ts';
export { deepFreeze, isPlain, type Json } from './json.ts';
export {
  advance,
  begin,
  type Change,
  type Lifecycle,
  type Living,
  lifecycle,
  type Machine,
  type Move,
  type MoveDetails,
  type MoveOf,
  machine,
  mayMove,
  movesFrom,
  type Pace,
  requireMove,
  resume,
  type StateOf,
  steer,
  usualWait,
} from './lifecycle.ts';
export * from './money.ts';
export { changesOf, gather, type Page, pagesOf } from './pages.ts';
export type { SystemClock } from './ports.ts';
export { bareKey, hasSigned, publicKeyKind } from './public-key.ts';
export {
  type Problem,
  Refusal,
  type RefusalCode,
  type RefusalDetails,
  type RefusalKind,
  refusals,
  refuse,
} from './refusal.ts';
export { Rows } from './rows.ts';
export {
  type CardLimits,
  type CardProgramTerms,
  type CashFees,
  defaultSettings,
  type RelayAnswer,
  type Settings,
} from './settings.ts';
export type { Shape } from './shape.ts';
export type { KeptSnapshot, Shelf, Snapshot } from './shelf.ts';
export { readSnapshot, SNAPSHOT_FORMAT, type Upgrade, type WorldData } from './snapshot.ts';
export {
  type Facts,
  type Look,
  type Magic,
  magicFor,
  type Outcome,
  outcomes,
  type Subject,
  subject,
} from './subject.ts';
export {
  type HistoryItem,
  type IndexDefinition,
  type ReadTable,
  type Row,
  Table,
  type TableDefinition,
  table,
} from './table.ts';
export { describeTask, type Fired } from './timeline.ts';
export type { Cause } from './unit.ts';
export { World } from './world.ts';
export type { WorldOptions } from './world-options.ts';
export { insert, patch, remove } from './write.ts';
