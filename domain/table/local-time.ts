import { Temporal } from 'temporal-polyfill';
import { timeZone } from '../period/period.ts';

/** An ISO instant by the clocks of Vietnam. */
export function localTime(instant: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
}
