import type { Temporal } from 'temporal-polyfill';
import { formatDate, formatWeekday } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { timeZone } from '../../domain/period/period.ts';

/** `Thứ Hai, 15/01/2024` (vi), `Monday, 15 January 2024` (en): the Vietnamese date at an instant. */
export function dayOf(instant: Temporal.Instant, language: Language): string {
  const date = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return `${formatWeekday(date, language)}, ${formatDate(date, language)}`;
}

/** `07:05`: the Vietnamese time of day at an instant. */
export function timeOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
