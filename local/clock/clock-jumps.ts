import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Text } from '../../domain/language/text.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { nextRuns } from './next-runs.ts';

/** A place in the future that somebody who tries the product moves the clock to. */
export type ClockJump = { readonly label: Text; readonly to: Temporal.Instant };

/** When the reports of a day have been sent. */
const afterReport = '07:10';

/** A report is never further away. */
const mostDaysToReport = 21;

/** When the warnings of a day have been sent. */
const afterWarnings = '07:45';

/** The most days that the clock moves at a time. */
const mostDays = 731;

/**
 * What is worth moving the clock to: the next report, the next warnings, seven days before each coming milestone, and past the
 * next Lunar New Year.
 * @param catalogue null while there is none
 */
export function clockJumps(
  now: Temporal.Instant,
  catalogue: Pick<Catalogue, 'milestones' | 'calendar'> | null,
): ClockJump[] {
  const calendar = WorkingCalendar.of(catalogue?.calendar ?? []);
  const jumps = [...nextReport(now, calendar), ...nextWarnings(now)];
  const milestones = (catalogue?.milestones ?? []).map(({ name, date, extensions }): ClockJump => {
    const day = Temporal.PlainDate.from(extensions?.at(-1)?.date ?? date).subtract({ days: 7 });
    return {
      label: { vi: `Bảy ngày trước mốc “${name.vi}”`, en: `Seven days before “${name.en}”` },
      to: instantOf(day, afterWarnings),
    };
  });
  const latest = now.add({ hours: mostDays * 24 });
  return [...jumps, ...milestones, ...overNewYear(now, catalogue, calendar)]
    .filter(({ to }) => isAfter(to, now) && !isAfter(to, latest))
    .sort((one, other) => Temporal.Instant.compare(one.to, other.to));
}

/** The report goes on the first working day of a week. */
function nextReport(now: Temporal.Instant, calendar: WorkingCalendar): ClockJump[] {
  const label = { vi: 'Báo cáo tuần kế tiếp', en: 'Next weekly report' };
  const today = dateAt(now);
  const reports = Array.from({ length: mostDaysToReport }, (_, days) => today.add({ days })).filter(
    (day) =>
      calendar.isWorkingDay(day) &&
      !Array.from({ length: day.dayOfWeek - 1 }, (_, days) => day.subtract({ days: days + 1 })).some(
        (earlier) => calendar.isWorkingDay(earlier),
      ),
  );
  return reports
    .map((day) => ({ label, to: instantOf(day, afterReport) }))
    .filter(({ to }) => isAfter(to, now))
    .slice(0, 1);
}

function nextWarnings(now: Temporal.Instant): ClockJump[] {
  const label = { vi: 'Cảnh báo kế tiếp', en: 'Next warnings' };
  return nextRuns(now)
    .filter(({ schedule }) => schedule.job === 'warn')
    .map(({ at }) => ({ label, to: at.add({ minutes: 15 }) }));
}

/** The first working day after the next days off of the Lunar New Year, with its report and its warnings. */
function overNewYear(
  now: Temporal.Instant,
  catalogue: Pick<Catalogue, 'calendar'> | null,
  calendar: WorkingCalendar,
): ClockJump[] {
  const today = dateAt(now).toString();
  const days = (catalogue?.calendar ?? [])
    .filter(({ kind, date, name }) => kind === 'day-off' && date > today && name.vi.includes('Tết Nguyên'))
    .map(({ date }) => date)
    .toSorted();
  const [first] = days;
  if (first === undefined) return [];
  const last = days.filter((date) => date.slice(0, 4) === first.slice(0, 4)).at(-1) ?? first;
  let day = Temporal.PlainDate.from(last).add({ days: 1 });
  while (!calendar.isWorkingDay(day)) day = day.add({ days: 1 });
  return [
    {
      label: { vi: 'Qua Tết Nguyên Đán', en: 'Past the Lunar New Year' },
      to: instantOf(day, afterWarnings),
    },
  ];
}
