import type { FigureTable } from '../submission/figure-table.ts';
import type { Layout } from './scoring-plan.ts';

/**
 * Scores the figures of a layout in one pass, where the points of each follow from two exact numbers: most of a nation's million.
 * @param points where to write what each earned, from `at` on
 * @returns the sum; null where a figure is empty, beyond its target, of a kind with other rules or too large: those go the way of
 * single figures, and what was written is written again
 */
export function scoreProportions(
  { columns, codes, parts, wholes, ofSecond, frame: { maxPoints } }: Layout,
  { codes: cells, first, second }: FigureTable,
  begin: number,
  points: Int32Array,
  at: number,
): number | null {
  let sum = 0;
  for (let index = 0; index < columns.length; index += 1) {
    const cell = begin + (columns[index] ?? 0);
    const code = cells[cell] ?? 0;
    if (code === 0) {
      points[at + index] = 0;
      continue;
    }
    if (code !== codes[index]) return null;
    const part = (first[cell] ?? 0) * (parts[index] ?? 0);
    const own = wholes[index] ?? 0;
    const whole = ofSecond[index] === 1 ? (second[cell] ?? 0) * own : own;
    const most = maxPoints[index] ?? 0;
    const doubled = 2 * most * part + whole;
    if (whole <= 0 || part > whole || doubled > Number.MAX_SAFE_INTEGER) return null;
    // As `proRata` rounds, which a part from nothing to the whole does too.
    const earned = Math.floor(doubled / (2 * whole));
    points[at + index] = earned;
    sum += earned;
  }
  return sum;
}
