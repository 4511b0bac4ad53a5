import { noneBeyond } from '../scoring/indicator-scores.ts';
import type { PartialLine, RankingLine } from './edition.ts';

/**
 * A line without what would give the unit's raw figures away: the figures behind a change, how far a target is exceeded, and
 * what the next step up takes. Ranks and points stay.
 */
export function withoutFigures(line: RankingLine): RankingLine;
export function withoutFigures(line: PartialLine): PartialLine;
export function withoutFigures({ why, indicators, ...line }: PartialLine): PartialLine {
  return {
    ...line,
    ...(why === undefined
      ? {}
      : {
          why: why && { ...why, indicators: why.indicators.map(({ figures: _, ...change }) => change) },
        }),
    stepUp: null,
    noSingleStep: false,
    ...(indicators === undefined ? {} : { indicators: { ...indicators, beyond: noneBeyond } }),
  };
}
