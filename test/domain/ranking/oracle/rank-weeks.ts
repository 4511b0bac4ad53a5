import { computeEdition } from '../../../../domain/ranking/compute-edition.ts';
import { explained } from '../../../../domain/ranking/computed-edition.ts';
import type { Edition } from '../../../../domain/ranking/edition.ts';
import { unitFigures } from '../../../../domain/ranking/unit-figures.ts';
import { instant } from '../../../fixtures/instants.ts';
import type { LeagueCase } from './league-case.ts';

/** The product's rankings of a league's three weeks, each compared with those before it. */
export function rankWeeks({ weeks, ...rest }: LeagueCase): [Edition, Edition, Edition] {
  const task = { ...rest, catalogueVersion: 1, cutOffAt: instant('2024-01-21T23:00:00Z') };
  const figures = weeks.map(({ period, submissions, earlier }) => ({
    period,
    submissions: submissions.map((one) => unitFigures(rest.set, one)),
    earlier: earlier.map((one) => unitFigures(rest.set, one)),
  }));
  const rank = (week: number, previous: Edition[]) => {
    const one = figures[week];
    if (one === undefined) throw new RangeError(`week ${week}`);
    return explained(computeEdition({ ...task, ...one, previous }));
  };
  const first = rank(0, []);
  const second = rank(1, [first]);
  return [first, second, rank(2, [second, first])];
}
