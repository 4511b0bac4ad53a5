import { expect, it } from 'vitest';
import { indicatorKinds } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const indicator = smallCatalogue().sets[0]?.indicators.find(({ kind }) => kind === 'standing');
if (indicator?.kind !== 'standing') throw new Error('the fixture has changed');
const { check, textOf, valueOf: figureOf } = indicatorKinds.standing;

it.each<[{ points?: number; rank?: number; of?: number }, string, string]>([
  [{ points: 7_906, rank: 4, of: 63 }, '79,06 điểm, hạng 4/63', '79.06 points, rank 4/63'],
  [{ points: 7_906, rank: 4 }, '79,06 điểm, hạng 4', '79.06 points, rank 4'],
  [{ points: 7_906 }, '79,06 điểm', '79.06 points'],
  [{ rank: 4, of: 63 }, 'hạng 4/63', 'rank 4/63'],
  [{ rank: 4 }, 'hạng 4', 'rank 4'],
  [{ rank: 63, of: 63 }, 'hạng 63/63', 'rank 63/63'],
])('a published standing of %j is taken, and reads %s', (sent, vi, en) => {
  expect(check(indicator, sent, ['values', 'S.QG'])).toEqual([]);
  const value = figureOf(sent);
  expect([textOf(value, 'vi'), textOf(value, 'en')]).toEqual([vi, en]);
});

it.each([
  [{}, '/values/S.QG/points standing-needs-points-or-rank'],
  [{ of: 63 }, '/values/S.QG/of places-without-rank'],
  [{ points: 7_906, of: 63 }, '/values/S.QG/of places-without-rank'],
  [{ rank: 64, of: 63 }, '/values/S.QG/rank exceeds-whole'],
  [{ points: 7_906, rank: 64, of: 63 }, '/values/S.QG/rank exceeds-whole'],
])('a published standing of %j is refused: %s', (sent, fault) => {
  const violations = check(indicator, sent, ['values', 'S.QG']);
  expect(violations.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([fault]);
});
