import type { Temporal } from 'temporal-polyfill';
import { instantOf } from '../../domain/period/period.ts';
import type { Random } from './random.ts';

/** An instant in Vietnamese office hours on a date, before the due time at 16:00: 07:45–11:20 or 13:35–15:45. */
export function inOfficeHours(date: Temporal.PlainDate, random: Random): string {
  const morning = random.next() < 0.5;
  const minute = morning ? random.integer(465, 680) : random.integer(815, 945);
  const time = [Math.floor(minute / 60), minute % 60, random.integer(0, 59)];
  return at(date, time.map((part) => String(part).padStart(2, '0')).join(':'));
}

/** The instant, in UTC to the second, of a Vietnamese local date and time. */
export function at(date: Temporal.PlainDate, time: string): string {
  return instantOf(date, time).toString();
}
