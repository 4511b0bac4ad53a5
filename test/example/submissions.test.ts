import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { findSet } from '../../domain/catalogue/units.ts';
import { dateAt, periodFrom, timeZone } from '../../domain/period/period.ts';
import { isOwed, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { inTimeOrder } from '../../example/submissions.ts';
import { catalogue, requests, submissions } from './example.ts';

const published = requests.filter(({ body }) => body.illustrative !== true);

test('every request is valid, comes from its own unit and is for a period that is owed', () => {
  expect(submissions.length).toBe(requests.length);
  expect(requests.filter(({ unit, body }) => unit !== body.unit)).toEqual([]);
  for (const { body } of requests) {
    const set = findSet(catalogue, body.set);
    const period = periodFrom(body.period);
    expect(set !== undefined && period !== null && isOwed(set, period)).toBe(true);
  }
});

test('requests are read in the order in which they are sent', () => {
  expect(requests).toEqual([...requests].sort(inTimeOrder));
});

test('every request is sent within its window, in office hours of a working day but for the late one', () => {
  const calendar = new WorkingCalendar(catalogue.calendar);
  for (const { at, body } of requests) {
    const instant = Temporal.Instant.from(at);
    const set = findSet(catalogue, body.set);
    const period = periodFrom(body.period);
    if (set === undefined || period === null) throw new Error(at);
    const { opensAt, locksAt } = windowOf(set, period, calendar);
    expect(Temporal.Instant.compare(opensAt, instant)).toBeLessThan(0);
    expect(Temporal.Instant.compare(instant, locksAt)).toBeLessThan(0);
    const { hour } = instant.toZonedDateTimeISO(timeZone);
    expect(hour >= 7 && hour < 16).toBe(true);
    expect(calendar.isWorkingDay(dateAt(instant)) || at === '2024-01-13T02:12:00Z').toBe(true);
  }
});

test('a request describes no later day than the one on which it is sent', () => {
  const late = requests.filter(
    ({ at, body }) => body.asOf !== undefined && body.asOf > dateAt(Temporal.Instant.from(at)).toString(),
  );
  expect(late).toEqual([]);
});

test('published figures are exactly those that were published, each with a note and its date where one was given', () => {
  expect(
    published.map(({ body: { unit, set, period, asOf, values } }) => [unit, set, period, asOf, values]),
  ).toEqual([
    ['BD', 'P06', '2023-W11', '2023-03-16', { 'P06.01': { count: 172_986 } }],
    [
      'BD.SYT',
      'P06',
      '2023-W13',
      '2023-03-27',
      {
        'P06.04': { numerator: 177, denominator: 177 },
        'P06.05': { numerator: 726_878, denominator: 879_666 },
      },
    ],
    ['BD', 'P06', '2023-W13', undefined, { 'P06.02': { numerator: 1_919_976, denominator: 1_972_053 } }],
    ['BD.SLDTBXH', 'P06', '2023-W13', undefined, { 'P06.07': { numerator: 24_344, denominator: 25_460 } }],
    ['BD', 'P06', '2023-W22', '2023-05-10', { 'P06.03': { done: 23, total: 25 } }],
    ['BD', '766', '2024-W01', undefined, { '766.QG': { points: 75.67, rank: 1, of: 63 } }],
    ['BD.SYT', 'P06', '2024-W02', '2024-01-08', { 'P06.04': { numerator: 174, denominator: 174 } }],
    ['BD', '766', '2024-W02', undefined, { '766.QG': { points: 79.06, rank: 4, of: 63 } }],
    ['BD', 'P06', '2024-W02', undefined, { 'P06.01': { count: 1_638_237 }, 'P06.09': { amount: 43_550 } }],
  ]);
  expect(published.filter(({ body }) => body.note === undefined)).toEqual([]);
});

test('a unit sends once for each set and period, but for one correction with its reason', () => {
  const corrections = submissions.filter(({ revision }) => revision > 1);
  expect(corrections.map(({ unit, set, period, revision }) => [unit, set, period, revision])).toEqual([
    ['BD.722', '766', '2024-W02', 2],
  ]);
  expect(requests.filter(({ body }) => body.reason !== undefined).map(({ at }) => at)).toEqual(
    corrections.map(({ receivedAt }) => receivedAt),
  );
});

test('one request is late, one unit sends nothing for week 2, and one has no petitions', () => {
  expect(submissions.filter(({ late }) => late).map(({ unit, period }) => [unit, period])).toEqual([
    ['BD.STNMT', '2024-W02'],
  ]);
  const sent = (period: string) =>
    new Set(
      submissions.filter(({ set, period: of }) => set === '766' && of === period).map(({ unit }) => unit),
    );
  expect([...sent('2024-W01')].filter((unit) => !sent('2024-W02').has(unit))).toEqual(['BD.TTT']);
  const empty = submissions.filter(({ values }) =>
    [...values.values()].some((value) => value.kind === 'ratio' && value.denominator === 0),
  );
  expect(empty.map(({ unit, period }) => [unit, period])).toEqual([['BD.SNGV', '2024-W02']]);
});

test('all six kinds of figures occur', () => {
  const kinds = submissions.flatMap(({ values }) => [...values.values()].map(({ kind }) => kind));
  expect([...new Set(kinds)].sort()).toEqual(['amount', 'count', 'points', 'ratio', 'standing', 'tasks']);
});
