import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { FigureMilestone } from '../../../domain/catalogue/milestone.ts';
import { measureMilestone } from '../../../domain/milestone/measure.ts';
import type { Progress } from '../../../domain/milestone/progress.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const date = Temporal.PlainDate.from('2024-03-29');
const today = Temporal.PlainDate.from('2024-02-12');
const units = new Map(smallCatalogue().units.map((unit) => [unit.id, unit]));

type Sent = readonly [day: string, done: number, target: number];

const progress = ([day, done, target]: Sent): Progress => ({
  date: Temporal.PlainDate.from(day),
  done,
  target,
  complete: target > 0 && done >= target,
  illustrative: false,
});

/** Measures a milestone of units that each have a target of 100, from what each sent. */
function measured(sent: Record<string, readonly Sent[]>, targets: Record<string, number | undefined> = {}) {
  const milestone: FigureMilestone = {
    id: 'm',
    name: { vi: 'Mốc', en: 'Milestone' },
    date: date.toString(),
    set: 'S',
    indicator: 'S.4',
    measuredFrom: '2024-W01',
    ladder: { workingDaysBefore: [0], overdueEvery: 5 },
    obligations: Object.keys(sent).map((unit) => ({ unit, target: unit in targets ? targets[unit] : 100 })),
  };
  const histories = new Map(Object.entries(sent).map(([unit, all]) => [unit, all.map(progress)]));
  const { total, units: all } = measureMilestone(
    milestone,
    units,
    histories,
    { date, extension: null },
    today,
  );
  return JSON.parse(
    JSON.stringify({ total, units: Object.fromEntries(all.map((one) => [one.unit, one.state])) }),
  );
}

describe('the total of a milestone', () => {
  it('adds up the units at every date on which one of them has a figure, with the newest of each by then', () => {
    const { total } = measured({
      'P.A': [
        ['2024-01-12', 20, 100],
        ['2024-01-26', 40, 100],
        ['2024-02-09', 50, 100],
      ],
      'P.B': [
        ['2024-01-19', 10, 100],
        ['2024-02-02', 40, 100],
      ],
    });
    // From 19 January, the first date on which both have a figure: 30, 50, 80, 90.
    expect(total).toMatchObject({
      ...{ done: 90, target: 200, remaining: 110, status: 'on-track', figureDate: '2024-02-09' },
      pace: { amount: 60, days: 21 },
      neededPace: { amount: 110, days: 49 },
      projected: '2024-03-19',
      earliest: '2024-03-06',
      latest: '2024-04-26',
    });
  });

  it('is not reached by what some do beyond their own targets', () => {
    const { total, units } = measured({
      'P.A': [['2024-01-12', 190, 100]],
      'P.B': [['2024-01-12', 90, 100]],
    });
    expect(total).toMatchObject({ done: 280, target: 200, remaining: 10, status: 'at-risk' });
    expect(units['P.A']).toMatchObject({ status: 'done', remaining: 0 });
  });

  it('is done on the day on which the last is', () => {
    const { total } = measured({
      'P.A': [['2024-01-12', 100, 100]],
      'P.B': [
        ['2024-01-12', 90, 100],
        ['2024-01-19', 101, 100],
      ],
    });
    expect(total).toMatchObject({ status: 'done', remaining: 0, doneOn: '2024-01-19', daysEarly: 70 });
  });

  it('takes a unit above for its own total, whatever those below it have', () => {
    const { total } = measured({ P: [['2024-01-12', 70, 100]], 'P.A': [['2024-01-12', 60, 100]], 'P.B': [] });
    expect(total).toMatchObject({ done: 70, target: 100, remaining: 30, figureDate: '2024-01-12' });
  });

  it('holds the stated targets of units that sent nothing, and is unknown while one has no target', () => {
    expect(measured({ 'P.A': [['2024-01-12', 60, 100]], 'P.B': [] }).total).toMatchObject({
      ...{ done: 60, target: 200, remaining: 140 },
    });
    const unknown = measured(
      { 'P.A': [['2024-01-12', 10, 10]], 'P.B': [] },
      { 'P.A': undefined, 'P.B': undefined },
    );
    expect(unknown.total).toMatchObject({ done: 10, target: null, remaining: null, status: 'at-risk' });
  });
});

describe('the state of a unit', () => {
  it('leaves out of its pace what is dated like a newer figure or after it, and what names no whole', () => {
    const { units } = measured(
      {
        'P.A': [
          ['2024-01-05', 0, 0],
          ['2024-01-12', 10, 100],
          ['2024-02-09', 25, 100],
          ['2024-02-02', 40, 100],
          ['2024-02-09', 66, 100],
        ],
      },
      { 'P.A': undefined },
    );
    expect(units['P.A']).toMatchObject({ done: 66, pace: { amount: 56, days: 28 }, earliest: '2024-02-19' });
  });

  it('was done when its own whole of the time was reached, though that whole has changed', () => {
    const { units } = measured({
      'P.A': [
        ['2024-01-12', 8, 10],
        ['2024-01-19', 8, 8],
        ['2024-01-26', 8, 8],
      ],
    });
    expect(units['P.A']).toMatchObject({ status: 'done', doneOn: '2024-01-19' });
  });
});
