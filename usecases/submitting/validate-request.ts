import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { owedWords } from '../../domain/catalogue/owed-words.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { existsOn, findSet, findUnit } from '../../domain/catalogue/units.ts';
import { noSuchSet, noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { capitalise, formatDate, formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { dateAt, type Period, parsePeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
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
  if (unit === undefined)
    violations.push(violationOf('/unit', 'unknown-unit', noSuchUnit(catalogue, request.unit)));
  else if (period !== null && !existsOn(unit, period.from))
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

/** A unit that did not exist in the period: not yet, or no longer. */
function notThen(catalogue: Catalogue, unit: Unit, { id, from }: Period): Text {
  const [{ vi, en }, one] = [nameWithId(unit), { vi: formatPeriod(id, 'vi'), en: formatPeriod(id, 'en') }];
  const ended = unit.validTo !== undefined && unit.validTo < from.toString() ? unit.validTo : null;
  const next = unit.successor === undefined ? null : unitWithId(catalogue, unit.successor);
  if (ended !== null)
    return {
      vi: `${vi} đã kết thúc hoạt động ngày ${formatDate(ended, 'vi')}, trước ${one.vi}${next ? `; số liệu do ${next.vi} gửi` : ''}.`,
      en: `${en} ceased on ${formatDate(ended, 'en')}, before ${one.en}${next ? `; ${next.en} submits these figures` : ''}.`,
    };
  return {
    vi: `${vi} chưa thành lập trong ${one.vi}; kiểm tra lại kỳ.`,
    en: `${en} did not exist yet in ${one.en}; check the period.`,
  };
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
    violations.push(
      violationAt(
        '/period',
        'invalid-period',
        `«${shownKey(request.period)}» không phải kỳ báo cáo; ghi 2024-W02 (tuần 02), 2024-03 (tháng 3), 2024-Q1 (quý I), 2024-H1 (6 tháng đầu năm) hoặc 2024.`,
        `“${shownKey(request.period)}” is not a reporting period; write it like 2024-W02 (an ISO week), 2024-03, 2024-Q1, 2024-H1 or 2024.`,
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
        `${nameWithId(set).vi} không yêu cầu số liệu ${formatPeriod(period.id, 'vi')}; bộ này gửi ${owedWords(set).vi}.`,
        `${nameWithId(set).en} asks for no figures for ${formatPeriod(period.id, 'en')}; they are owed ${owedWords(set).en}.`,
      ),
    ];
  }
  const { opensAt } = windowOf(set, period, calendar);
  if (isBefore(now, opensAt)) {
    const opens = opensAt.toString();
    return [
      violationAt(
        '/period',
        'not-open-yet',
        `${capitalise(formatPeriod(period.id, 'vi'))} chưa bắt đầu; gửi được từ ${formatDeadline(opens, 'vi')}.`,
        `${capitalise(formatPeriod(period.id, 'en'))} has not begun yet; figures are accepted from ${formatDeadline(opens, 'en')}.`,
      ),
    ];
  }
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
