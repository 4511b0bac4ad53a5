import type { ReportLine } from '../report/weekly-report.ts';
import type { Delta } from './change-words.ts';

/** A unit that changed its place, with by how much. */
export type Mover = { readonly line: ReportLine; readonly delta: Delta };

/** The units that climbed most and fell most, the largest move first. */
export type Movers = { readonly risers: readonly Mover[]; readonly fallers: readonly Mover[] };

/**
 * Picks at most `limit` units each way: by places, then by points, then as ranked. A unit that kept its place is no
 * mover, whatever its points did. Null when no unit of the league has anything to compare with.
 */
export function biggestMovers(lines: readonly ReportLine[], limit: number): Movers | null {
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
