import type { Family } from '../kernel/index.ts';
import { clientKeys } from './record.ts';

export { activeKeys } from './find.ts';
export type { Envelope, Envelopes, Sealing } from './ports.ts';
export {
  type ClientKey,
  clientKeys,
  type KeyAlgorithm,
  type KeyScope,
  type SigningAlgorithm,
} from './record.ts';
export { type NewClientKey, registerClientKey, scopeOf } from './register.ts';

export const keyFamily: Family = { tables: [clientKeys] };
