/** The door to the control client: light, so that a test against a container loads no server. */
export { type ControlClient, type ControlOptions, controlClient, controlOver } from './library/control/client.ts';
export type * from './library/control/events.ts';
export type * from './library/control/faults.ts';
export type * from './library/control/money.ts';
export type * from './library/control/overrides.ts';
export type * from './library/control/people.ts';
export type * from './library/control/records.ts';
export {
  type Answer,
  type Call,
  ControlError,
  type Id,
  type StoredRecord,
  type Transport,
} from './library/control/send.ts';
export type * from './library/control/server.ts';
export type * from './library/control/traffic.ts';
export type * from './library/control/webhooks.ts';
export type * from './library/control/worlds.ts';
