import { describe, expect, it, test } from 'vitest';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { formatPointsChange, formatShare } from '../../domain/language/format.ts';
import { scoreValue } from '../../domain/scoring/score-value.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { submissions } from './example.ts';
import { publishedRatios } from './published-facts.ts';

const catalogue = smallCatalogue();
const set = findSet(catalogue, 'S');
const unit = findUnit(catalogue, 'P.A');
if (set === undefined || unit === undefined) throw new Error('the fixture has changed');

/** The answer to a unit that sends a ratio with its printed percentage. */
function refusals(numerator: number, denominator: number, statedPercent: number): string[] {
  if (set === undefined || unit === undefined) return [];
  const sent = validateValues(set, unit, new Map([['S.1', { numerator, denominator, statedPercent }]]));
  return sent.ok ? [] : sent.violations.map(({ code }) => code);
}

const printed = publishedRatios.flatMap(({ stated, ...ratio }) =>
  stated === null ? [] : [{ ...ratio, stated }],
);

describe('the published ratios', () => {
  it.each(publishedRatios)(
    '$id: $numerator/$denominator is $exact %',
    ({ numerator, denominator, exact }) => {
      expect(formatShare(numerator, denominator, 'vi')).toBe(`${exact}%`);
      expect(formatShare(numerator, denominator, 'en')).toBe(`${exact.replace(',', '.')}%`);
    },
  );

  it.each(printed.filter(({ id }) => id !== 'F013'))('$id: accepts the printed $stated %', (ratio) => {
    expect(refusals(ratio.numerator, ratio.denominator, ratio.stated)).toEqual([]);
  });

  it('F013: refuses the printed 71 %, and no other', () => {
    const refused = printed.filter(
      (ratio) => refusals(ratio.numerator, ratio.denominator, ratio.stated).length > 0,
    );
    expect(refused.map(({ id }) => id)).toEqual(['F013']);
    expect(refusals(24_344, 25_460, 71)).toEqual(['stated-percent-disagrees']);
    for (const denominator of [25_460, 36_793]) {
      expect(refusals(24_344, denominator, 71)).not.toEqual([]);
      expect(refusals(25_460, 36_793, 71)).not.toEqual([]);
    }
  });
});

test.each([
  [15, 18, 600, 500],
  [15, 18, 10_000, 8_333],
  [11, 48, 600, 138],
  [11, 48, 10_000, 2_292],
  [23, 25, 600, 552],
  [23, 25, 10_000, 9_200],
])('the published %i of %i tasks earn, of %i hundredths of a point, %i', (done, total, maxPoints, points) => {
  const tasks = set.indicators.find(({ kind }) => kind === 'tasks');
  if (tasks === undefined) throw new Error('the fixture has changed');
  expect(scoreValue(tasks, { kind: 'tasks', done, total }, maxPoints)).toBe(points);
});

test('weeks 1 and 2 of 2024: 75,67 points and rank 1, then 79,06 and rank 4 of 63: +3,39 points, three places down', () => {
  const standings = submissions.flatMap(({ period, values }) => {
    const value = values.get('766.QG');
    return value?.kind === 'standing' ? [{ period, ...value }] : [];
  });
  expect(standings).toEqual([
    { period: '2024-W01', kind: 'standing', points: 7_567, rank: 1, of: 63 },
    { period: '2024-W02', kind: 'standing', points: 7_906, rank: 4, of: 63 },
  ]);
  const [first, second] = standings;
  expect(formatPointsChange((second?.points ?? 0) - (first?.points ?? 0), 'vi')).toBe('+3,39');
});
