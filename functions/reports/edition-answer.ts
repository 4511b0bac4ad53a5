import type { Edition } from '../../domain/ranking/edition.ts';

/** An edition as the API tells it: the same content, with points as decimals instead of hundredths. */
export function editionAnswer(edition: Edition) {
  const decimal = <T extends { points: number; maxPoints: number }>(score: T): T => ({
    ...score,
    points: score.points / 100,
    maxPoints: score.maxPoints / 100,
  });
  return {
    ...edition,
    lines: edition.lines.map((line) => ({
      ...decimal(line),
      delta: line.delta && { points: line.delta.points / 100, places: line.delta.places },
      groups: line.groups.map(decimal),
      indicators: line.indicators.map(decimal),
    })),
  };
}
