import type { Operations } from '../../contract/generated/operations.ts';
import { type Instant, later, refuse } from '../../state/kernel/index.ts';
import { deliveryText } from '../../state/quotes/index.ts';
import { showMillisOffset } from './dates.ts';

/**
 * A time zone by its name.
 * @throws Refusal `request.malformed` when there is none of this name
 */
export function readTimezone(name = 'UTC'): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    const problem = { code: 'NOT_VALID', message: 'is not the name of a time zone', path: 'timezone' };
    return refuse('request.malformed', { problems: [{ ...problem, arguments: ['timezone', name] }] });
  }
}

/** How far the zone's clocks are from UTC at that moment, in milliseconds. */
function offsetAt(zone: Intl.DateTimeFormat, at: Instant): number {
  const name = zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The zone matters for the words only: the same moment may be another day there. */
export function showDeliveryEstimate(
  estimate: Instant,
  now: Instant,
  zone: Intl.DateTimeFormat,
): Operations['deliveryEstimateGet']['replies'][200] {
  const offset = offsetAt(zone, estimate);
  return {
    estimatedDeliveryDate: showMillisOffset(estimate),
    formattedEstimatedDeliveryDate: deliveryText(later(estimate, offset), later(now, offset)),
  };
}
