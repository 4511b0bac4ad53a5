import { expect, test } from 'vitest';
import { requests } from './example.ts';
import { warnedOn } from './warned.ts';

const inJune = requests.filter(({ body }) => body.period >= '2023-W22' && body.period <= '2023-W27');

test('warnings about the digital data set go to those who are not done on each rung, and to nobody in between', () => {
  const days = [
    '2023-06-20',
    '2023-06-21',
    '2023-06-27',
    '2023-06-28',
    '2023-06-29',
    '2023-06-30',
    '2023-07-03',
  ];
  expect(days.map((day) => [day, warnedOn('digital-data-set-2023', day).length])).toEqual([
    ['2023-06-20', 0],
    ['2023-06-21', 12],
    ['2023-06-27', 9],
    ['2023-06-28', 0],
    ['2023-06-29', 6],
    ['2023-06-30', 4],
    ['2023-07-03', 3],
  ]);
  expect(warnedOn('digital-data-set-2023', '2023-06-30')).toEqual(['BD.722', 'BD.726', 'BD.STNMT', 'BD.SXD']);
  expect(warnedOn('digital-data-set-2023', '2023-07-03')).toEqual(['BD.722', 'BD.STNMT', 'BD.SXD']);
});

test('warnings about the eID accounts become fewer from rung to rung', () => {
  const days = [
    '2023-06-09',
    '2023-06-15',
    '2023-06-19',
    '2023-06-20',
    '2023-06-21',
    '2023-06-28',
    '2023-07-05',
  ];
  expect(days.map((day) => warnedOn('eid-accounts-2023', day))).toEqual([
    ['BD', 'BD.718', 'BD.719', 'BD.720', 'BD.723', 'BD.725', 'BD.726'],
    ['BD', 'BD.718', 'BD.719', 'BD.723', 'BD.725', 'BD.726'],
    ['BD', 'BD.718', 'BD.723', 'BD.725', 'BD.726'],
    ['BD', 'BD.723', 'BD.725', 'BD.726'],
    ['BD', 'BD.723', 'BD.726'],
    ['BD', 'BD.726'],
    ['BD', 'BD.726'],
  ]);
});

test('everything is done by 9 o’clock on 7 July 2023, so nobody is warned after that', () => {
  expect(inJune.filter(({ at }) => at >= '2023-07-07T02:00:00Z')).toEqual([]);
  expect(warnedOn('digital-data-set-2023', '2023-07-10')).toEqual([]);
  expect(warnedOn('eid-accounts-2023', '2023-07-12')).toEqual([]);
});

test('the province’s last total is the sum of its districts and reaches 1,200,000', () => {
  const lastWeek = requests.filter(({ body }) => body.period === '2023-W27');
  const count = (request: (typeof lastWeek)[number]) => request.body.values['P06.01']?.['count'] ?? 0;
  const province = lastWeek.filter(({ unit }) => unit === 'BD');
  const districts = lastWeek.filter(({ unit }) => unit !== 'BD').reduce((sum, one) => sum + count(one), 0);
  expect(province.map(count)).toEqual([districts]);
  expect(districts).toBeGreaterThanOrEqual(1_200_000);
  expect(lastWeek.at(-1)?.unit).toBe('BD');
});

test('no figure of a unit falls from one week to the next', () => {
  const before = new Map<string, number>();
  for (const { unit, body } of inJune.filter(
    ({ body }) => body.illustrative === true && body.unit !== 'BD',
  )) {
    for (const [indicator, figure] of Object.entries(body.values)) {
      const key = `${unit} ${indicator}`;
      const now = figure['count'] ?? figure['done'] ?? -1;
      expect(now).toBeGreaterThanOrEqual(before.get(key) ?? 0);
      before.set(key, now);
    }
  }
});
