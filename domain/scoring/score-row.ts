import type { FigureTable } from '../submission/figure-table.ts';
import type { FiguresSent } from '../submission/figures-sent.ts';
import { attainmentBeyond, shareBeyond } from './attainment.ts';
import type { IndicatorScores, Score } from './indicator-scores.ts';
import { isEmpty } from './is-empty.ts';
import { proRata } from './points.ts';
import { scoreValue } from './score-value.ts';
import type { Layout, PlannedIndicator, ScoringPlan } from './scoring-plan.ts';

/**
 * Declared points, in 1/100, of the indicators for which something arose, out of those that the set asks a unit for: how much
 * of what is asked there is to measure. A figure that is missing was asked for all the same. Counted by indicator and not by
 * group, since a group gives all its points to whatever is left in it.
 */
type ApplicablePart = { readonly applies: number; readonly of: number };

/** A row's points: the total is the sum of the groups, and each group the sum of its indicators. */
export type RowScore = Score & {
  readonly groups: readonly (Score & { readonly group: string })[];
  readonly indicators: IndicatorScores;
  readonly layout: Layout;
  readonly applicable: ApplicablePart;
};

/** Scores one row of figures by the rules in `score-unit.ts`. */
export function scoreRow(plan: ScoringPlan, table: FigureTable, row: number): RowScore {
  const begin = row * table.width;
  let [without, emptyWeight] = ['', 0];
  for (const planned of plan.scored) {
    if (!isEmptyCell(planned, table, begin + planned.column)) continue;
    without += `${planned.column},`;
    emptyWeight += planned.weight;
  }
  const layout = plan.layout(plan.whenEmpty === 'share' ? without : '');
  const points: number[] = [];
  const beyond: { at: number; attainment: number }[] = [];
  const groups: (Score & { group: string })[] = [];
  let [total, most] = [0, 0];
  for (const { id, maxPoints, from, to } of layout.groups) {
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      const planned = layout.indicators[at];
      const max = layout.frame.maxPoints[at];
      if (planned === undefined || max === undefined) throw new RangeError('a layout with a gap');
      const earned = earnedBy(plan, planned, max, table, begin + planned.column);
      points.push(earned);
      sum += earned;
      if (earned < max) continue;
      const attainment = attainmentOf(planned, table, begin + planned.column);
      if (attainment !== null) beyond.push({ at, attainment });
    }
    groups.push({ group: id, points: sum, maxPoints });
    total += sum;
    most += maxPoints;
  }
  return {
    points: total,
    maxPoints: most,
    groups,
    indicators: { frame: layout.frame, points, beyond },
    layout,
    applicable: { applies: plan.weight - emptyWeight, of: plan.weight },
  };
}

/** What a row has of what the set asks for. */
export function sentInRow(plan: ScoringPlan, table: FigureTable, row: number): FiguresSent {
  const { asked, askedColumns } = plan;
  const begin = row * table.width;
  const lacking: string[] = [];
  askedColumns.forEach((column, index) => {
    const id = asked[index];
    if (table.codes[begin + column] === 0 && id !== undefined) lacking.push(id);
  });
  if (table.counts[row] === 0) return { sent: 'nothing', asked, lacking };
  return { sent: lacking.length === 0 ? 'complete' : 'partial', asked, lacking };
}

/**
 * What earns an indicator's points in a cell, as numbers; null where the figure is of another kind, where points are not pro rata,
 * and where a number would not be exact.
 */
export function exactQuantity(
  { code, proportion }: PlannedIndicator,
  table: FigureTable,
  cell: number,
): { readonly part: number; readonly whole: number } | null {
  if (proportion === null || table.codes[cell] !== code) return null;
  const part = (table.first[cell] ?? 0) * proportion.part;
  const whole = proportion.of === 'itself' ? proportion.whole : (table.second[cell] ?? 0) * proportion.whole;
  return part <= Number.MAX_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER ? { part, whole } : null;
}

function isEmptyCell({ code, proportion }: PlannedIndicator, table: FigureTable, cell: number): boolean {
  const found = table.codes[cell];
  if (found === 0) return false;
  if (found === code && proportion !== null) return proportion.of === 'second' && table.second[cell] === 0;
  return isEmpty(table.value(cell));
}

function earnedBy(
  { whenEmpty }: ScoringPlan,
  planned: PlannedIndicator,
  maxPoints: number,
  table: FigureTable,
  cell: number,
): number {
  if (table.codes[cell] === 0) return 0;
  if (whenEmpty !== 'share' && isEmptyCell(planned, table, cell)) return whenEmpty === 'full' ? maxPoints : 0;
  const quantity = exactQuantity(planned, table, cell);
  if (quantity !== null) return proRata(maxPoints, quantity.part, quantity.whole);
  return scoreValue(planned.indicator, table.value(cell), maxPoints);
}

/** How much of its target the figure of an indicator with all its points reached; null unless it is more. */
function attainmentOf(planned: PlannedIndicator, table: FigureTable, cell: number): number | null {
  const quantity = exactQuantity(planned, table, cell);
  if (quantity === null) return attainmentBeyond(planned.indicator, table.value(cell));
  const { part, whole } = quantity;
  return whole > 0 && part > whole ? shareBeyond(part, whole) : null;
}
