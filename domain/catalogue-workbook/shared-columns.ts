import type { Text } from '../language/text.ts';
import { numberColumn, orWords, textColumn } from './catalogue-column.ts';

type Words = readonly (readonly [string | boolean, string, string])[];

/** What a few values of the catalogue are called. */
export function words(all: Words): ReadonlyMap<string | boolean, Text> {
  return new Map(all.map(([value, vi, en]) => [value, { vi, en }]));
}

/** The levels of units. */
export const levels = words([
  ['province', 'cấp tỉnh', 'province'],
  ['department', 'sở ban ngành', 'department'],
  ['district', 'cấp huyện', 'district'],
  ['commune', 'cấp xã', 'commune'],
  ['other', 'khác', 'other'],
]);

/** What may be so or not. */
export const yesNo = words([
  [true, 'có', 'yes'],
  [false, 'không', 'no'],
]);

/** The name of an entry. */
export const name = [
  textColumn(['name', 'vi'], ['Tên', 'Name (Vietnamese)', 40]),
  textColumn(['name', 'en'], ['Tên tiếng Anh', 'Name (English)', 40]),
];

const noEscalation = new Map([['none', { vi: 'không báo', en: 'none' }]]);

/** When what is overdue is reported to the superior, and to whom. */
export const escalation = [
  orWords(
    numberColumn(
      ['escalation', 'workingDaysAfter'],
      ['Báo cấp trên sau (ngày làm việc)', 'Reported above after', 18],
    ),
    noEscalation,
  ),
  textColumn(['escalation', 'to'], ['Báo cho', 'Reported to', 22]),
];
