import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { scoreList } from '../../../domain/scoring/indicator-scores.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { sized } from '../../fixtures/size.ts';
import { anyLeague } from './oracle/any-league.ts';
import type { LeagueCase, Week } from './oracle/league-case.ts';
import { rankWeeks } from './oracle/rank-weeks.ts';

/** The same league, with one unit's figure of the last week changed. */
function withFigure(
  league: LeagueCase,
  unit: string,
  indicator: string,
  change: (value: Value) => Value,
): LeagueCase {
  const submissions = league.weeks[2].submissions.map((submission): Submission => {
    const value = submission.values.get(indicator);
    if (submission.unit !== unit || value === undefined) return submission;
    return { ...submission, values: new Map([...submission.values, [indicator, change(value)]]) };
  });
  const [first, second, third] = league.weeks;
  return { ...league, weeks: [first, second, { ...third, submissions }] };
}

/** A figure with a given amount more of what its indicator counts. */
function raised(value: Value, more: number): Value {
  switch (value.kind) {
    case 'ratio':
      return { ...value, numerator: value.numerator + more };
    case 'tasks':
      return { ...value, done: value.done + more };
    case 'count':
      return { ...value, count: value.count + more };
    case 'points':
      return { ...value, points: value.points + more };
    default:
      return value;
  }
}

function lineOf({ lines }: Edition, unit: string): RankingLine {
  const line = lines.find((one) => one.unit === unit);
  if (line === undefined) throw new Error(`${unit} is not ranked`);
  return line;
}

