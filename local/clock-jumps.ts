import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Text } from '../domain/language/text.ts';
import { isAfter } from '../domain/period/compare-instants.ts';
import { dateAt, instantOf } from '../domain/period/period.ts';
import { nextRuns } from './next-runs.ts';

/** A place in the future that somebody who tries the product moves the clock to. */
export type ClockJump = { readonly label: Text; readonly to: Temporal.Instant };

/** How long after a run its messages have been sent. */
const sendingMinutes = 10;

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
  const runs: Readonly<Record<'report' | 'warn', Text>> = {
    report: { vi: 'Báo cáo tuần kế tiếp', en: 'Next weekly report' },
    warn: { vi: 'Cảnh báo kế tiếp', en: 'Next warnings' },
  };
  const jumps = nextRuns(now).flatMap(({ schedule: { job }, at }): ClockJump[] =>
    job === 'report' || job === 'warn'
      ? [{ label: runs[job], to: at.add({ minutes: sendingMinutes }) }]
      : [],
  );
  const milestones = (catalogue?.milestones ?? []).map(({ name, date, extensions }): ClockJump => {
    const day = Temporal.PlainDate.from(extensions?.at(-1)?.date ?? date).subtract({ days: 7 });
    return {
      label: { vi: `Bảy ngày trước mốc “${name.vi}”`, en: `Seven days before “${name.en}”` },
      to: instantOf(day, afterWarnings),
    };
  });
  const latest = now.add({ hours: mostDays * 24 });
  return [...jumps, ...milestones, ...overNewYear(now, catalogue)]
    .filter(({ to }) => isAfter(to, now) && !isAfter(to, latest))
    .sort((one, other) => Temporal.Instant.compare(one.to, other.to));
}

/** The Monday morning after the next days off of the Lunar New Year, with its report. */
function overNewYear(
  now: Temporal.Instant,
  catalogue: Pick<Catalogue, 'calendar'> | null,
): ClockJump[] {
  const today = dateAt(now).toString();
  const days = (catalogue?.calendar ?? [])
    .filter(({ kind, date, name }) => kind === 'day-off' && date > today && name.vi.includes('Tết Nguyên'))
    .map(({ date }) => date)
    .toSorted();
  const [first] = days;
  if (first === undefined) return [];
  const last = days.filter((date) => date.slice(0, 4) === first.slice(0, 4)).at(-1) ?? first;
  const after = Temporal.PlainDate.from(last);
  const monday = after.add({ days: 8 - after.dayOfWeek });
  return [
    { label: { vi: 'Qua Tết Nguyên Đán', en: 'Past the Lunar New Year' }, to: instantOf(monday, '07:10') },
  ];
}
