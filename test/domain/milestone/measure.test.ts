import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../domain/catalogue/catalogue.ts';
import type { FigureMilestone, MeasuredMilestone } from '../../../domain/catalogue/milestone.ts';
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

/** Measures a milestone of units with a target of 100 each, from each unit's submissions. */
function measured(
  sent: Record<string, readonly Sent[]>,
  targets: Record<string, number | undefined> = {},
  known: ReadonlyMap<string, Unit> = units,
) {
  const milestone = milestoneOf(Object.keys(sent), targets);
  const histories = new Map(Object.entries(sent).map(([unit, all]) => [unit, all.map(progress)]));
  const { total, units: all } = measureMilestone(milestone, known, histories, { date }, today);
  return JSON.parse(
    JSON.stringify({ total, units: Object.fromEntries(all.map((one) => [one.unit, one.state])) }),
  );
}

function milestoneOf(
  unitIds: readonly string[],
  targets: Record<string, number | undefined> = {},
): FigureMilestone {
  return {
    id: 'm',
    name: { vi: 'Mốc', en: 'Milestone' },
    date: date.toString(),
    set: 'S',
    indicator: 'S.4',
    measuredFrom: '2024-W01',
    ladder: { workingDaysBefore: [0], overdueEvery: 5 },
    obligations: unitIds.map((unit) => ({ unit, target: unit in targets ? targets[unit] : 100 })),
  };
}

/** The state with figures of 12 January 2024 and no speed. */
const still = {
  status: 'at-risk',
  doneOn: null,
  daysEarly: null,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
  figureDate: '2024-01-12',
  illustrative: false,
};

/** The state with a target that is reached, as of 12 January 2024. */
const finished = { ...still, status: 'done', remaining: 0 };

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
    expect(total).toEqual({
      ...still,
      done: 90,
      target: 200,
      remaining: 110,
      status: 'on-track',
      figureDate: '2024-02-09',
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
    expect(total).toEqual({
      ...still,
      done: 280,
      target: 200,
      remaining: 10,
      neededPace: { amount: 10, days: 77 },
    });
    expect(units['P.A']).toEqual({
      ...finished,
      done: 190,
      target: 100,
      doneOn: '2024-01-12',
      daysEarly: 77,
    });
  });

  it('is done on the day on which the last is', () => {
    const { total } = measured({
      'P.A': [['2024-01-12', 100, 100]],
      'P.B': [
        ['2024-01-12', 90, 100],
        ['2024-01-19', 101, 100],
      ],
    });
    expect(total).toEqual({
      ...finished,
      done: 201,
      target: 200,
      doneOn: '2024-01-19',
      daysEarly: 70,
      figureDate: '2024-01-19',
    });
  });

  it('takes a unit above for its own total, whatever those below it have', () => {
    const { total } = measured({ P: [['2024-01-12', 70, 100]], 'P.A': [['2024-01-12', 60, 100]], 'P.B': [] });
    expect(total).toEqual({
      ...still,
      done: 70,
      target: 100,
      remaining: 30,
      neededPace: { amount: 30, days: 77 },
    });
  });

  it('holds the stated targets of units that sent nothing, and is unknown while one has no target', () => {
    expect(measured({ 'P.A': [['2024-01-12', 60, 100]], 'P.B': [] }).total).toEqual({
      ...still,
      done: 60,
      target: 200,
      remaining: 140,
      neededPace: { amount: 140, days: 77 },
    });
    const unknown = measured(
      { 'P.A': [['2024-01-12', 10, 10]], 'P.B': [] },
      { 'P.A': undefined, 'P.B': undefined },
    );
    expect(unknown.total).toEqual({ ...still, done: 10, target: null, remaining: null });
  });
});

