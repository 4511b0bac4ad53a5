import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { owedWords } from '../../domain/catalogue/owed-words.ts';
import { capitalise, formatDate, formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed, windowOf } from '../../domain/period/window.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { violationAt } from './refusals.ts';

/** A text that names no period. */
export function noPeriod(given: string): Violation {
  return violationAt(
    '/period',
    'invalid-period',
    `«${shownKey(given)}» không phải kỳ báo cáo; ghi 2024-W02 (tuần 02), 2024-03 (tháng 3), 2024-Q1 (quý I), 2024-H1 (6 tháng đầu năm) hoặc 2024.`,
    `“${shownKey(given)}” is not a reporting period; write it like 2024-W02 (an ISO week), 2024-03, 2024-Q1, 2024-H1 or 2024.`,
  );
}

/** Why no figures of a set can be sent for a period: none are owed, or it has not begun; null when they can, before the lock. */
export function shutPeriod(
  set: IndicatorSet,
  period: Period,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): Violation | null {
  if (!isOwed(set, period))
    return violationAt(
      '/period',
      'not-owed',
      `${nameWithId(set).vi} không yêu cầu số liệu ${formatPeriod(period.id, 'vi')}; bộ này gửi ${owedWords(set).vi}.`,
      `${nameWithId(set).en} asks for no figures for ${formatPeriod(period.id, 'en')}; they are owed ${owedWords(set).en}.`,
    );
  const { opensAt } = windowOf(set, period, calendar);
  if (!isBefore(now, opensAt)) return null;
  const opens = opensAt.toString();
  return violationAt(
    '/period',
    'not-open-yet',
    `${capitalise(formatPeriod(period.id, 'vi'))} chưa bắt đầu; gửi được từ ${formatDeadline(opens, 'vi')}.`,
    `${capitalise(formatPeriod(period.id, 'en'))} has not begun yet; figures are accepted from ${formatDeadline(opens, 'en')}.`,
  );
}

/** A unit that does not report a period, because it ended before the period did, or began after it. */
export function notThen(catalogue: Catalogue, unit: Unit, { id, to }: Period): Text {
  const [{ vi, en }, one] = [nameWithId(unit), { vi: formatPeriod(id, 'vi'), en: formatPeriod(id, 'en') }];
  const ended = unit.validTo !== undefined && unit.validTo < to.toString() ? unit.validTo : null;
  const next = unit.successor === undefined ? null : unitWithId(catalogue, unit.successor);
  if (ended !== null)
    return {
      vi: `${vi} đã kết thúc hoạt động ngày ${formatDate(ended, 'vi')}, trước khi hết ${one.vi}${next ? `; số liệu của cả kỳ do ${next.vi} gửi` : ''}.`,
      en: `${en} ceased on ${formatDate(ended, 'en')}, before the end of ${one.en}${next ? `; ${next.en} submits the figures of the whole period` : ''}.`,
    };
  return {
    vi: `${vi} chưa thành lập trong ${one.vi}; kiểm tra lại kỳ.`,
    en: `${en} did not exist yet in ${one.en}; check the period.`,
  };
}
