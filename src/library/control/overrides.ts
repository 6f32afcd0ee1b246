import type { OverrideMatch, ReplyChange } from '../../routes/views/override.ts';
import type { OrderableOutcomes, Scenario } from '../../routes/views/scenarios.ts';
import type { Outcome } from '../../state/kernel/index.ts';
import { at, type Send } from './send.ts';

export type { OrderableOutcomes, Outcome, OverrideMatch, ReplyChange, Scenario };

/** What is answered, or decided, otherwise than it would be. */
export type OverrideWish = {
  readonly name?: string;
  readonly match: OverrideMatch;
  readonly times?: number;
  /** The answer need not be one that the contract shows. */
  readonly unchecked?: boolean;
} & ({ readonly reply: ReplyChange } | { readonly outcome: Outcome });

export interface Override {
  readonly id: number;
  readonly name: string | null;
  readonly match: OverrideMatch;
  readonly times: number | null;
  /** Null of one that decides. */
  readonly reply: ReplyChange | null;
  /** Null of one that changes answers. */
  readonly outcome: Outcome | null;
  readonly unchecked: boolean;
  /** How often it was followed. */
  readonly hits: number;
  readonly spent: boolean;
}

type Overrides = { readonly overrides: readonly Override[] };

/** Answers and outcomes to order; what is put takes the place of all earlier ones. */
export const overrides = (send: Send) => ({
  put: (document: { readonly overrides: readonly OverrideWish[] }) => send<Overrides>('PUT', at`/overrides`, document),
  list: () => send<Overrides>('GET', at`/overrides`),
  endAll: () => send<void>('DELETE', at`/overrides`),
});

/** The values that bring something about by themselves, and what may be ordered of which operations. */
export const scenarios = (send: Send) => ({
  list: () =>
    send<{ readonly scenarios: readonly Scenario[]; readonly outcomes: readonly OrderableOutcomes[] }>(
      'GET',
      at`/scenarios`,
    ),
});
