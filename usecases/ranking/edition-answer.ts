import type { Ranking } from '../../contract/rankings/ranking.ts';
import { withDecimalPoints, withDecimalScore } from '../../domain/kinds/hundredths.ts';
import type { Edition } from '../../domain/ranking/edition.ts';

/** An edition with points instead of hundredths of a point. */
export function editionAnswer(edition: Edition): Ranking {
  return {
    ...edition,
    recomputed: edition.recomputed && {
      reason: edition.recomputed.reason,
      moved: edition.recomputed.moved.map((one) => ({
        ...one,
        before: one.before && withDecimalPoints(one.before),
        after: one.after && withDecimalPoints(one.after),
      })),
    },
    lines: edition.lines.map((line) => ({
      ...withDecimalScore(line),
      delta: line.delta && withDecimalPoints(line.delta),
      why: line.why && { ...line.why, indicators: line.why.indicators.map(withDecimalPoints) },
      stepUp: line.stepUp && withDecimalPoints(line.stepUp),
      groups: line.groups.map(withDecimalScore),
      indicators: line.indicators.map(withDecimalScore),
    })),
  };
}
