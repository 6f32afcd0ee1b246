import { lifecycle, type StateOf } from '../kernel/index.ts';

/** Whether Wise's own pages show a profile; the interface shows it either way, and says which. */
export const profileVisibilityLifecycle = lifecycle({
  name: 'profile-visibility',
  initial: 'VISIBLE',
  states: {
    VISIBLE: 'The user sees the profile.',
    HIDDEN: 'The profile exists, and the user is not shown it.',
  },
  moves: {
    hide: { from: ['VISIBLE'], to: 'HIDDEN', by: 'wise' },
    show: { from: ['HIDDEN'], to: 'VISIBLE', by: 'wise' },
  },
  source: 'profileGet, currentState',
});

export type ProfileVisibility = StateOf<typeof profileVisibilityLifecycle>;
