import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { findSet, findUnit, reportsFor } from '../../domain/catalogue/units.ts';
import { noSuchSet, noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import type { Text } from '../../domain/language/text.ts';
import { type Period, periodFrom } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { isOwing } from '../../domain/submission/completeness/completeness.ts';
import { noPeriod, notThen, shutPeriod } from './period-of-unit.ts';

/** What a request names. */
type Asked = { readonly unit: string; readonly set: string; readonly period: string };

/** What a request names, by the catalogue. */
type Place = { readonly unit: Unit; readonly set: IndicatorSet; readonly period: Period };

/**
 * What somebody asks about, or decides on, if the unit exists in the period, owes it and can send it by now, or could before the lock.
 * @param usage the expected form of the request
 * @param others what else is wrong with the request
 * @throws Problem `malformed-request` otherwise
 */
export function placeAsked(
  catalogue: Catalogue,
  asked: Asked,
  now: Temporal.Instant,
  usage: Text,
  others: readonly Violation[] = [],
): Place {
  const unit = findUnit(catalogue, asked.unit);
  const set = findSet(catalogue, asked.set);
  const period = periodFrom(asked.period);
  const violations: Violation[] = [];
  if (unit === undefined)
    violations.push({ pointer: '/unit', code: 'unknown-unit', detail: noSuchUnit(catalogue, asked.unit) });
  else if (period !== null && !reportsFor(unit, period))
    violations.push({ pointer: '/unit', code: 'unknown-unit', detail: notThen(catalogue, unit, period) });
  if (set === undefined)
    violations.push({ pointer: '/set', code: 'unknown-set', detail: noSuchSet(catalogue, asked.set) });
  if (period === null) violations.push(noPeriod(asked.period));
  if (set !== undefined && period !== null) {
    const shut = shutPeriod(set, period, now, WorkingCalendar.of(catalogue.calendar));
    if (shut !== null) violations.push(shut);
    else if (unit !== undefined && violations.length === 0 && !isOwing(catalogue, set, period, unit))
      violations.push(notAsked(set, unit));
  }
  violations.push(...others);
  if (unit === undefined || set === undefined || period === null || violations.length > 0)
    throw new Problem('malformed-request', usage, violations);
  return { unit, set, period };
}

function notAsked(set: IndicatorSet, unit: Unit): Violation {
  const [of, by] = [nameWithId(set), nameWithId(unit)];
  const detail = {
    vi: `${of.vi} không yêu cầu ${by.vi} gửi số liệu.`,
    en: `${of.en} asks ${by.en} for no figures.`,
  };
  return { pointer: '/set', code: 'not-asked', detail };
}
