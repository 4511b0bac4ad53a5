import { Temporal } from 'temporal-polyfill';

/**
 * The ISO 8601 week (`2024-W02`) that contains a date: weeks begin on Monday, and week 1 contains the year's first
 * Thursday. Computed from the Thursday of the week, because the Vietnamese locale's own weeks are not ISO weeks.
 */
export function isoWeekOf(date: Temporal.PlainDate): string {
  const thursday = date.add({ days: 4 - date.dayOfWeek });
  const week = Math.ceil(thursday.dayOfYear / 7);
  return `${thursday.year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of ISO week `week` of `year`; null when the year has no such week (most years have no week 53). */
export function mondayOfIsoWeek(year: number, week: number): Temporal.PlainDate | null {
  const fourthOfJanuary = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = fourthOfJanuary.subtract({ days: fourthOfJanuary.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return isoWeekOf(monday) === `${year}-W${String(week).padStart(2, '0')}` ? monday : null;
}
