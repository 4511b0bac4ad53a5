import { Temporal } from 'temporal-polyfill';
import { superiorsOf } from '../../delivery/superiors.ts';
import { warnedOfMilestone } from '../../delivery/warned-unit.ts';
import { hoursBetweenDigests } from '../../failures/failure-readers.ts';
import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/text.ts';
import { deadlineOn } from '../../milestone/deadline.ts';
import { canonicalJson } from '../../submission/json/canonical-json.ts';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue.ts';
import type { Milestone, Obligation } from '../milestone.ts';
import { ladderOf } from '../milestone-ladder.ts';
import { leagueWithId, nameWithId } from '../name-with-id.ts';
import { applies, findSet, findUnit } from '../units.ts';
import { escalationCauses } from './escalation-causes.ts';
import { owedCauses } from './owed-causes.ts';
import { isOwedStill } from './owed-still.ts';
import { placeCauses } from './place-causes.ts';
import { mailOfFigures, postsOf, type SilencingCause } from './silencing-cause.ts';

/**
 * What a catalogue takes from people without touching their entries, as of a day: sets that are no longer ranked or
 * reported, units that end, begin later or have nothing left to report, milestones that warn later, less often or not at all.
 */
export function silencingCauses(
  before: Catalogue,
  next: Catalogue,
  today: Temporal.PlainDate,
): SilencingCause[] {
  return [
    ...before.sets.flatMap((set) =>
      setCauses(before, set, findSet(next, set.id), today).map((words) => ({
        isAbout: () => true,
        kinds: ['weekly-report' as const],
        words,
      })),
    ),
    ...before.units.flatMap((unit) =>
      unitCauses(before, unit, next, today).flatMap((words) => [
        { isAbout: postsOf(unit.id), kinds: mailOfFigures, words },
        ofSuperiors(before, unit, words),
      ]),
    ),
    ...before.milestones.flatMap((milestone) => milestoneCauses(before, milestone, next, today)),
    ...escalationCauses(before, next, today),
    ...placeCauses(before, next, today),
    ...fewerFailures(before, next),
    ...before.sets.flatMap((set) => owedCauses(before, set, findSet(next, set.id), today)),
  ];
}

function setCauses(
  catalogue: Catalogue,
  was: IndicatorSet,
  now: IndicatorSet | undefined,
  today: Temporal.PlainDate,
): Text[] {
  const { vi, en } = nameWithId(was);
  if (was.leagues.length === 0) return [];
  if (now === undefined) return [{ vi: `bỏ bộ chỉ số ${vi}`, en: `set ${en} is removed` }];
  const lost = was.leagues.filter((league) => !now.leagues.includes(league));
  return [
    ...(isOwedStill(was, now, today)
      ? []
      : [{ vi: `bộ chỉ số ${vi} có ít kỳ phải gửi hơn`, en: `set ${en} is owed for fewer periods` }]),
    ...lost.map((league) => {
      const name = leagueWithId(catalogue, league);
      return {
        vi: `bộ chỉ số ${vi} không còn xếp hạng khối ${name.vi}`,
        en: `set ${en} no longer ranks league ${name.en}`,
      };
    }),
    ...(was.emptyWeek !== 'none' && now.emptyWeek === 'none'
      ? [
          {
            vi: `bộ chỉ số ${vi} không còn thư cho tuần trống`,
            en: `set ${en} has no e-mail for an empty week`,
          },
        ]
      : []),
  ];
}

function unitCauses(before: Catalogue, was: Unit, next: Catalogue, today: Temporal.PlainDate): Text[] {
  const now = findUnit(next, was.id);
  const day = today.toString();
  const endOf = (unit: Unit) => unit.validTo ?? '9999-12-31';
  const startOf = (unit: Unit) => unit.validFrom ?? '0000-01-01';
  if (endOf(was) < day) return [];
  // Its posts go as well, since there is no post without a unit.
  if (now === undefined) return [];
  return [
    ...(endOf(now) < endOf(was) ? [endsOn(endOf(now))] : []),
    ...(startOf(now) > startOf(was) && startOf(now) > day ? [beginsOn(startOf(now))] : []),
    ...(reports(before, was) && !reports(next, now)
      ? [{ vi: 'đơn vị không còn chỉ số nào', en: 'no indicator applies to the unit any longer' }]
      : []),
  ];
}

/** The superiors of a unit are told nothing more of it either. */
function ofSuperiors(before: Catalogue, unit: Unit, words: Text): SilencingCause {
  const superiors = superiorsOf(before, before.recipients, unit.id, undefined).map(({ id }) => id);
  const { vi, en } = nameWithId(unit);
  return {
    isAbout: ({ id }) => superiors.includes(id),
    kinds: ['warnings'],
    words: { vi: `${vi}: ${words.vi}`, en: `${en}: ${words.en}` },
  };
}

