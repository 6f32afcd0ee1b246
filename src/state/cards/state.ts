import { refuse } from '../kernel/index.ts';
import type { Card } from './record.ts';

/**
 * Refuses to change how a card is used where it cannot be used any more, or not for the time being.
 * @throws Refusal `card.not-changeable`
 */
export function requireChangeable({ id: token, status }: Card): void {
  if (status === 'ACTIVE' || status === 'FROZEN' || status === 'INACTIVE') return;
  refuse('card.not-changeable', { token, status });
}

/** Whether what is secret of a card may be told. */
export const isShowable = ({ status }: Card): boolean => status === 'ACTIVE' || status === 'FROZEN';
