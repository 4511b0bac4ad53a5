import { formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { periodFrom, previousPeriod } from '../../domain/period/period.ts';

/**
 * The earlier period that something is compared with; out of how many places its rank was, and how many units are ranked
 * both times, where that is known.
 */
export type ComparedPeriod = {
  readonly period: string;
  readonly of?: number | null;
  readonly among?: number | null;
};

const justBefore: Record<Language, string> = { vi: 'kỳ trước', en: 'the previous period' };

/** Whether a period is another than the one just before. */
export function isFurtherBack(since: ComparedPeriod | null, period: string): boolean {
  if (since === null) return false;
  const before = periodBefore(period);
  return before !== null && before !== since.period;
}

/** The periods before those asked for, since every message of a report asks for the same. */
const periodsBefore = new Map<string, string | null>();

function periodBefore(period: string): string | null {
  const known = periodsBefore.get(period);
  if (known !== undefined) return known;
  const parsed = periodFrom(period);
  const before = parsed === null ? null : previousPeriod(parsed).id;
  periodsBefore.set(period, before);
  return before;
}

/** How a period that is compared with is spoken of: `kỳ trước` when it is the one just before, else `tuần 01/2024`. */
export function sinceWords(since: ComparedPeriod | null, period: string, language: Language): string {
  return since !== null && isFurtherBack(since, period)
    ? formatPeriod(since.period, language)
    : justBefore[language];
}

/**
 * Among whom places are compared, where not all units are ranked both times: `thứ hạng so trong 18 đơn vị được xếp hạng cả
 * hai kỳ`. Null where all are.
 * @param of how many units are ranked now
 */
export function amongWords(of: number, since: ComparedPeriod | null, language: Language): string | null {
  const among = amongUnits(of, since, language);
  if (among === null) return null;
  return language === 'vi' ? `thứ hạng so ${among}` : `places compared ${among}`;
}

/**
 * The same before a change of places: `trong 16 đơn vị được xếp hạng cả hai kỳ`. Null where all are.
 * @param of how many units are ranked now
 */
export function amongUnits(of: number, since: ComparedPeriod | null, language: Language): string | null {
  const among = since?.among ?? null;
  if (among === null || (among === of && among === since?.of)) return null;
  const number = formatInteger(among, language);
  return language === 'vi'
    ? `trong ${number} đơn vị được xếp hạng cả hai kỳ`
    : `among the ${number} ${among === 1 ? 'unit' : 'units'} ranked both times`;
}

/** Why two published ranks do not compare: `không so sánh thứ hạng: nay xếp trong 34, trước là 63`. */
export function otherPlaces(of: number | null, since: ComparedPeriod | null, language: Language): string {
  const before = since?.of ?? null;
  if (of === null || before === null || of === before)
    return language === 'vi'
      ? 'không so sánh thứ hạng vì không rõ xếp trong bao nhiêu'
      : 'ranks do not compare because the number of places is not known';
  const [now, then] = [formatInteger(of, language), formatInteger(before, language)];
  return language === 'vi'
    ? `không so sánh thứ hạng: nay xếp trong ${now}, trước là ${then}`
    : `ranks do not compare: out of ${now} now, out of ${then} before`;
}
