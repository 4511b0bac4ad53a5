import { proRata } from '../scoring/points.ts';
import { isExact, type RowScore } from '../scoring/score-row.ts';
import type { Layout } from '../scoring/scoring-plan.ts';
import type { FigureTable } from '../submission/figure-table.ts';
import { isLessFraction } from './fraction.ts';

/** An indicator of a unit: its position among the points, its place in a layout, and the cell of its figure. */
export type ScoredCell = {
  readonly at: number;
  readonly layout: Layout;
  readonly index: number;
  readonly cell: number;
};

/** A way up by a figure: so many more of what it counts, the points they bring, and which part of all steps they are. */
type ProportionWay = {
  readonly place: ScoredCell;
  readonly more: number;
  readonly points: number;
  readonly effort: { readonly part: number; readonly whole: number };
};

const none: readonly ScoredCell[] = [];

/**
 * The cheapest step up among the figures whose points follow from two exact numbers, the earlier of equal ones; and where
 * else the points may be found. It uses plain numbers and no objects, because a nation has a million figures, few of which
 * are the cheapest.
 * @param missing the points, in 1/100, that one indicator has to bring; at least 1
 */
export function cheapestProportion(
  { layouts, indicators: { points: earned } }: Pick<RowScore, 'layouts' | 'indicators'>,
  { codes: cells, first, second, width }: FigureTable,
  row: number,
  missing: number,
): { readonly way: ProportionWay | null; readonly others: readonly ScoredCell[] } {
  let leastLayout: Layout | null = null;
  let leastIndex = 0;
  let leastAt = 0;
  let leastPart = Number.POSITIVE_INFINITY;
  let leastWhole = 1;
  let others: ScoredCell[] | null = null;
  let start = 0;
  for (const layout of layouts) {
    const { columns, codes, parts, wholes, ofSecond, frame } = layout;
    for (let index = 0; index < columns.length; index += 1) {
      const most = frame.maxPoints[index] ?? 0;
      const wanted = (earned[start + index] ?? 0) + missing;
      if (wanted > most) continue;
      const cell = row * width + (columns[index] ?? 0);
      const each = parts[index] ?? 0;
      const part = (first[cell] ?? 0) * each;
      const own = wholes[index] ?? 0;
      const whole = ofSecond[index] === 1 ? (second[cell] ?? 0) * own : own;
      const doubled = whole * (2 * wanted - 1);
      const isNumeric = doubled <= Number.MAX_SAFE_INTEGER - 2 * most && isExact(part, whole);
      if (codes[index] !== cells[cell] || whole <= 0 || !isNumeric) {
        others ??= [];
        others.push({ at: start + index, layout, index, cell });
        continue;
      }
      // Products that differ when rounded differ the same way when exact. One step is the least.
      if (each * leastWhole > leastPart * whole) continue;
      // Half up: max × part ⁄ whole rounds to what is wanted from (wanted − ½) on.
      const effort = Math.ceil((Math.ceil(doubled / (2 * most)) - part) / each) * each;
      if (effort * leastWhole > leastPart * whole) continue;
      if (leastLayout !== null && !isLessFraction(effort, whole, leastPart, leastWhole)) continue;
      leastLayout = layout;
      leastIndex = index;
      leastAt = start + index;
      leastPart = effort;
      leastWhole = whole;
    }
    start += columns.length;
  }
  if (leastLayout === null) return { way: null, others: others ?? none };
  const cell = row * width + (leastLayout.columns[leastIndex] ?? 0);
  const each = leastLayout.parts[leastIndex] ?? 1;
  const most = leastLayout.frame.maxPoints[leastIndex] ?? 0;
  const reached = (first[cell] ?? 0) * each + leastPart;
  return {
    way: {
      place: { at: leastAt, layout: leastLayout, index: leastIndex, cell },
      more: leastPart / each,
      points: proRata(most, reached, leastWhole) - (earned[leastAt] ?? 0),
      effort: { part: leastPart, whole: leastWhole },
    },
    others: others ?? none,
  };
}
