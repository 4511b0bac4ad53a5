import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Day, dayAt, hour, type Instant, instantAt, mondayOf, weekOf } from './days.ts';
import { idOf } from './expected-runs.ts';
import { hasEnded, type Row } from './ledger.ts';
import { type Person, personsOf, postsOn } from './persons.ts';
import { locksAt, rankedSet } from './ranked-week.ts';
import type { Revision } from './revisions.ts';
import { firstWorkingDay, hasWorkingDay, isWorkingDay } from './working-days.ts';

/** What a report run finds: the ledger, which weeks have a frozen report and of which day's run, and what is ranked. */
export type Reporting = {
  readonly begin: Instant | null;
  readonly rows: ReadonlyMap<string, Pick<Row, 'status'>>;
  readonly reported: ReadonlyMap<string, Day>;
  readonly isRanked: (set: IndicatorSet, week: string) => boolean;
};

/** A week that somebody still has to report. */
export type OpenWeek = { readonly set: IndicatorSet; readonly monday: Day };

/** A report, who gets it, and every week that it is the report of. */
export type Report = {
  readonly set: IndicatorSet;
  readonly period: string;
  readonly readers: readonly Person[];
  readonly weeks: readonly string[];
  /** Whether everything it needs is ranked. */
  readonly isReady: boolean;
};

/** Nobody looks further back than so many weeks, and behind a week that is reported no further than so many. */
const farthest = 53;
const farthestBehind = 5;

/**
 * The weeks that are open on a day, newest first: every owed week whose day has come and that no other run has reported. A
 * report that a failed run froze is nobody's. Weeks of before the ledger are not asked for.
 * @returns null while another run is at one of them
 */
export function openWeeks(catalogue: Catalogue, today: Day, reporting: Reporting): OpenWeek[] | null {
  const open: OpenWeek[] = [];
  if (!isWorkingDay(catalogue.calendar, today)) return open;
  let limit = farthest;
  for (let back = 1; back <= limit; back += 1) {
    const monday = mondayOf(today) - 7 * back;
    const set = rankedSet(catalogue, monday);
    if (set === undefined) continue;
    const by = reporting.reported.get(weekOf(monday));
    if (by !== undefined && by !== today) {
      const row = reporting.rows.get(reportOf(by)) ?? { status: 'done' };
      if (!hasEnded({ attempts: 0, version: null, leaseUntil: null, ...row })) return null;
      if (row.status === 'done') {
        limit = farthestBehind;
        continue;
      }
    }
    const day = firstWorkingDay(catalogue.calendar, monday + 7);
    if (by === undefined && day !== today && !wasThere(reporting, day)) break;
    open.push({ set, monday });
  }
  return open;
}

/**
 * The report due at a nominal time: it covers the newest open week for which anybody sent something, or else the newest with
 * a working day; a week without a working day is not reported on its own. It mentions the other open weeks, except older ones
 * that are not ranked.
 * @returns null when no week is open, or another run is at it
 */
export function reportAt(
  catalogue: Catalogue,
  at: Instant,
  revisions: readonly Revision[],
  reporting: Reporting,
): Report | null {
  const weeks = (openWeeks(catalogue, dayAt(at), reporting) ?? []).map(({ set, monday }) => {
    const period = weekOf(monday);
    const isRanked = reporting.isRanked(set, period);
    const hasDay = hasWorkingDay(catalogue.calendar, monday);
    // Figures after the cut-off make no ranking of a week without a working day.
    const cutOff = Math.min(locksAt(set, monday, catalogue.calendar), instantAt(monday + 7, '06:05'));
    const until = isRanked || hasDay ? at : cutOff;
    const isSent = revisions.some(
      (one) => one.set === set.id && one.period === period && one.receivedAt <= until,
    );
    const isOff = !isSent && !hasDay;
    return { set, period, isSent, isOff, isReady: isOff || isRanked };
  });
  const newest = weeks.find(({ isOff }) => !isOff);
  const told = weeks.filter((week) => week.isReady || week === newest);
  const main = told.find(({ isSent }) => isSent) ?? newest ?? told[0];
  if (main === undefined) return null;
  const readers = personsOf(
    postsOn(catalogue.recipients, dayAt(at)).filter(({ receives }) => receives.includes('weekly-report')),
  );
  return {
    set: main.set,
    period: main.period,
    readers: main.isOff || (!main.isSent && main.set.emptyWeek === 'none') ? [] : readers,
    weeks: told.map(({ period }) => period),
    isReady: told.every(({ isReady }) => isReady),
  };
}

function reportOf(day: Day): string {
  return idOf({ job: 'report', at: instantAt(day, '07:00') });
}

/** Whether the report of a day was expected: the ledger had begun, or held one of the days just before. */
function wasThere({ begin, rows }: Reporting, day: Day): boolean {
  const due = instantAt(day, '07:00');
  if (begin !== null && due > begin) return true;
  return Array.from({ length: 9 }, (_, back) => reportOf(dayAt(due - back * 24 * hour))).some((id) =>
    rows.has(id),
  );
}
