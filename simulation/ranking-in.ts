import type { Edition } from '../domain/ranking/edition.ts';
import type { Line, Ranking } from './model/ranking.ts';

/** The figures counted in an edition of the product. */
export function rankingIn({ set, period, league, cutOffAt, lines, excluded }: Edition): Ranking {
  return {
    set,
    period,
    league,
    cutOffAt: Date.parse(cutOffAt),
    lines: lines.map(lineIn).toSorted((one, other) => (one.unit < other.unit ? -1 : 1)),
    excluded: excluded.map(({ unit }) => unit),
  };
}

function lineIn({ unit, submitted, revision, carriedFrom, late }: Edition['lines'][number]): Line {
  return { unit, submitted, revision: revision ?? null, carriedFrom: carriedFrom ?? null, late };
}