const shuffled = <T>(items: readonly T[], salt: number) =>
  items
    .map((item, index) => ({ item, key: Math.imul(index + 1, salt) | 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** A line without what it says of comparisons. */
function placeOf({ delta: _, why: __, comparedWith: ___, ...line }: RankingLine) {
  return line;
}

describe('a ranking, whatever the rules and the figures', () => {
  it('F31: is the same for any order of units, submissions and figures, with its explanations', () => {
    const reordered = (week: Week, salt: number): Week => ({
      ...week,
      submissions: shuffled(week.submissions, salt).map((one) => ({
        ...one,
        values: new Map(shuffled([...one.values], salt)),
      })),
      earlier: shuffled(week.earlier, salt),
    });
    fc.assert(
      fc.property(anyLeague, fc.integer(), (league, salt) => {
        const { catalogue, weeks } = league;
        const other = rankWeeks({
          ...league,
          catalogue: { ...catalogue, units: shuffled(catalogue.units, salt) },
          weeks: [reordered(weeks[0], salt), reordered(weeks[1], salt), reordered(weeks[2], salt)],
        });
        expect(other).toEqual(rankWeeks(league));
      }),
      { numRuns: sized({ usual: 100, full: 300 }) },
    );
  });

  it('adds up: indicators to groups, groups to the total, and the parts of the explanation to the change', () => {
    const sum = (parts: readonly { readonly points: number }[]) =>
      parts.reduce((all, one) => all + one.points, 0);
    let explained = 0;
    fc.assert(
      fc.property(anyLeague, (league) => {
        for (const line of rankWeeks(league).flatMap(({ lines }) => lines)) {
          expect([sum(line.groups), sum(scoreList(line.indicators))]).toEqual([line.points, line.points]);
          expect(line.points).toBeLessThanOrEqual(line.maxPoints);
          expect(line.why === null).toBe(line.delta === null);
          expect(line.delta !== null && !(line.submitted && line.rank !== null)).toBe(false);
          if (line.why === null) continue;
          explained += 1;
          const { indicators, notSent, ownPlaces, othersPlaces } = line.why;
          expect(sum(indicators) + sum(notSent)).toBe(line.delta?.points);
          expect([...indicators, ...notSent].filter(({ points }) => points === 0)).toEqual([]);
          expect(indicators.filter(({ indicator }) => line.lacking.includes(indicator))).toEqual([]);
          if (line.delta?.places === null) expect([ownPlaces, othersPlaces]).toEqual([null, null]);
        }
      }),
      { numRuns: 500 },
    );
    expect(explained).toBeGreaterThan(0);
  });

  it('gives a place, a class and a step up to nobody without figures, and lists those without a place last', () => {
    let unranked = 0;
    fc.assert(
      fc.property(anyLeague, (league) => {
        for (const { lines } of rankWeeks(league)) {
          const without = lines.filter(({ rank }) => rank === null);
          unranked += without.length;
          expect(lines.slice(lines.length - without.length)).toEqual(without);
          expect(without.map(({ unit }) => unit)).toEqual(without.map(({ unit }) => unit).sort());
          for (const line of lines) {
            expect(line.notRanked === null).toBe(line.rank !== null);
            if (line.rank === null)
              expect([line.class, line.delta, line.why, line.stepUp, line.noSingleStep]).toEqual([
                ...[null, null, null, null, false],
              ]);
            else expect(line.submitted || line.carriedFrom !== undefined).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(unranked).toBeGreaterThan(50);
  });

  it('whoever is not ranked changes nobody’s place', () => {
    fc.assert(
      fc.property(anyLeague, (league) => {
        const [, , before] = rankWeeks(league);
        const unranked = new Set(before.lines.flatMap(({ unit, rank }) => (rank === null ? [unit] : [])));
        const units = league.catalogue.units.filter(({ id }) => !unranked.has(id));
        const [, , after] = rankWeeks({ ...league, catalogue: { ...league.catalogue, units } });
        expect(after.lines.map(placeOf)).toEqual(
          before.lines.filter(({ rank }) => rank !== null).map(placeOf),
        );
      }),
      { numRuns: sized({ usual: 100, full: 300 }) },
    );
  });

  it('more of what is better never costs points or places, and less is better where the rule says so', () => {
    fc.assert(
      fc.property(anyLeague, fc.nat(40), fc.nat(5), (league, more, pick) => {
        const [, , before] = rankWeeks(league);
        const indicator = league.set.indicators[pick % league.set.indicators.length];
        if (indicator === undefined) return;
        const rule = indicator.kind === 'ratio' ? indicator.rule?.kind : undefined;
        if (rule === 'bands') return;
        for (const { unit, rank, points } of before.lines) {
          const change = (value: Value) => raised(value, more);
          const after = lineOf(rankWeeks(withFigure(league, unit, indicator.id, change))[2], unit);
          const sign = rule === 'lower' ? -1 : 1;
          expect(sign * (after.points - points)).toBeGreaterThanOrEqual(0);
          expect(after.rank === null).toBe(rank === null);
          if (rank === null || after.rank === null) continue;
          const climbed = rank - after.rank;
          expect(sign * climbed).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: sized({ usual: 100, full: 300 }) },
    );
  });

  it('the cheapest step up, once taken, brings exactly the points and the place it names, and nothing less would', () => {
    let steps = 0;
    fc.assert(
      fc.property(anyLeague, (league) => {
        const [, , before] = rankWeeks(league);
        for (const { unit, rank, points, stepUp } of before.lines) {
          if (stepUp === null || rank === null || stepUp.more === null) continue;
          const { indicator, more } = stepUp;
          const taken = withFigure(league, unit, indicator, (value) => raised(value, more));
          const after = lineOf(rankWeeks(taken)[2], unit);
          expect([after.points - points, after.rank]).toEqual([stepUp.points, stepUp.rank]);
          expect(stepUp.rank).toBeLessThan(rank);
          const less = more - Math.sign(more);
          const short = withFigure(league, unit, indicator, (value) => raised(value, less));
          expect(lineOf(rankWeeks(short)[2], unit).rank).toBe(rank);
          steps += 1;
          const figure = taken.weeks[2].submissions
            .find((one) => one.unit === unit)
            ?.values.get(stepUp.indicator);
          if (figure?.kind === 'ratio') expect(figure.numerator).toBeGreaterThanOrEqual(0);
          if (figure?.kind === 'tasks') expect(figure.done).toBeLessThanOrEqual(figure.total);
        }
      }),
      { numRuns: 600 },
    );
    expect(steps).toBeGreaterThan(0);
  });
});
