import { Temporal } from 'temporal-polyfill';

/** A range of days, both included. */
export type Days = { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate };

/** Whether a day is in a range. */
export function isWithin({ first, last }: Days, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
}
