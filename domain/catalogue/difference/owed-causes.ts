import { Temporal } from 'temporal-polyfill';
import type { Text } from '../../language/text.ts';
import { periodOf } from '../../period/period.ts';
import { windowOf } from '../../period/window.ts';
import { WorkingCalendar } from '../../period/working-days.ts';
import { owingUnits } from '../../submission/completeness/completeness.ts';
import type { Catalogue, IndicatorSet } from '../catalogue.ts';
import { nameWithId } from '../name-with-id.ts';
import { reportingLadderOf } from '../reporting-ladder.ts';
import { partialRuleOf } from '../scoring-rules.ts';
import { isOwedStill } from './owed-still.ts';
import type { SilencingCause } from './silencing-cause.ts';

/** What takes warnings about figures owed to a set from its units, as of a day; nothing where it warned nobody before. */
export function owedCauses(
  before: Catalogue,
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): SilencingCause[] {
  if (reportingLadderOf(was).workingDaysBefore.length === 0) return [];
  const words = lessOf(before, was, now, today);
  if (words === null) return [];
  const units = owingUnits(before, was, periodOf(was.frequency, today));
  return units.map(({ id }) => ({ unit: id, kinds: ['warnings'], words }));
}

function lessOf(
  before: Catalogue,
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): Text | null {
  const { vi, en } = nameWithId(was);
  if (now === undefined) return { vi: `bỏ bộ chỉ số ${vi}`, en: `set ${en} is removed` };
  if (!isOwedStill(was, now, today))
    return { vi: `bộ chỉ số ${vi} có ít kỳ phải gửi hơn`, en: `set ${en} is owed for fewer periods` };
  if (isThinner(was, now)) return { vi: `bộ chỉ số ${vi} nhắc ít hơn`, en: `set ${en} has fewer warnings` };
  if (partialRuleOf(now).means === 'enough' && partialRuleOf(was).means !== 'enough')
    return {
      vi: `bộ chỉ số ${vi} coi gửi một phần là đủ`,
      en: `set ${en} takes partial submissions as enough`,
    };
  const calendar = WorkingCalendar.of(before.calendar);
  const period = periodOf(was.frequency, today);
  const [first, then] = [was, now].map((set) => windowOf(set, period, calendar).dueAt);
  const isLater = first !== undefined && then !== undefined && Temporal.Instant.compare(first, then) < 0;
  return isLater ? { vi: `bộ chỉ số ${vi} lùi hạn gửi`, en: `set ${en} is due later` } : null;
}

function isThinner(was: IndicatorSet, now: IndicatorSet): boolean {
  const [before, after] = [reportingLadderOf(was), reportingLadderOf(now)];
  return (
    before.workingDaysBefore.some((days) => !after.workingDaysBefore.includes(days)) ||
    (before.morningAfter && !after.morningAfter)
  );
}