describe('the units of a total', () => {
  it('are those that exist, and without any there is no total', () => {
    expect(measured({ 'P.X': [['2024-01-12', 60, 100]] })).toEqual({ total: null, units: {} });
    expect(measured({ 'P.A': [['2024-01-12', 60, 100]], 'P.X': [] }).total).toEqual({
      ...still,
      done: 60,
      target: 100,
      remaining: 40,
      neededPace: { amount: 40, days: 77 },
    });
  });

  it('leave out those below another, however far, and end where the tree is broken or runs in a circle', () => {
    const tree = new Map(units);
    const at = (id: string, parent: string | null) =>
      tree.set(id, { id, parent, level: 'commune', name: { vi: id, en: id } });
    at('P.Q.X', 'P.Q');
    at('O.1', 'O.2');
    at('O.2', 'O.1');
    at('L', 'GONE');
    const sent = (id: string): Record<string, readonly Sent[]> => ({ [id]: [['2024-01-12', 10, 100]] });
    const total = (...ids: string[]) => measured(Object.assign({}, ...ids.map(sent)), {}, tree).total;
    const sum = (done: number, target: number) => ({
      ...still,
      done,
      target,
      remaining: target - done,
      neededPace: { amount: target - done, days: 77 },
    });
    expect(total('P', 'P.Q.X')).toEqual(sum(10, 100));
    expect(total('P.A', 'P.Q.X')).toEqual(sum(20, 200));
    expect(total('O.1', 'L')).toEqual(sum(20, 200));
    expect(total('O.1', 'P.A')).toEqual(sum(20, 200));
  });

  it('count one submission each, a unit beside those below it too', () => {
    const milestone: MeasuredMilestone = {
      id: 'm',
      name: { vi: 'Mốc', en: 'Milestone' },
      date: date.toString(),
      set: 'S',
      goal: 'submissions',
      period: '2024-W05',
      ladder: { workingDaysBefore: [0], overdueEvery: 5 },
      obligations: [{ unit: 'P' }, { unit: 'P.A' }, { unit: 'P.B' }],
    };
    const histories = new Map([
      ['P', [progress(['2024-02-05', 1, 1])]],
      ['P.A', [progress(['2024-01-29', 1, 1])]],
    ]);
    const { total } = measureMilestone(milestone, units, histories, { date }, today);
    expect(JSON.parse(JSON.stringify(total))).toEqual({
      status: 'on-track',
      done: 2,
      target: 3,
      remaining: 1,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 1, days: 7 },
      neededPace: { amount: 1, days: 53 },
      projected: '2024-02-12',
      earliest: '2024-02-12',
      latest: '2024-02-12',
      figureDate: '2024-02-05',
      illustrative: false,
    });
  });
});

describe('what a total rests on', () => {
  it('is illustrative where any part of it is', () => {
    const marked = (...marks: boolean[]) => {
      const histories = new Map(
        ['P.A', 'P.B'].map((unit, index) => [
          unit,
          [{ ...progress(['2024-01-12', 60, 100]), illustrative: marks[index] === true }],
        ]),
      );
      const of = milestoneOf(['P.A', 'P.B']);
      return measureMilestone(of, units, histories, { date }, today).total?.illustrative;
    };
    expect([marked(false, false), marked(true, false), marked(false, true)]).toEqual([false, true, true]);
  });

  it('is one measurement a day, whoever sent that day, and wholes that change count as they were', () => {
    const { total } = measured(
      {
        'P.B': [
          ['2024-01-12', 10, 100],
          ['2024-01-26', 20, 50],
        ],
        'P.A': [
          ['2024-01-12', 30, 100],
          ['2024-01-26', 60, 150],
        ],
      },
      { 'P.A': undefined, 'P.B': undefined },
    );
    expect(total).toEqual({
      ...still,
      status: 'on-track',
      done: 80,
      target: 200,
      remaining: 120,
      figureDate: '2024-01-26',
      pace: { amount: 40, days: 14 },
      neededPace: { amount: 120, days: 63 },
      projected: '2024-03-08',
      earliest: '2024-03-08',
      latest: '2024-03-08',
    });
  });

  it('was done on the day on which all were, by the wholes of that time', () => {
    const { total } = measured(
      {
        'P.A': [
          ['2024-01-12', 100, 100],
          ['2024-01-26', 80, 80],
        ],
        'P.B': [
          ['2024-01-05', 40, 50],
          ['2024-01-19', 50, 50],
        ],
      },
      { 'P.A': undefined, 'P.B': undefined },
    );
    expect(total).toEqual({
      ...finished,
      done: 130,
      target: 130,
      doneOn: '2024-01-19',
      daysEarly: 70,
      figureDate: '2024-01-26',
    });
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
    expect(units['P.A']).toEqual({
      ...still,
      status: 'on-track',
      done: 66,
      target: 100,
      remaining: 34,
      figureDate: '2024-02-09',
      pace: { amount: 56, days: 28 },
      neededPace: { amount: 34, days: 49 },
      projected: '2024-02-26',
      earliest: '2024-02-19',
      latest: '2024-03-04',
    });
  });

  it('was done when its own whole of the time was reached, though that whole has changed', () => {
    const { units } = measured({
      'P.A': [
        ['2024-01-12', 8, 10],
        ['2024-01-19', 8, 8],
        ['2024-01-26', 8, 8],
      ],
    });
    expect(units['P.A']).toEqual({
      ...finished,
      done: 8,
      target: 8,
      doneOn: '2024-01-19',
      daysEarly: 70,
      figureDate: '2024-01-26',
    });
  });
});
