import type { Ranking } from '../../contract/rankings/ranking.ts';
import type { Edition } from '../../domain/ranking/edition.ts';

/** Hundredths of points as points. */
function inPoints<T extends { points: number }>(one: T): T {
  return { ...one, points: one.points / 100 };
}

/** Tells an edition in points instead of hundredths. */
export function editionAnswer(edition: Edition): Ranking {
  const decimal = <T extends { points: number; maxPoints: number }>(scored: T): T => ({
    ...scored,
    points: scored.points / 100,
    maxPoints: scored.maxPoints / 100,
  });
  return {
    ...edition,
    recomputed: edition.recomputed && {
      reason: edition.recomputed.reason,
      moved: edition.recomputed.moved.map((one) => ({
        ...one,
        before: one.before && inPoints(one.before),
        after: one.after && inPoints(one.after),
      })),
    },
    lines: edition.lines.map((line) => ({
      ...decimal(line),
      delta: line.delta && inPoints(line.delta),
      why: line.why && { ...line.why, indicators: line.why.indicators.map(inPoints) },
      stepUp: line.stepUp && inPoints(line.stepUp),
      groups: line.groups.map(decimal),
      indicators: line.indicators.map(decimal),
    })),
  };
}
