import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type CalendarDay,
  type Catalogue,
  calendarDaySchema,
  type IndicatorSet,
} from '../../../domain/catalogue/catalogue.ts';
import { instantText } from '../../../domain/period/instant-text.ts';
import { instantOf, type Period, previousPeriod, weekOf } from '../../../domain/period/period.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const shipped = z
  .array(calendarDaySchema)
  .parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8')));

const dayOff = (date: Temporal.PlainDate): CalendarDay => ({
  date: date.toString(),
  kind: 'day-off',
  name: { vi: 'Nghỉ', en: 'Off' },
  basis: 'official',
});

function catalogueWith(calendar: CalendarDay[], changes: Partial<IndicatorSet> = {}): Catalogue {
  const { sets, ...rest } = smallCatalogue();
  return { ...rest, calendar, sets: sets.map((set) => ({ ...set, ...changes })) };
}

/** Which weeks the leaders' e-mails told of, one entry for each e-mail: its day, its own week, and those beside it. */
type Told = { readonly day: string; readonly week: string; readonly beside: readonly string[] };

/**
 * Runs the daily jobs from a Monday on, a unit having sent something for the weeks of which `isSent` says so.
 * @param isMissed the days on which no run is triggered; nobody looks for them later either
 * @param isSentLate the weeks for which it sends something only after their ranking, by an exception from the lock
 */
async function play(
  catalogue: Catalogue,
  from: Temporal.PlainDate,
  days: number,
  isSent: (week: Period) => boolean,
  isMissed: (day: Temporal.PlainDate) => boolean = () => false,
  isSentLate: (week: Period) => boolean = () => false,
): Promise<Told[]> {
  const world = createWorld(`${from}T00:00:00Z`);
  await world.applyCatalogue(catalogue);
  await world.ports.occurrences.settle({
    until: instantOf(from, '00:00'),
    lastRanking: null,
    times: usualTimes,
  });
  const [set] = catalogue.sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const told: Told[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, from.add({ days })) < 0; day = day.add({ days: 1 })) {
    const week = weekOf(day);
    const send = async ({ id: period }: Period, time: string) => {
      const receivedAt = instantText(instantOf(day, time));
      const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
      await world.ports.submissions.append(set, submissionOf({ period, receivedAt, values }));
    };
    if (day.dayOfWeek === 3 && isSent(week)) await send(week, '10:00');
    if (isMissed(day)) continue;
    const run = async (job: string, time: string) => {
      const at = instantText(instantOf(day, time));
      world.setNow(at);
      await world.run(job, at);
      return at;
    };
    if (day.dayOfWeek === 1) {
      await run('rank', '06:05');
      if (isSentLate(previousPeriod(week))) await send(previousPeriod(week), '06:30');
    }
    const nominalTime = await run('report', '07:00');
    const [first] = await world.ports.deliveries.byOccurrence({ job: 'report', nominalTime });
    if (first?.content.kind !== 'weekly-report') continue;
    const report = await world.ports.reports.find('S', first.content.period);
    const beside = (report?.beside ?? []).map(({ period, why }) => `${period} ${why}`);
    told.push({ day: day.toString(), week: first.content.period, beside });
  }
  return told;
}

const date = (text: string) => Temporal.PlainDate.from(text);

/** So many weeks from a Monday on. */
function weeksFrom(monday: Temporal.PlainDate, weeks: number): Period[] {
  return Array.from({ length: weeks }, (_, index) => weekOf(monday.add({ weeks: index })));
}

/** The weeks that were reported, once for each time: by an e-mail of their own, or beside another. */
const reportedIn = (told: readonly Told[]) =>
  told.flatMap(({ week, beside }) => [...beside.map((one) => one.slice(0, 8)), week]).sort();

describe('each owed week is reported exactly once', () => {
  it('F70: in years of the shipped calendar, on the first working day after it', async () => {
    const [from, count] = sized({ usual: ['2024-12-30', 105], full: ['2022-01-03', 365] });
    const monday = date(from);
    const weeks = weeksFrom(monday, count);
    const [first, last] = [weeks[0]?.id ?? '', weeks.at(-1)?.id ?? ''];
    const catalogue = catalogueWith(shipped, { owed: [{ from: first, to: last }] });
    const told = await play(catalogue, monday, count * 7 + 14, () => true);
    expect(reportedIn(told)).toEqual(weeks.map(({ id }) => id));
    const calendar = new WorkingCalendar(shipped);
    const days = new Map(told.map(({ day, week }) => [week, day]));
    for (const week of weeks.filter(({ id }) => days.has(id)))
      expect(days.get(week.id)).toBe(calendar.firstWorkingDayFrom(week.to.add({ days: 1 })).toString());
    const twoWeeks = [
      { day: '2022-02-07', week: '2022-W05', beside: ['2022-W04 waiting'] },
      { day: '2025-02-03', week: '2025-W05', beside: ['2025-W04 waiting'] },
      { day: '2026-02-23', week: '2026-W08', beside: ['2026-W07 waiting'] },
      { day: '2028-01-31', week: '2028-W04', beside: ['2028-W03 waiting'] },
    ];
    expect(told.filter(({ beside }) => beside.length > 0)).toEqual(
      twoWeeks.filter(({ week }) => week >= first && week <= last),
    );
  }, 120_000);

  it('F70: whatever days are off, whatever weeks anybody sent something for, and whatever runs are missed', async () => {
    const monday = date('2024-01-01');
    const runOfDays = fc.tuple(fc.nat({ max: 80 }), fc.integer({ min: 1, max: 25 }));
    const gaps = fc.array(runOfDays, { maxLength: 5 }).map((runs) => {
      const days = runs.flatMap(([first, length]) => Array.from({ length }, (_, day) => first + day));
      return new Set(days.map((day) => monday.add({ days: day }).toString()));
    });
    await fc.assert(
      fc.asyncProperty(
        gaps,
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        fc.constantFrom<'short' | 'none'>('short', 'none'),
        gaps,
        async (off, sent, emptyWeek, missed) => {
          const calendar = [...off].map((day) => dayOff(date(day)));
          const catalogue = catalogueWith(calendar, { emptyWeek });
          const isSent = ({ from }: Period) => sent[monday.until(from).days / 7] === true;
          // The last weeks are ordinary, so that everything comes to be reported.
          const told = await play(catalogue, monday, 19 * 7, isSent, (day) => missed.has(day.toString()));
          const weeks = weeksFrom(monday, 18).map(({ id }) => id);
          const last = told.at(-1)?.day ?? '';
          const reported = reportedIn(told);
          expect(reported).toEqual([...new Set(reported)]);
          const silent = emptyWeek === 'none' || off.size > 0;
          const owed = weeksFrom(monday, 15).filter((week) => isSent(week) || !silent);
          for (const week of owed) expect(reported).toContain(week.id);
          for (const week of reported) expect([...weeks, '2024-W19']).toContain(week);
          expect(last >= '2024-05-06' || silent).toBe(true);
        },
      ),
      { numRuns: sized({ usual: 12, full: 40 }) },
    );
  }, 120_000);
});

