import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { anyLeague } from './oracle/any-league.ts';
import type { LeagueCase, Week } from './oracle/league-case.ts';
import { rankBothWeeks } from './oracle/rank-both-weeks.ts';

/** The same league, with one unit's figure of the second week changed. */
function withFigure(
  league: LeagueCase,
  unit: string,
  indicator: string,
  change: (value: Value) => Value,
): LeagueCase {
  const submissions = league.weeks[1].submissions.map((submission): Submission => {
    const value = submission.values.get(indicator);
    if (submission.unit !== unit || value === undefined) return submission;
    return { ...submission, values: new Map([...submission.values, [indicator, change(value)]]) };
  });
  return { ...league, weeks: [league.weeks[0], { ...league.weeks[1], submissions }] };
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
        const other = rankBothWeeks({
          ...league,
          catalogue: { ...catalogue, units: shuffled(catalogue.units, salt) },
          weeks: [reordered(weeks[0], salt), reordered(weeks[1], salt)],
        });
        expect(other).toEqual(rankBothWeeks(league));
      }),
      { numRuns: 300 },
    );
  });

  it('adds up: indicators to groups, groups to the total, and the parts of the explanation to the change', () => {
    const sum = (parts: readonly { readonly points: number }[]) =>
      parts.reduce((all, one) => all + one.points, 0);
    let explained = 0;
    fc.assert(
      fc.property(anyLeague, (league) => {
        for (const line of rankBothWeeks(league).flatMap(({ lines }) => lines)) {
          expect([sum(line.groups), sum(line.indicators)]).toEqual([line.points, line.points]);
          expect(line.points).toBeLessThanOrEqual(line.maxPoints);
          expect(line.why === null).toBe(line.delta === null);
          if (line.why === null) continue;
          explained += 1;
          expect(sum(line.why.indicators)).toBe(line.delta?.points);
          expect(line.why.indicators.filter(({ points }) => points === 0)).toEqual([]);
          if (line.delta?.points !== 0) continue;
          expect([line.why.ownPlaces, line.why.othersPlaces]).toEqual([0, line.delta.places]);
        }
      }),
      { numRuns: 500 },
    );
    expect(explained).toBeGreaterThan(0);
  });

  it('more of what is better never costs points or places, and less is better where the rule says so', () => {
    fc.assert(
      fc.property(anyLeague, fc.nat(40), fc.nat(5), (league, more, pick) => {
        const [, before] = rankBothWeeks(league);
        const indicator = league.set.indicators[pick % league.set.indicators.length];
        if (indicator === undefined) return;
        const rule = indicator.kind === 'ratio' ? indicator.rule?.kind : undefined;
        if (rule === 'bands') return;
        for (const { unit, rank, points } of before.lines) {
          const change = (value: Value) => raised(value, more);
          const after = lineOf(rankBothWeeks(withFigure(league, unit, indicator.id, change))[1], unit);
          const [gained, climbed] = [after.points - points, rank - after.rank];
          const sign = rule === 'lower' ? -1 : 1;
          expect(sign * gained).toBeGreaterThanOrEqual(0);
          expect(sign * climbed).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the cheapest step up, once taken, brings exactly the points and the place it names, and nothing less would', () => {
    let steps = 0;
    fc.assert(
      fc.property(anyLeague, (league) => {
        const [, before] = rankBothWeeks(league);
        for (const { unit, rank, points, stepUp } of before.lines) {
          if (stepUp === null) continue;
          const taken = withFigure(league, unit, stepUp.indicator, (value) => raised(value, stepUp.more));
          const after = lineOf(rankBothWeeks(taken)[1], unit);
          expect([after.points - points, after.rank]).toEqual([stepUp.points, stepUp.rank]);
          expect(after.rank).toBeLessThan(rank);
          const less = stepUp.more - Math.sign(stepUp.more);
          const short = withFigure(league, unit, stepUp.indicator, (value) => raised(value, less));
          expect(lineOf(rankBothWeeks(short)[1], unit).rank).toBe(rank);
          steps += 1;
          const figure = taken.weeks[1].submissions
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
