import { Temporal } from 'temporal-polyfill';
import { warnedOfFigures } from '../../delivery/warned-unit.ts';
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
import { mailOfFigures, postsOf, type SilencingCause } from './silencing-cause.ts';

/** What takes warnings about figures owed to a set from its units, as of a day; nothing where it warned nobody before. */
export function owedCauses(
  before: Catalogue,
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): SilencingCause[] {
  const period = periodOf(was.frequency, today);
  const owing = owingUnits(before, was, period);
  const gone = noLongerOwed(was, now, today);
  const sent: SilencingCause[] =
    gone === null ? [] : owing.map(({ id }) => ({ isAbout: postsOf(id), kinds: ofSubmissions, words: gone }));
  if (reportingLadderOf(was).workingDaysBefore.length === 0) return sent;
  const words = gone ?? lessOf(before, was, now, today);
  if (words === null) return sent;
  const warned = new Set(owing.map(({ id }) => warnedOfFigures(before, before.recipients, id, period.from)));
  const warnings = [...warned].map(
    (unit): SilencingCause => ({ isAbout: postsOf(unit), kinds: ['warnings'], words }),
  );
  return [...warnings, ...sent];
}

/** What comes of figures that are sent. */
const ofSubmissions = mailOfFigures.filter((kind) => kind !== 'warnings');

/** Why figures that were owed can no longer be sent; null when all of them can. */
function noLongerOwed(
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): Text | null {
  const { vi, en } = nameWithId(was);
  if (now === undefined) return { vi: `bỏ bộ chỉ số ${vi}`, en: `set ${en} is removed` };
  return isOwedStill(was, now, today)
    ? null
    : { vi: `bộ chỉ số ${vi} có ít kỳ phải gửi hơn`, en: `set ${en} is owed for fewer periods` };
}

function lessOf(
  before: Catalogue,
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): Text | null {
  const { vi, en } = nameWithId(was);
  if (now === undefined) return null;
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
