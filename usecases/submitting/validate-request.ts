import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { existsOn, findSet, findUnit } from '../../domain/catalogue/units.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { type Period, parsePeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Values } from '../../domain/submission/values.ts';
import { invalidSubmission, violationAt } from './refusals.ts';

/** A request whose parts the catalogue knows and whose figures are valid on their own. */
export type ValidRequest = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
  readonly values: Values;
};

/**
 * Validates a request against the catalogue: unit, set and period are known, the period is owed and has begun, and
 * every figure is valid for its indicator as defined on the period's last day.
 * @throws Problem `invalid-submission` with every violation
 */
export function validateRequest(
  catalogue: Catalogue,
  request: SubmissionRequest,
  now: Temporal.Instant,
): ValidRequest {
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
  if (set === undefined || unit === undefined) throw invalidSubmission(violations);
  const calendar = new WorkingCalendar(catalogue.calendar);
  if (period !== null) violations.push(...checkPeriod(set, period, request, now, calendar));
  if (request.values.size === 0) {
    violations.push(
      violationAt('/values', 'empty', 'Cần ít nhất một số liệu.', 'At least one figure is needed.'),
    );
  }
  const inForce = period === null ? set : setOn(set, period.to.toString());
  const result = validateValues(inForce, unit, request.values);
  if (!result.ok) throw invalidSubmission([...violations, ...result.violations]);
  if (violations.length > 0 || period === null) throw invalidSubmission(violations);
  return { set, unit, period, window: windowOf(set, period, calendar), values: result.values };
}

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
  return [];
}
