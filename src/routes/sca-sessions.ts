import { gap, type HandlersOf } from './binding.ts';

export const scaSessionsRoutes: HandlersOf<'sca-sessions'> = {
  scaSessionCreate: gap('scaSessionCreate'),
};
