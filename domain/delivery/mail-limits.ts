import { Temporal } from 'temporal-polyfill';
import { dayNumber } from '../period/day-window.ts';
import { dateAt, instantOf } from '../period/period.ts';

/** The maximum number of receipts per unit and day that confirm one submission each; one more receipt confirms all others. */
export const mostReceiptsADay = 10;

/**
 * The maximum number of persons who receive a unit's receipts. They are planned within the unit's request, and need no
 * second operator however many there are.
 */
export const mostReceiptReaders = 20;

/** The maximum number of test messages per day, over all operations. */
export const mostPreviewsADay = 20;

/** When a day of receipts ends in Vietnam: with the working day, so that the last receipt is read that day. */
const endOfReceiptDay = '17:30';

/** How long after the end of the day its last receipt leaves; no submission of that day is still under way then. */
export const lastReceiptAfter = { minutes: 10 } as const;

/** A day of receipts, by its number, with the instant that ends it. */
export type ReceiptDay = { readonly number: number; readonly endsAt: Temporal.Instant };

/** The day of receipts that contains an instant. */
export function receiptDayAt(now: Temporal.Instant): ReceiptDay {
  const today = dateAt(now);
  const end = instantOf(today, endOfReceiptDay);
  const isOver = Temporal.Instant.compare(now, end) >= 0;
  const day = isOver ? today.add({ days: 1 }) : today;
  return { number: dayNumber(day), endsAt: isOver ? instantOf(day, endOfReceiptDay) : end };
}

/** The most addresses that a held run lists of each kind: more than a person reads before deciding. */
export const mostAddressesOfHold = 100;
