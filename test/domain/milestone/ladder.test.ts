import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { escalatesOn, rungDue, rungOn } from '../../../domain/milestone/ladder.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';

const calendar = new WorkingCalendar(
  z.array(calendarDaySchema).parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8'))),
);

type FigureMilestone = Extract<Milestone, { goal?: 'figure' }>;

const declared = { workingDaysBefore: [7, 3, 1, 0], overdueEvery: 5 };

function milestoneOn(date: string, extensions?: Milestone['extensions']): FigureMilestone {
  return {
    id: 'm',
    name: { vi: 'Mốc', en: 'Milestone' },
    date,
    set: 'P06',
    indicator: 'P06.11',
    measuredFrom: '2023-W22',
    obligations: [{ unit: 'BD' }],
    ladder: declared,
    ...(extensions === undefined ? {} : { extensions }),
  };
}

/** Every day with a warning, from 25 working days before the milestone to 12 after. */
function rungs(milestone: string | Milestone, from: string, to: string): Record<string, string> {
  const found: Record<string, string> = {};
  const last = Temporal.PlainDate.from(to);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const rung = rungOn(typeof milestone === 'string' ? milestoneOn(milestone) : milestone, day, calendar);
    if (rung !== null)
      found[day.toString()] =
        rung.kind === 'ahead' ? `-${rung.workingDaysLeft}` : `+${rung.workingDaysOverdue}`;
  }
  return found;
}

describe('ladder of warnings', () => {
  it('P26: warns before 30 June 2023 at 7, 3, 1 and 0 working days, then overdue every fifth', () => {
    expect(rungs('2023-06-30', '2023-06-01', '2023-07-20')).toEqual({
      '2023-06-21': '-7',
      '2023-06-27': '-3',
      '2023-06-29': '-1',
      '2023-06-30': '-0',
      '2023-07-03': '+1',
      '2023-07-10': '+6',
      '2023-07-17': '+11',
    });
  });

  it('warns before 20 June 2023', () => {
    expect(rungs('2023-06-20', '2023-06-01', '2023-06-28')).toEqual({
      '2023-06-09': '-7',
      '2023-06-15': '-3',
      '2023-06-19': '-1',
      '2023-06-20': '-0',
      '2023-06-21': '+1',
      '2023-06-28': '+6',
    });
  });

  it('P31: counts working days over Tết 2024, when 8 to 14 February are off', () => {
    expect(rungs('2024-02-16', '2024-01-25', '2024-02-19')).toEqual({
      '2024-01-31': '-7',
      '2024-02-06': '-3',
      '2024-02-15': '-1',
      '2024-02-16': '-0',
      '2024-02-19': '+1',
    });
  });

  it('P31: counts the swapped days of 2024: 29 April off, Saturday 4 May worked', () => {
    expect(rungs('2024-05-06', '2024-04-20', '2024-05-07')).toEqual({
      '2024-04-23': '-7',
      '2024-05-02': '-3',
      '2024-05-04': '-1',
      '2024-05-06': '-0',
      '2024-05-07': '+1',
    });
  });

  it('treats the last working day before a milestone on a day off as the day itself', () => {
    expect(rungs('2023-07-02', '2023-06-29', '2023-07-04')).toEqual({
      '2023-06-29': '-1',
      '2023-06-30': '-0',
      '2023-07-03': '+1',
    });
  });

  it('F6: never counts down after the date, and never warns on a day off', () => {
    for (const date of ['2023-06-30', '2024-02-10', '2024-05-01', '2026-08-31']) {
      const milestone = milestoneOn(date);
      for (let offset = -40; offset <= 40; offset += 1) {
        const day = Temporal.PlainDate.from(date).add({ days: offset });
        const rung = rungOn(milestone, day, calendar);
        if (rung === null) continue;
        expect(calendar.isWorkingDay(day)).toBe(true);
        expect(rung.kind).toBe(offset <= 0 ? 'ahead' : 'overdue');
      }
    }
  });

  it('P32: counts to a later date from the day on which it was decided, once more with every extension', () => {
    const reason = { vi: 'Lý do', en: 'Reason' };
    const extended = milestoneOn('2023-06-20', [
      { date: '2023-06-30', reason, decidedOn: '2023-06-21' },
      { date: '2023-07-14', reason, decidedOn: '2023-06-30' },
    ]);
    expect(rungs(extended, '2023-06-01', '2023-07-17')).toEqual({
      '2023-06-09': '-7',
      '2023-06-15': '-3',
      '2023-06-19': '-1',
      '2023-06-20': '-0',
      '2023-06-21': '-7',
      '2023-06-27': '-3',
      '2023-06-29': '-1',
      '2023-07-05': '-7',
      '2023-07-11': '-3',
      '2023-07-13': '-1',
      '2023-07-14': '-0',
      '2023-07-17': '+1',
    });
    const day = (text: string) => Temporal.PlainDate.from(text);
    expect(rungDue(extended, day('2023-06-30'), [day('2023-06-29')], calendar)).toBeNull();
    expect(rungDue(extended, day('2023-06-28'), [day('2023-06-27')], calendar)).toEqual({
      kind: 'ahead',
      workingDaysLeft: 2,
    });
  });

  it('ends at a date alone, also when the last day was missed', () => {
    const { id, name, date, obligations } = milestoneOn('2023-06-20');
    const alone: Milestone = {
      id,
      name,
      date,
      obligations: obligations.map(({ unit }) => ({ unit })),
      goal: 'date',
      ladder: { workingDaysBefore: [3, 0] },
    };
    expect(rungs(alone, '2023-06-01', '2023-07-28')).toEqual({ '2023-06-15': '-3', '2023-06-20': '-0' });
    const [missed, today] = [Temporal.PlainDate.from('2023-06-20'), Temporal.PlainDate.from('2023-06-21')];
    expect(rungDue(alone, today, [missed], calendar)).toBeNull();
    expect(rungDue(alone, missed, [missed.subtract({ days: 5 })], calendar)).toEqual({
      kind: 'ahead',
      workingDaysLeft: 0,
    });
  });
});

