import type { Delta } from './delta.ts';
import type { ReportLine } from './weekly-report.ts';

/** How many risers, and how many fallers, the weekly report shows. */
export const moversEachWay = 3;

/** A unit whose rank changed, and by how much. */
export type Mover<L = ReportLine> = { readonly line: L; readonly delta: Delta };

/** The units that rose and fell most, largest move first. */
export type Movers<L = ReportLine> = {
  readonly risers: readonly Mover<L>[];
  readonly fallers: readonly Mover<L>[];
};

/**
 * Selects at most `limit` units each way: by places, then by points, then by rank. A unit that kept its rank is not a
 * mover, even if its points changed. Null when no unit of the league has an earlier result to compare with.
 */
export function biggestMovers<L extends Pick<ReportLine, 'delta'>>(
  lines: readonly L[],
  limit: number,
): Movers<L> | null {
  const compared = lines.flatMap((line) => (line.delta === null ? [] : [{ line, delta: line.delta }]));
  if (compared.length === 0) return null;
  const upwards = compared.toSorted(
    (a, b) => b.delta.places - a.delta.places || b.delta.points - a.delta.points,
  );
  const downwards = compared.toSorted(
    (a, b) => a.delta.places - b.delta.places || a.delta.points - b.delta.points,
  );
  return {
    risers: upwards.filter(({ delta }) => delta.places > 0).slice(0, limit),
    fallers: downwards.filter(({ delta }) => delta.places < 0).slice(0, limit),
  };
}
