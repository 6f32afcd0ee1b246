import type { Instant, Json, World } from '../../state/kernel/index.ts';
import type { Delivery, ToldType } from '../../state/webhooks/index.ts';
import { balanceEvents } from './events/balances.ts';
import { batchEvents } from './events/batches.ts';
import { cardPaymentEvents } from './events/card-payments.ts';
import { cardEvents } from './events/cards.ts';
import { caseEvents } from './events/cases.ts';
import { disputeEvents } from './events/disputes.ts';
import { cardDummies } from './events/dummies-cards.ts';
import { moneyDummies } from './events/dummies-money.ts';
import { peopleDummies } from './events/dummies-people.ts';
import { type DummyMaker, uuidsFrom } from './events/dummy.ts';
import { holdLimitEvents } from './events/hold-limits.ts';
import { kycEvents } from './events/kyc.ts';
import { profileEvents } from './events/profiles.ts';
import { receivingEvents } from './events/receiving.ts';
import { recipientEvents } from './events/recipients.ts';
import { type Renderer, timeOf } from './events/render.ts';
import { settlementEvents } from './events/settlements.ts';
import { transferEvents } from './events/transfers.ts';
import { userEvents } from './events/users.ts';

/** How each event is told. A family adds its rows here. */
const renderers: Readonly<Record<string, Renderer>> = Object.fromEntries([
  ...transferEvents,
  ...balanceEvents,
  ...holdLimitEvents,
  ...disputeEvents,
  ...profileEvents,
  ...kycEvents,
  ...userEvents,
  ...recipientEvents,
  ...receivingEvents,
  ...batchEvents,
  ...settlementEvents,
  ...cardPaymentEvents,
  ...caseEvents,
  ...cardEvents,
]);

const dummies: Readonly<Record<string, DummyMaker>> = { ...moneyDummies, ...peopleDummies, ...cardDummies };

export type Told = Pick<
  Delivery,
  'id' | 'subscriptionId' | 'eventType' | 'schema' | 'test' | 'eventAt' | 'facts' | 'firstSentAt' | 'byHand'
>;

/**
 * The body of a delivery: compact JSON with its keys in the order seen on the wire. It depends on nothing that changes
 * between attempts, so every attempt sends the same bytes.
 */
export function renderDelivery(world: World, delivery: Told): string {
  const { eventType: event_type, firstSentAt, eventAt } = delivery;
  const data = dataOf(world, delivery);
  const sent_at = timeOf(delivery.schema)(firstSentAt ?? eventAt);
  // Nobody has subscribed to it, and it has no versions.
  if (event_type === 'payout#create') return JSON.stringify({ data, event_type, sent_at });
  const { subscriptionId: subscription_id, schema: schema_version } = delivery;
  return JSON.stringify({ data, subscription_id, event_type, schema_version, sent_at });
}

function dataOf(world: World, delivery: Told): object {
  const { eventType, schema, eventAt: at, facts, byHand } = delivery;
  if (byHand) return facts as object;
  if (!delivery.test) return renderData(world, { eventType, schema, at, facts });
  const telling = { world, schema, at, time: timeOf(schema) };
  return dummyOf(eventType)({ ...telling, now: at, clientId: clientOf(facts), uuid: uuidsFrom(delivery.id) });
}

/** What one version of a payload says of an event's facts. */
export function renderData(
  world: World,
  { eventType, schema, at, facts }: Pick<Told, 'eventType' | 'schema' | 'facts'> & { readonly at: Instant },
): object {
  const render = renderers[eventType];
  if (!render) throw new Error(`no view tells the event ${eventType}`);
  return render(facts, { world, schema, at, time: timeOf(schema) });
}

function dummyOf(eventType: ToldType): DummyMaker {
  const make = dummies[eventType];
  if (!make) throw new Error(`no view makes up a test notification for ${eventType}`);
  return make;
}

const clientOf = (facts: Json): string =>
  typeof facts === 'object' && facts !== null && 'clientId' in facts ? String(facts.clientId ?? '') : '';
