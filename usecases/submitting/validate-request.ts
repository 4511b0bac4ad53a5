import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, findUnit, reportsFor } from '../../domain/catalogue/units.ts';
import { noSuchSet, noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { formatDate } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { dateAt, type Period, periodFrom } from '../../domain/period/period.ts';
import { type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { nameIndicators } from '../../domain/submission/name-indicators.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { Flaws } from './incoming-submission.ts';
import { noPeriod, notThen, shutPeriod } from './period-of-unit.ts';
import { invalidSubmission, violationAt } from './refusals.ts';

/** A request whose parts the catalogue knows and whose figures are valid on their own. */
export type ValidRequest = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
  readonly values: Values;
};

/** A request whose unit, set and period are known, with everything else that is wrong with it. */
export type ReviewedRequest = ValidRequest & {
  readonly violations: readonly Violation[];
  /** The indicators that were sent without a valid figure. */
  readonly unread: ReadonlySet<string>;
};

/**
 * Validates a request against the catalogue: unit, set and period are known, the period is owed and has begun, and every
 * figure is valid for its indicator as defined on the period's last day.
 * @param flaws the violations already known
 * @throws Problem `invalid-submission` with every violation found so far, if unit, set or period are unknown
 */
export function reviewRequest(
  catalogue: Catalogue,
  request: SubmissionRequest,
  now: Temporal.Instant,
  flaws: Flaws = noFlaws,
): ReviewedRequest {
  const known = new Set(flaws.violations.map(({ pointer }) => pointer));
  const andFlaws = (violations: readonly Violation[]) => [
    ...flaws.violations,
    ...violations.filter(({ pointer }) => !known.has(pointer)),
  ];
  const set = findSet(catalogue, request.set);
  const unit = findUnit(catalogue, request.unit);
  const period = periodFrom(request.period);
  const violations = checkNames(catalogue, request, set, period);
  if (unit === undefined)
    violations.push(violationOf('/unit', 'unknown-unit', noSuchUnit(catalogue, request.unit)));
  else if (period !== null && !reportsFor(unit, period))
    violations.push(violationOf('/unit', 'unknown-unit', notThen(catalogue, unit, period)));
  if (set === undefined || unit === undefined) throw invalidSubmission(andFlaws(violations));
  const calendar = WorkingCalendar.of(catalogue.calendar);
  if (period !== null) violations.push(...checkPeriod(set, period, request, now, calendar));
  if (request.values.size + flaws.unread.size === 0) {
    violations.push(
      violationAt('/values', 'empty', 'Cần ít nhất một số liệu.', 'At least one figure is needed.'),
    );
  }
  const inForce = period === null ? set : setOn(set, period.to.toString());
  const result = validateValues(inForce, unit, request.values);
  if (!result.ok) violations.push(...result.violations);
  if (period === null) throw invalidSubmission(nameIndicators(set, andFlaws(violations)));
  const { values } = result;
  const unread = new Set(flaws.unread);
  if (values.size < request.values.size)
    for (const id of request.values.keys()) if (!values.has(id)) unread.add(id);
  const window = windowOf(set, period, calendar);
  return { set, unit, period, window, values, violations: andFlaws(violations), unread };
}

function violationOf(pointer: string, code: string, detail: Text): Violation {
  return { pointer, code, detail };
}

const noFlaws: Flaws = { violations: [], unread: new Set() };

function checkNames(
  catalogue: Catalogue,
  request: SubmissionRequest,
  set: IndicatorSet | undefined,
  period: Period | null,
): Violation[] {
  const violations: Violation[] = [];
  if (set === undefined) {
    violations.push(violationOf('/set', 'unknown-set', noSuchSet(catalogue, request.set)));
  }
  if (period === null) {
    violations.push(noPeriod(request.period));
  }
  return violations;
}

function checkPeriod(
  set: IndicatorSet,
  period: Period,
  request: SubmissionRequest,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): Violation[] {
  const shut = shutPeriod(set, period, now, calendar);
  if (shut !== null) return [shut];
  const to = period.to.toString();
  if (request.asOf !== undefined && request.asOf > to) {
    return [
      violationAt(
        '/asOf',
        'after-period',
        `Ngày số liệu ${formatDate(request.asOf, 'vi')} sau ngày cuối kỳ, ${formatDate(to, 'vi')}; sửa ngày hoặc gửi cho kỳ sau.`,
        `The as-of date ${formatDate(request.asOf, 'en')} is after the period’s last day, ${formatDate(to, 'en')}; fix the date or submit for a later period.`,
      ),
    ];
  }
  const today = dateAt(now).toString();
  if (request.asOf !== undefined && request.asOf > today) {
    return [
      violationAt(
        '/asOf',
        'in-future',
        `Ngày số liệu ${formatDate(request.asOf, 'vi')} chưa đến; hôm nay là ${formatDate(today, 'vi')}. Sửa ngày số liệu.`,
        `The as-of date ${formatDate(request.asOf, 'en')} has not come yet; today is ${formatDate(today, 'en')}. Fix the date.`,
      ),
    ];
  }
  return [];
}
