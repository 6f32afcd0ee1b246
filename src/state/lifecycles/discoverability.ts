import { lifecycle, type StateOf } from '../kernel/index.ts';

export const discoverabilityLifecycle = lifecycle({
  name: 'discoverability',
  initial: 'discoverable',
  states: {
    discoverable: 'Others find the profile by its tag, email address or telephone number.',
    hidden: 'Nobody finds the profile; who has it as a contact keeps it.',
  },
  moves: {
    hide: { from: ['discoverable'], to: 'hidden', by: 'customer' },
    show: { from: ['hidden'], to: 'discoverable', by: 'customer' },
  },
  source: 'contactCreate',
});

export type Discoverability = StateOf<typeof discoverabilityLifecycle>;