describe('what an e-mail says of the weeks beside its own', () => {
  const daysOff = (from: string, days: number) =>
    Array.from({ length: days }, (_, day) => dayOff(date(from).add({ days: day })));
  const all = () => true;
  const monday = date('2024-01-01');

  it('is that a week without a working day had no figures, and the week before it is reported in full', async () => {
    const catalogue = catalogueWith(daysOff('2024-01-15', 14));
    const told = await play(catalogue, monday, 42, ({ id }) => id !== '2024-W03' && id !== '2024-W04');
    expect(told).toEqual([
      { day: '2024-01-08', week: '2024-W01', beside: [] },
      { day: '2024-01-29', week: '2024-W02', beside: ['2024-W03 off', '2024-W04 off'] },
      { day: '2024-02-05', week: '2024-W05', beside: [] },
    ]);
  });

  it('is that a week off had none too where somebody sent some after it was passed over: it holds up no report', async () => {
    const isOff = ({ id }: Period) => id === '2024-W03';
    const catalogue = catalogueWith(daysOff('2024-01-15', 7));
    const told = await play(catalogue, monday, 35, (week) => !isOff(week), undefined, isOff);
    expect(told).toEqual([
      { day: '2024-01-08', week: '2024-W01', beside: [] },
      { day: '2024-01-22', week: '2024-W02', beside: ['2024-W03 off'] },
      { day: '2024-01-29', week: '2024-W04', beside: [] },
    ]);
  });

  it('is what a week off came to for which somebody sent something all the same', async () => {
    const told = await play(catalogueWith(daysOff('2024-01-15', 7)), monday, 28, all);
    expect(told).toEqual([
      { day: '2024-01-08', week: '2024-W01', beside: [] },
      { day: '2024-01-22', week: '2024-W03', beside: ['2024-W02 waiting'] },
    ]);
  });

  it('is that nobody sent anything for a week, where that week gets no e-mail', async () => {
    const catalogue = catalogueWith([], { emptyWeek: 'none' });
    const told = await play(catalogue, monday, 28, ({ id }) => id !== '2024-W02');
    expect(told).toEqual([
      { day: '2024-01-08', week: '2024-W01', beside: [] },
      { day: '2024-01-22', week: '2024-W03', beside: ['2024-W02 empty'] },
    ]);
  });

  it('is nothing where a week in which nobody sent anything gets an e-mail of its own', async () => {
    const told = await play(catalogueWith([]), monday, 28, ({ id }) => id !== '2024-W02');
    expect(told).toEqual(
      ['01', '02', '03'].map((week, index) => ({
        day: monday.add({ weeks: index + 1 }).toString(),
        week: `2024-W${week}`,
        beside: [],
      })),
    );
  });

  it('is that nothing was owed between two weeks that are owed', async () => {
    const owed = [{ from: '2024-W01', to: '2024-W01' }, { from: '2024-W04' }];
    const told = await play(catalogueWith([], { owed }), monday, 35, all);
    expect(told).toEqual([
      { day: '2024-01-08', week: '2024-W01', beside: [] },
      { day: '2024-01-29', week: '2024-W04', beside: ['2024-W02 not-owed', '2024-W03 not-owed'] },
    ]);
  });

  it('is the week whose runs were missed for days, which the next run takes up', async () => {
    const isMissed = (day: Temporal.PlainDate) =>
      day.toString() >= '2024-01-08' && day.toString() <= '2024-01-14';
    const told = await play(catalogueWith([]), monday, 28, all, isMissed);
    expect(told).toEqual([
      { day: '2024-01-15', week: '2024-W02', beside: ['2024-W01 waiting'] },
      { day: '2024-01-22', week: '2024-W03', beside: [] },
    ]);
  });

  it('is nothing after a single day on which the run was missed: the next working day reports the week', async () => {
    const told = await play(catalogueWith([]), monday, 14, all, (day) => day.toString() === '2024-01-08');
    expect(told).toEqual([{ day: '2024-01-09', week: '2024-W01', beside: [] }]);
  });
});