function endsOn(date: string): Text {
  return {
    vi: `đơn vị chỉ có đến hết ngày ${formatDate(date, 'vi')}`,
    en: `the unit ends with ${formatDate(date, 'en')}`,
  };
}

function beginsOn(date: string): Text {
  return {
    vi: `đơn vị chỉ có từ ngày ${formatDate(date, 'vi')}`,
    en: `the unit begins on ${formatDate(date, 'en')}`,
  };
}

/** Operations get digests of failures further apart. */
function fewerFailures(before: Catalogue, next: Catalogue): SilencingCause[] {
  const hours = hoursBetweenDigests(next);
  if (hours <= hoursBetweenDigests(before)) return [];
  const words = {
    vi: `hai thư báo sự cố cách nhau ít nhất ${hours} giờ`,
    en: `at least ${hours} hours are between two e-mails about failures`,
  };
  return [{ isAbout: () => true, kinds: ['failures'], words }];
}

function reports({ sets }: Catalogue, unit: Unit): boolean {
  return sets.some(({ indicators }) => indicators.some((indicator) => applies(indicator, unit)));
}

function milestoneCauses(
  before: Catalogue,
  was: Milestone,
  next: Catalogue,
  today: Temporal.PlainDate,
): SilencingCause[] {
  const isOver = was.goal === 'date' && isEarlier(lastDay(was), today);
  if (isOver) return [];
  const now = next.milestones.find(({ id }) => id === was.id);
  const { vi, en } = nameWithId(was);
  const ofAll =
    now === undefined ? { vi: `bỏ mốc ${vi}`, en: `milestone ${en} is removed` } : lessOf(was, now, today);
  const obligations = new Map(now?.obligations.map((one) => [one.unit, one]));
  return was.obligations.flatMap((obligation) => {
    const words = ofAll ?? lessOfUnit(was, obligation, obligations.get(obligation.unit));
    const warned = warnedOfMilestone(before, before.recipients, obligation.unit, today);
    return words === null ? [] : [{ isAbout: postsOf(warned), kinds: ['warnings'], words }];
  });
}

/** How a milestone warns its units less than it did; null when it does not. */
function lessOf(was: Milestone, now: Milestone, today: Temporal.PlainDate): Text | null {
  const { vi, en } = nameWithId(was);
  const isLater = [today, endOfTime].some((day) =>
    isEarlier(deadlineOn(was, day).date, deadlineOn(now, day).date),
  );
  if (isLater) return { vi: `mốc ${vi} lùi ngày`, en: `milestone ${en} is later` };
  if (now.goal === 'date' && isEarlier(lastDay(now), today) && !isEarlier(lastDay(was), today))
    return { vi: `mốc ${vi} kết thúc sớm`, en: `milestone ${en} is closed early` };
  if (canonicalJson(measureOf(was)) !== canonicalJson(measureOf(now)))
    return { vi: `mốc ${vi} được tính theo cách khác`, en: `milestone ${en} is measured differently` };
  if (isRarer(was, now)) return { vi: `mốc ${vi} nhắc ít hơn`, en: `milestone ${en} has fewer warnings` };
  return null;
}

function lessOfUnit(milestone: Milestone, was: Obligation, now: Obligation | undefined): Text | null {
  const { vi, en } = nameWithId(milestone);
  if (now === undefined)
    return { vi: `mốc ${vi} không còn áp dụng cho đơn vị`, en: `milestone ${en} no longer obliges the unit` };
  if ((now.target ?? 0) < (was.target ?? 0))
    return {
      vi: `mốc ${vi} giảm chỉ tiêu của đơn vị`,
      en: `milestone ${en} has a lower target for the unit`,
    };
  return null;
}

/** Whether a milestone warns on fewer days, as it declares or by default. */
function isRarer(was: Milestone, now: Milestone): boolean {
  const [before, after] = [ladderOf(was), ladderOf(now)];
  return (
    before.workingDaysBefore.some((days) => !after.workingDaysBefore.includes(days)) ||
    (before.overdueEvery !== null && after.overdueEvery !== null && after.overdueEvery > before.overdueEvery)
  );
}

/** What decides whether a unit is done. */
function measureOf(milestone: Milestone): (string | null)[] {
  switch (milestone.goal) {
    case 'date':
      return ['date'];
    case 'submissions':
      return ['submissions', milestone.set, milestone.period];
    default:
      return ['figure', milestone.set, milestone.indicator, milestone.measuredFrom, milestone.reach ?? null];
  }
}

const endOfTime = Temporal.PlainDate.from('9999-12-31');

/** The last day, with all extensions. */
function lastDay(milestone: Milestone): Temporal.PlainDate {
  return deadlineOn(milestone, endOfTime).date;
}

function isEarlier(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return one.toString() < other.toString();
}
