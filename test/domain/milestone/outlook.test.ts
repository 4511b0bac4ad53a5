import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { outlookOf } from '../../../domain/milestone/outlook.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const measurements = (...pairs: [string, number][]) =>
  pairs.map(([date, done]) => ({ date: day(date), done }));

function told(target: number, date: string, read: ReturnType<typeof measurements>, today: string) {
  return JSON.parse(JSON.stringify(outlookOf(target, day(date), read, day(today))));
}

/** The outlook of a reached target. */
const finished = {
  status: 'done',
  remaining: 0,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
};

/** The outlook of a target that, by its figures, is never reached. */
const stuck = { doneOn: null, daysEarly: null, projected: null, earliest: null, latest: null };

describe('the outlook of a milestone', () => {
  it('published: 172.986 of 1,2 million accounts on 16 March 2023 needed 10.698 a day until 20 June', () => {
    const outlook = told(1_200_000, '2023-06-20', measurements(['2023-03-16', 172_986]), '2023-03-16');
    expect(outlook).toEqual({
      status: 'at-risk',
      remaining: 1_027_014,
      doneOn: null,
      daysEarly: null,
      pace: null,
      neededPace: { amount: 1_027_014, days: 96 },
      projected: null,
      earliest: null,
      latest: null,
    });
    expect(Math.round(1_027_014 / 96)).toBe(10_698);
  });

  it('published: the civil-status data was finished 18 days early', () => {
    const read = measurements(['2023-02-01', 80], ['2023-03-13', 100]);
    expect(told(100, '2023-03-31', read, '2023-04-10')).toEqual({
      ...finished,
      doneOn: '2023-03-13',
      daysEarly: 18,
    });
  });

  it('projects the finish from the pace of late, with the range between its best and worst', () => {
    const read = measurements(
      ['2023-05-05', 100],
      ['2023-05-12', 170],
      ['2023-05-19', 205],
      ['2023-05-26', 310],
    );
    expect(told(500, '2023-06-30', read, '2023-05-29')).toEqual({
      status: 'on-track',
      remaining: 190,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 210, days: 21 },
      neededPace: { amount: 190, days: 35 },
      projected: '2023-06-14',
      earliest: '2023-06-08',
      latest: '2023-07-03',
    });
    expect(told(800, '2023-06-30', read, '2023-05-29').status).toBe('at-risk');
  });

  it('expects nothing to be finished before today, as no figure says so', () => {
    const read = measurements(
      ['2023-05-05', 100],
      ['2023-05-12', 170],
      ['2023-05-19', 205],
      ['2023-05-26', 310],
    );
    expect(told(500, '2023-06-30', read, '2023-06-20')).toEqual({
      status: 'on-track',
      remaining: 190,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 210, days: 21 },
      neededPace: { amount: 190, days: 35 },
      projected: '2023-06-20',
      earliest: '2023-06-20',
      latest: '2023-07-03',
    });
  });

  it('is at risk when it stands still, overdue once the date is over, and done late all the same', () => {
    const still = measurements(['2023-06-01', 40], ['2023-06-08', 40]);
    expect(told(50, '2023-06-30', still, '2023-06-09')).toEqual({
      ...stuck,
      status: 'at-risk',
      remaining: 10,
      pace: { amount: 0, days: 7 },
      neededPace: { amount: 10, days: 22 },
    });
    expect(told(50, '2023-06-30', still, '2023-06-30').status).toBe('at-risk');
    expect(told(50, '2023-06-30', still, '2023-07-01')).toEqual({
      ...stuck,
      status: 'overdue',
      remaining: 10,
      pace: { amount: 0, days: 7 },
      neededPace: null,
    });
    expect(told(50, '2023-06-30', [], '2023-07-01')).toEqual({
      ...stuck,
      status: 'overdue',
      remaining: 50,
      pace: null,
      neededPace: null,
    });
    const late = measurements(['2023-06-29', 40], ['2023-07-05', 50]);
    expect(told(50, '2023-06-30', late, '2023-07-06')).toEqual({
      ...finished,
      doneOn: '2023-07-05',
      daysEarly: -5,
    });
  });

  it('counts a target as reached on the day it was reached for good', () => {
    const read = measurements(['2023-05-01', 50], ['2023-05-08', 45], ['2023-05-15', 50], ['2023-05-22', 52]);
    expect(told(50, '2023-06-30', read, '2023-06-01').doneOn).toBe('2023-05-15');
  });

  it('measures its pace over the last five figures, and its range over the steps between them', () => {
    const read = measurements(
      ['2023-04-28', 0],
      ['2023-05-05', 300],
      ['2023-05-12', 310],
      ['2023-05-19', 330],
      ['2023-05-26', 345],
      ['2023-06-02', 352],
    );
    expect(told(400, '2023-06-30', read, '2023-06-02')).toEqual({
      status: 'on-track',
      remaining: 48,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 52, days: 28 },
      neededPace: { amount: 48, days: 28 },
      projected: '2023-06-28',
      earliest: '2023-06-19',
      latest: '2023-07-20',
    });
  });

  it('has no latest end where it once stood still, and an earliest where it moved at all', () => {
    const read = measurements(['2023-05-05', 10], ['2023-05-12', 10], ['2023-05-19', 17]);
    expect(told(24, '2023-06-30', read, '2023-05-19')).toEqual({
      status: 'on-track',
      remaining: 7,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 7, days: 14 },
      neededPace: { amount: 7, days: 42 },
      projected: '2023-06-02',
      earliest: '2023-05-26',
      latest: null,
    });
  });

  it('gets nowhere at a pace that goes back, or that needs more than a century', () => {
    const back = measurements(['2023-05-05', 10], ['2023-05-12', 9]);
    expect(told(50, '2023-06-30', back, '2023-05-12')).toEqual({
      ...stuck,
      status: 'at-risk',
      remaining: 41,
      pace: { amount: -1, days: 7 },
      neededPace: { amount: 41, days: 49 },
    });
    const slow = measurements(['2023-05-05', 0], ['2023-05-06', 1]);
    expect(told(36_526, '2023-06-30', slow, '2023-05-06').projected).toBe('2123-05-07');
    expect(told(36_527, '2023-06-30', slow, '2023-05-06').projected).toBeNull();
  });

  it('needs no pace once no day is left between the last figure and the date', () => {
    const read = measurements(['2023-06-23', 30], ['2023-06-30', 40]);
    const outlook = {
      status: 'at-risk',
      remaining: 10,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 10, days: 7 },
      projected: '2023-07-07',
      earliest: '2023-07-07',
      latest: '2023-07-07',
    };
    expect(told(50, '2023-06-30', read, '2023-06-30')).toEqual({ ...outlook, neededPace: null });
    expect(told(50, '2023-07-01', read, '2023-06-30')).toEqual({
      ...outlook,
      neededPace: { amount: 10, days: 1 },
    });
  });

  it('counts days, and not months, between dates that are far apart', () => {
    const read = measurements(['2023-01-01', 10], ['2023-03-02', 40]);
    expect(told(100, '2023-06-30', read, '2023-03-02')).toEqual({
      status: 'on-track',
      remaining: 60,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 30, days: 60 },
      neededPace: { amount: 60, days: 120 },
      projected: '2023-06-30',
      earliest: '2023-06-30',
      latest: '2023-06-30',
    });
    expect(told(40, '2023-06-30', read, '2023-03-02')).toEqual({
      ...finished,
      doneOn: '2023-03-02',
      daysEarly: 120,
    });
  });

  it('at the needed pace it would be finished on the very day, for any figures', () => {
    const history = fc
      .array(fc.nat(900), { minLength: 2, maxLength: 8 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 60 }), (done, daysLeft) => {
        const begin = day('2023-01-01');
        const read = done.map((amount, index) => ({ date: begin.add({ days: index * 7 }), done: amount }));
        const last = read.at(-1);
        if (last === undefined) return;
        const date = last.date.add({ days: daysLeft });
        const outlook = outlookOf(1_000, date, read, last.date);
        const { pace, neededPace, projected, earliest, latest } = outlook;
        expect(neededPace).toEqual({ amount: outlook.remaining, days: daysLeft });
        const isFastEnough = pace !== null && pace.amount * daysLeft >= outlook.remaining * pace.days;
        expect(outlook.status === 'on-track').toBe(isFastEnough);
        if (projected === null) return;
        expect(earliest !== null && Temporal.PlainDate.compare(earliest, projected) <= 0).toBe(true);
        if (latest !== null) expect(Temporal.PlainDate.compare(projected, latest)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
