import { event } from '../kernel/index.ts';

/** A recipient was made, or deleted. */
export const recipientChanged = event<{
  readonly recipientId: number;
  readonly profileId: number;
  readonly change: 'create' | 'deactivate';
}>('recipients#state-change');
