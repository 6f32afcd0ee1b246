import { event } from '../kernel/index.ts';
import type { CardStatus } from '../lifecycles/card.ts';
import type { CardOrderStatus } from '../lifecycles/card-order.ts';

/** A card was made, or moved along its lifecycle. `from` is null for a new one. */
export const cardStatusChanged = event<{
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string;
  readonly from: string | null;
  readonly status: CardStatus;
  readonly changedBy: 'client' | 'wise';
}>('cards#card-status-change');

export const cardOrderStatusChanged = event<{
  readonly profileId: number;
  readonly clientId: string;
  readonly orderId: number;
  /** Null as long as there is no card. */
  readonly cardToken: string | null;
  readonly program: string;
  readonly status: CardOrderStatus;
  readonly deliveryVendor: string | null;
}>('cards#card-order-status-change');

export const cardProductionStatusChanged = event<{
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string;
  readonly status: string;
  readonly kioskId: string | null;
  readonly errorCode: string | null;
  readonly description: string;
}>('cards#card-production-status-change');

/** A card is in use in the place of another, which is blocked next. Partners do not subscribe to this. */
export const cardReplaced = event<{ readonly oldToken: string; readonly newToken: string }>('cards#replaced');