describe('P27: superiors get to know that a milestone is overdue', () => {
  const friday = milestoneOn('2023-06-30');
  const on = (day: string, milestone: Milestone, missed: readonly string[] = []) =>
    escalatesOn(
      milestone,
      Temporal.PlainDate.from(day),
      missed.map((one) => Temporal.PlainDate.from(one)),
      calendar,
    );
  const days = (milestone: Milestone) =>
    Array.from(
      { length: 30 },
      (_one, at) => `${Temporal.PlainDate.from('2023-06-26').add({ days: at })}`,
    ).filter((day) => on(day, milestone));

  it('on the working day on which the grace is over', () => {
    expect(days(friday)).toEqual(['2023-07-04']);
    expect(days({ ...friday, escalation: { workingDaysAfter: 1 } })).toEqual(['2023-07-03']);
    expect(days({ ...friday, escalation: { workingDaysAfter: 7 } })).toEqual(['2023-07-11']);
    expect(days({ ...friday, by: 'before' })).toEqual(['2023-07-03']);
  });

  it('later where that day’s warnings were missed, but not on a day off', () => {
    const grace: Milestone = { ...friday, escalation: { workingDaysAfter: 5 } };
    expect([
      on('2023-07-07', grace),
      on('2023-07-08', grace, ['2023-07-07']),
      on('2023-07-10', grace, ['2023-07-06', '2023-07-07']),
      on('2023-07-10', grace, ['2023-07-06']),
      on('2023-07-10', grace),
    ]).toEqual([true, false, true, false, false]);
  });

  it('never for a date alone, nor where nobody is to know', () => {
    const { id, name, date, obligations } = friday;
    expect(days({ id, name, date, obligations, ladder: declared, goal: 'date' })).toEqual([]);
    expect(days({ ...friday, escalation: 'none' })).toEqual([]);
  });
});

const usual = {
  '2023-06-21': '-7',
  '2023-06-27': '-3',
  '2023-06-29': '-1',
  '2023-06-30': '-0',
};
const overdue = { '2023-07-03': '+1', '2023-07-10': '+6', '2023-07-17': '+11' };

it('P26: a date alone is warned about until its day, and never after, also without a ladder of its own', () => {
  const { id, name, date, obligations } = milestoneOn('2023-06-30');
  const alone = { id, name, date, obligations, goal: 'date' } as const;
  for (const one of [alone, { ...alone, ladder: declared }])
    expect(rungs(one, '2023-05-01', '2023-07-20')).toEqual(usual);
});

it('P26: a milestone without a ladder warns 7, 3, 1 and 0 working days before; one reached by the figures of a year 30 and 14 before, too', () => {
  const { ladder: _, ...figure } = { ladder: declared, ...milestoneOn('2023-06-30') };
  const { id, name, date, obligations, set } = figure;
  const submissions = { id, name, date, obligations, set, goal: 'submissions' } as const;
  const yearly = { '2023-05-19': '-30', '2023-06-12': '-14', ...usual, ...overdue };
  const [from, to] = ['2023-05-01', '2023-07-20'] as const;
  for (const period of ['2023-W22', '2023-05', '2023-Q2', '2023-H1']) {
    expect(rungs({ ...figure, measuredFrom: period }, from, to)).toEqual({ ...usual, ...overdue });
    expect(rungs({ ...submissions, period }, from, to)).toEqual({ ...usual, ...overdue });
  }
  expect(rungs({ ...figure, measuredFrom: '2023' }, from, to)).toEqual(yearly);
  expect(rungs({ ...submissions, period: '2023' }, from, to)).toEqual(yearly);
  const own = { workingDaysBefore: [2], overdueEvery: 60 };
  expect(rungs({ ...figure, measuredFrom: '2023', ladder: own }, from, to)).toEqual({
    '2023-06-28': '-2',
    '2023-07-03': '+1',
  });
});
