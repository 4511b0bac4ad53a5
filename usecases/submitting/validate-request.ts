import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { existsOn, findSet, findUnit } from '../../domain/catalogue/units.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { dateAt, type Period, parsePeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { nameIndicators } from '../../domain/submission/name-indicators.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { Flaws } from './incoming-submission.ts';
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
 * Validates a request against the catalogue: unit, set and period are known, the period is owed and has begun, and
 * every figure is valid for its indicator as defined on the period's last day.
 * @param flaws what is known to be wrong with it already
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
  const period = parsePeriod(request.period);
  const violations = checkNames(catalogue, request, set, period);
  if (unit === undefined || (period !== null && !existsOn(unit, period.from))) {
    violations.push(
      violationAt(
        '/unit',
        'unknown-unit',
        `Đơn vị «${request.unit}» không có trong danh mục ở kỳ này.`,
        `Unit “${request.unit}” is not in the catalogue for this period.`,
      ),
    );
  }
  if (set === undefined || unit === undefined) throw invalidSubmission(andFlaws(violations));
  const calendar = new WorkingCalendar(catalogue.calendar);
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
  const unread = new Set([...flaws.unread, ...[...request.values.keys()].filter((id) => !values.has(id))]);
  const window = windowOf(set, period, calendar);
  return { set, unit, period, window, values, violations: andFlaws(violations), unread };
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
    const known = catalogue.sets.map(({ id }) => id).join(', ');
    violations.push(
      violationAt(
        '/set',
        'unknown-set',
        `Không có bộ chỉ số «${request.set}»; các bộ hiện có: ${known}.`,
        `There is no set “${request.set}”; there are: ${known}.`,
      ),
    );
  }
  if (period === null) {
    violations.push(
      violationAt(
        '/period',
        'invalid-period',
        'Không phải kỳ báo cáo; ghi như 2024-W02 (tuần ISO), 2024-03, 2024-Q1, 2024-H1 hoặc 2024.',
        'Not a reporting period; write it like 2024-W02 (an ISO week), 2024-03, 2024-Q1, 2024-H1 or 2024.',
      ),
    );
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
  if (!isOwed(set, period)) {
    return [
      violationAt(
        '/period',
        'not-owed',
        `Bộ ${set.id} không yêu cầu số liệu cho kỳ ${period.id}.`,
        `Set ${set.id} asks for no figures for period ${period.id}.`,
      ),
    ];
  }
  if (isBefore(now, windowOf(set, period, calendar).opensAt)) {
    return [
      violationAt(
        '/period',
        'not-open-yet',
        `Kỳ ${period.id} chưa bắt đầu.`,
        `Period ${period.id} has not begun yet.`,
      ),
    ];
  }
  if (request.asOf !== undefined && request.asOf > period.to.toString()) {
    return [
      violationAt(
        '/asOf',
        'after-period',
        `Ngày số liệu ${request.asOf} sau ngày cuối kỳ ${period.to}.`,
        `The as-of date ${request.asOf} lies after the period's last day ${period.to}.`,
      ),
    ];
  }
  const today = dateAt(now).toString();
  if (request.asOf !== undefined && request.asOf > today) {
    return [
      violationAt(
        '/asOf',
        'in-future',
        `Ngày số liệu ${request.asOf} chưa đến; hôm nay là ${today}.`,
        `The as-of date ${request.asOf} has not come yet; today is ${today}.`,
      ),
    ];
  }
  return [];
}
