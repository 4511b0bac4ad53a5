import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { iso } from '../../fixtures/instants.ts';
import {
  count,
  detail,
  dueAtEndOf,
  eid,
  ladder,
  morning,
  name,
  standingOf,
  units,
  whole,
  worldWith,
} from './milestone-world.ts';

describe('the warning of a day', () => {
  const accounts = {
    ...eid,
    date: '2023-06-30',
    obligations: [
      { unit: 'P.A', target: 400 },
      { unit: 'P.B', target: 90 },
    ],
  };
  const warned = async (world: Awaited<ReturnType<typeof worldWith>>, day: string) => {
    world.setNow(morning(day));
    await world.run('warn', morning(day));
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(morning(day)) });
    const items = rows.flatMap(({ content }) =>
      content.kind === 'warning-digest' ? content.digest.items : [],
    );
    await world.sender(morning(day));
    return { items, text: world.sent.at(-1)?.message.text ?? '' };
  };

  /** The common part of every item about the milestone, a number of working days before 30 June, after so many changes of figures. */
  const warnedOf = (unit: 'P.A' | 'P.B', workingDays: number, changes = 0) => ({
    unit,
    unitName: named[unit].name,
    milestone: 'eid',
    name,
    date: '2023-06-30',
    dueAt: iso('2023-06-30T17:00:00Z'),
    kind: 'ahead',
    workingDays,
    illustrative: false,
    sequence: 10_000 + changes,
  });

  it('shows the same numbers as the API on that day', async () => {
    const world = await worldWith(morning('06-21'), accounts);
    const figures = [100, 170, 205, 310];
    for (const [index, done] of figures.entries()) {
      const asOf = Temporal.PlainDate.from('2023-05-26').add({ weeks: index });
      await world.send('P.A', `2023-W${21 + index}`, asOf.toString(), count(done));
    }
    await world.send('P.B', '2023-W24', '2023-06-16', count(90));
    const { items, text } = await warned(world, '06-21');
    const forecast = {
      remaining: 90,
      status: 'on-track' as const,
      pace: { perDay: 10, amount: 210, days: 21 },
      neededPace: { perDay: 6.43, amount: 90, days: 14 },
      projected: '2023-06-25',
      earliest: '2023-06-22',
      latest: '2023-07-04',
    };
    const figures310 = { done: 310, target: 400, figureDate: '2023-06-16' };
    expect(items).toEqual([
      {
        ...warnedOf('P.A', 7, 8),
        goal: 'figure',
        set: 'S',
        indicator: 'S.4',
        indicatorName: { vi: 'Chỉ số S.4', en: 'Indicator S.4' },
        measure: { vi: 'hồ sơ', en: 'dossiers' },
        ...figures310,
        forecast,
      },
    ]);
    const ofA = standingOf({ ...figures310, ...forecast });
    const ofB = standingOf({
      done: 90,
      target: 90,
      remaining: 0,
      status: 'done',
      figureDate: '2023-06-16',
      doneOn: '2023-06-16',
      daysEarly: 14,
    });
    expect(await world.get('/eid')).toEqual(
      answered(
        200,
        detail({
          day: '2023-06-21',
          at: morning('06-21'),
          date: '2023-06-30',
          effectiveDate: '2023-06-30',
          ...dueAtEndOf('2023-06-30'),
          units: units(2, { done: 1, 'on-track': 1 }),
          // All have submitted only once, so together they have no pace yet.
          total: standingOf({
            done: 400,
            target: 490,
            remaining: 90,
            status: 'at-risk',
            figureDate: '2023-06-16',
            neededPace: forecast.neededPace,
          }),
          obligations: [
            { ...named['P.A'], standing: ofA },
            { ...named['P.B'], standing: ofB },
          ],
        }),
      ),
    );
    expect(text).toContain(
      'Đúng tiến độ. Tốc độ gần đây 10 hồ sơ/ngày; cần 6,43 hồ sơ/ngày kể từ ngày có số liệu để kịp hạn. Dự kiến hoàn thành ngày 25/06/2023 (sớm nhất 22/06/2023, muộn nhất 04/07/2023).',
    );
    expect(text).toContain(
      'On track. Recent pace: 10 dossiers a day; 6.43 dossiers a day needed from the date of the figures to meet the deadline. Projected completion: 25 June 2023 (earliest 22 June 2023, latest 4 July 2023).',
    );
  });

  it('P32: counts to the later date once it is decided, and says from when it was moved and why', async () => {
    const reason = { vi: 'Nguồn dữ liệu bị gián đoạn', en: 'The source of the data was down' };
    const extensions = [{ date: '2023-07-14', reason, decidedOn: '2023-06-28' }];
    const world = await worldWith(morning('06-27'), { ...accounts, extensions });
    const days = async (day: string) =>
      (await warned(world, day)).items.map(({ date, kind, workingDays }) => [date, kind, workingDays]);
    const [before, after] = [
      ['2023-06-30', 'ahead', 3],
      ['2023-07-14', 'ahead', 7],
    ];
    expect(await days('06-27')).toEqual([before, before]);
    for (const day of ['06-29', '06-30', '07-03', '07-04']) expect(await days(day)).toEqual([]);
    expect(await days('07-05')).toEqual([after, after]);
    const text = world.sent.at(-1)?.message.text;
    expect(text).toContain(
      'Hạn: Thứ Sáu, 14/07/2023, đến hết ngày (24:00)\nĐã gia hạn từ 30/06/2023 (quyết định ngày 28/06/2023). Lý do: Nguồn dữ liệu bị gián đoạn\n',
    );
    expect(text).toContain(
      'Extended from 30 June 2023 (decided on 28 June 2023). Reason: The source of the data was down\n',
    );
  });

  it('reminds everybody of a date alone until that day, and nobody after it', async () => {
    const { id, date, obligations } = accounts;
    const alone: Milestone = {
      id,
      name,
      date,
      obligations: obligations.map(({ unit }) => ({ unit })),
      goal: 'date',
      ladder: { workingDaysBefore: [1, 0] },
    };
    const world = await worldWith(morning('06-28'), alone);
    const { items, text } = await warned(world, '06-29');
    const reminders = (workingDays: number) =>
      (['P.A', 'P.B'] as const).map((unit) => ({ ...warnedOf(unit, workingDays), goal: 'date' }));
    expect(items).toEqual(reminders(1));
    expect(text).toContain(
      'Mốc chỉ có thời hạn, không theo dõi bằng số liệu\nĐề nghị đơn vị hoàn thành chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    expect(text).toContain('Mốc chỉ có thời hạn được nhắc đến hết ngày đến hạn.');
    expect((await warned(world, '06-30')).items).toEqual(reminders(0));
    for (const day of ['07-03', '07-04', '07-10']) expect((await warned(world, day)).items).toEqual([]);
  });

  it('F71: asks for the figures of a period those who have not sent all of them, and names what is lacking', async () => {
    const { id, date } = accounts;
    const all: Milestone = {
      id,
      name,
      date,
      ladder,
      obligations: [{ unit: 'P.A' }, { unit: 'P.B' }],
      goal: 'submissions',
      set: 'S',
      period: '2023-W25',
    };
    const world = await worldWith(morning('06-27'), all);
    await world.send('P.B', '2023-W25', '2023-06-23', count(1));
    const { items } = await warned(world, '06-27');
    const texts = () => world.sent.map(({ message }) => message.text).join('\n');
    const asked = (unit: 'P.A' | 'P.B', changes = 0) => ({
      ...warnedOf(unit, 3, changes),
      goal: 'submissions',
      set: 'S',
      setName: { vi: 'Bộ chỉ số S', en: 'Set S' },
      period: '2023-W25',
      setDueAt: '2023-06-23T09:00:00Z',
    });
    const first = ['S.1', 'S.2', 'S.3'].map((indicator) => ({
      indicator,
      name: { vi: `Chỉ số ${indicator}`, en: `Indicator ${indicator}` },
    }));
    expect(items).toEqual([asked('P.A'), { ...asked('P.B', 2), lacking: { count: 3, first } }]);
    expect(texts()).toContain(
      'Đơn vị mới gửi một phần số liệu, còn thiếu 3 chỉ số: Chỉ số S.1; Chỉ số S.2; Chỉ số S.3\nĐề nghị đơn vị gửi số liệu chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    await world.send('P.B', '2023-W25', '2023-06-28', count(1), { revision: 2, values: whole });
    expect((await warned(world, '06-29')).items).toEqual([{ ...asked('P.A'), workingDays: 1 }]);
    expect(texts()).toContain(
      'Số liệu phải gửi: Bộ chỉ số S, tuần 25/2023; hạn gửi của bộ chỉ số: 16:00 ngày 23/06/2023 (Thứ Sáu)\nĐơn vị chưa gửi số liệu\nĐề nghị đơn vị gửi số liệu chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    expect((await warned(world, '07-03')).text).toContain('Đề nghị đơn vị khẩn trương gửi số liệu');
  });
});
