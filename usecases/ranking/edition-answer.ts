import type { Ranking } from '../../contract/rankings/ranking.ts';
import { asDecimal, withDecimalPoints, withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { isRanked } from '../../domain/ranking/comparisons.ts';
import type { Edition, RankingLine } from '../../domain/ranking/edition.ts';

/** An edition with points instead of hundredths of a point. */
export function editionAnswer(edition: Edition): Ranking {
  return {
    ...edition,
    ranked: edition.lines.filter(isRanked).length,
    recomputed: edition.recomputed && {
      reason: edition.recomputed.reason,
      moved: edition.recomputed.moved.map((one) => ({
        ...one,
        before: one.before && withDecimalPoints(one.before),
        after: one.after && withDecimalPoints(one.after),
      })),
    },
    lines: edition.lines.map(lineAnswer),
  };
}

function lineAnswer(line: RankingLine): Ranking['lines'][number] {
  return {
    ...withDecimalScore(line),
    delta: line.delta && withDecimalPoints(line.delta),
    why: line.why && {
      ...line.why,
      indicators: line.why.indicators.map(changeAnswer),
      notSent: line.why.notSent.map(withDecimalPoints),
    },
    stepUp: line.stepUp && withDecimalPoints(line.stepUp),
    groups: line.groups.map(withDecimalScore),
    indicators: line.indicators.map((one) => ({
      ...withDecimalScore(one),
      ...(one.attainment === undefined ? {} : { attainment: asDecimal(one.attainment) }),
    })),
  };
}

function changeAnswer(change: NonNullable<RankingLine['why']>['indicators'][number]) {
  const { figures, ...rest } = change;
  const decimals = figures && {
    before: asDecimal(figures.before),
    now: asDecimal(figures.now),
    of: asDecimal(figures.of),
  };
  return { ...withDecimalPoints(rest), ...(decimals === undefined ? {} : { figures: decimals }) };
}
