import type { RankingLine } from './edition.ts';

/**
 * A line without what would give the unit's raw figures away: the figures behind a change, how far a target is exceeded, and
 * what the next step up takes. Ranks and points stay.
 */
export function withoutFigures(line: RankingLine): RankingLine {
  return {
    ...line,
    why: line.why && {
      ...line.why,
      indicators: line.why.indicators.map(({ figures: _, ...change }) => change),
    },
    stepUp: null,
    noSingleStep: false,
    indicators: line.indicators.map(({ attainment: _, ...score }) => score),
  };
}
