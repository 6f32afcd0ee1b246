/** How cards travel, and when they may be expected. */
import vendors from '../../../fixtures/reference/delivery-vendors.json' with { type: 'json' };
import { days, decimalDigits, type Instant, later, type MoveDetails, type World } from '../kernel/index.ts';
import type { CardDelivery, CardOrder, CardProgram } from './record.ts';

const USUAL = days(10);
const DAY = days(1);
/** By carrier; of others no page is known. */
const trackingPages: ReadonlyMap<string, string> = new Map(Object.entries(vendors));

/** When a card comes that is made from now on. @assumed ten days by post, and at once where there is nothing to send */
export const estimateFrom = (now: Instant, { type }: Pick<CardProgram, 'type'>): Instant =>
  type === 'PHYSICAL' ? later(now, USUAL) : now;

/**
 * When the card of an order may be expected. As long as the order waits for something it moves on, a day every day.
 * @source cardOrderGet, deliveryEstimate
 */
export function estimateOf(world: World, { status, createdAt, deliveryEstimateAt }: CardOrder): Instant {
  if (status !== 'PLACED') return deliveryEstimateAt;
  return later(deliveryEstimateAt, Math.floor((world.now - createdAt) / DAY) * DAY);
}

/** How a printed card is on its way. What the operator says of it holds; nothing is known where nothing is traced. */
export function sent(world: World, delivery: CardDelivery, details: MoveDetails): CardDelivery {
  if (delivery.option !== 'POSTAL_SERVICE_WITH_TRACKING') return delivery;
  const { deliveryVendor, trackingNumber, trackingUrl } = details;
  const number = typeof trackingNumber === 'string' ? trackingNumber : decimalDigits(world, 10);
  const vendor = typeof deliveryVendor === 'string' ? deliveryVendor : 'DHL';
  const page = trackingPages.get(vendor);
  return {
    ...delivery,
    vendor,
    trackingNumber: number,
    trackingUrl: typeof trackingUrl === 'string' ? trackingUrl : page === undefined ? null : `${page}${number}`,
  };
}
