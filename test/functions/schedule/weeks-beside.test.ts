import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../domain/period/period.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { iso } from '../../fixtures/instants.ts';
import { catalogueWith, dayOff, play } from '../../fixtures/played-weeks.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

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

  it.each([
    ['', false],
    [', also where the last report cannot be read', true],
  ])(
    'reaches every reader, also where a week beside it has no report of its own%s',
    async (_, isUnreadable) => {
      const owed = [{ from: '2024-W01', to: '2024-W01' }, { from: '2024-W04' }];
      const world = createWorld('2024-01-01T00:00:00Z');
      const { findAll } = world.ports.reports;
      world.ports.reports.findAll = async (weeks) => {
        const found = await findAll.call(world.ports.reports, weeks);
        const isDamaged = (at: number) =>
          isUnreadable && weeks[at]?.period === '2024-W01' && found[at] !== null;
        return found.map((report, at) => (isDamaged(at) ? 'unreadable' : report));
      };
      const catalogue = catalogueWith([], { owed });
      await world.applyCatalogue(catalogue);
      const [set] = catalogue.sets;
      if (set === undefined) throw new Error('the fixture has changed');
      for (const [week, day, monday] of [
        ['2024-W01', '2024-01-04', '2024-01-08'],
        ['2024-W04', '2024-01-25', '2024-01-29'],
      ] as const) {
        const receivedAt = iso(`${day}T03:00:00Z`);
        await world.ports.submissions.append(set, submissionOf({ period: week, receivedAt }));
        world.setNow(`${monday}T00:00:00Z`);
        await world.run('rank', new Date(Date.parse(`${monday}T06:05:00+07:00`)).toISOString());
        await world.run('report', `${monday}T00:00:00Z`);
        expect(await world.sender(`${monday}T00:00:00Z`)).toEqual(delivered({ sent: 2 }));
      }
      const report = await world.ports.reports.find('S', '2024-W04');
      expect(report?.beside).toEqual([
        { period: '2024-W02', why: 'not-owed' },
        { period: '2024-W03', why: 'not-owed' },
      ]);
    },
  );
});
