import { type Duration, days, hours, minutes, seconds } from '../../state/kernel/index.ts';

const FORM =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** A way forward on the calendar: months have no fixed length. */
export interface Period {
  readonly months: number;
  readonly length: Duration;
}

/** A period from ISO 8601, such as `P14D`, `PT1H30M` or `P1Y2M`; a text when it is not one, saying why. */
export function readPeriod(text: string): Period | string {
  const match = FORM.exec(text);
  if (!match) return 'must be an ISO 8601 duration such as P14D, P1M, PT31M or PT5S';
  const [years = 0, months = 0, weeks = 0, wholeDays = 0, wholeHours = 0, wholeMinutes = 0, someSeconds = 0] = match
    .slice(1)
    .map(part => Number(part ?? 0));
  const length = days(weeks * 7 + wholeDays) + hours(wholeHours) + minutes(wholeMinutes);
  return { months: years * 12 + months, length: length + Math.round(seconds(someSeconds)) };
}

/** A length of time from ISO 8601, such as `P14D` or `PT1H30M`; a text when it is not one, saying why. */
export function readDuration(text: string): Duration | string {
  const period = readPeriod(text);
  if (typeof period === 'string') return 'must be an ISO 8601 duration such as P14D, PT31M or PT5S';
  if (period.months === 0) return period.length;
  return 'must be in weeks, days, hours, minutes and seconds: years and months have no fixed length';
}

/** The same in hours, minutes and seconds alone, as comparisons write it: `PT48H`, `PT20H8M16.305S`. */
export function showHours(length: Duration): string {
  const whole = Math.floor(length / hours(1));
  const rest = showDuration(length % hours(1)).slice(2);
  return whole === 0 ? `PT${rest}` : `PT${whole}H${rest === '0S' ? '' : rest}`;
}

/** `P14D`, `PT1H30M`, `PT5S` */
export function showDuration(length: Duration): string {
  const part = (unit: Duration, of: Duration, letter: string): string => {
    const count = Math.floor((of === 0 ? length : length % of) / unit);
    return count === 0 ? '' : `${count}${letter}`;
  };
  const day = part(days(1), 0, 'D');
  const left = length % minutes(1);
  const time = `${part(hours(1), days(1), 'H')}${part(minutes(1), hours(1), 'M')}${left === 0 ? '' : `${left / seconds(1)}S`}`;
  return day === '' && time === '' ? 'PT0S' : `P${day}${time === '' ? '' : `T${time}`}`;
}
