import { type Instant, table } from '../kernel/index.ts';
import type { CardProductionStatus } from '../lifecycles/card-production.ts';

/** The printing of one card at a kiosk. Its id is the card's token. */
export interface CardProduction {
  readonly id: string;
  readonly status: CardProductionStatus;
  /** Where it is or was printed; null as long as nobody asked for it. */
  readonly kioskId: string | null;
  readonly errorCode: string | null;
  /** Why the next request will be turned down, where the operator wants that; used up by it. */
  readonly nextError: string | null;
  readonly createdAt: Instant;
  /** Since when it is in its state. */
  readonly occurredAt: Instant;
}

export const productions = table<CardProduction>()('card-productions', {});
