import type { Indicator } from '../kinds/kinds.ts';
import type { FigureTable } from '../submission/figure-table.ts';
import type { FiguresSent } from '../submission/figures-sent.ts';
import { attainmentBeyond, shareBeyond } from './attainment.ts';
import type { GroupScores } from './group-scores.ts';
import { type IndicatorScores, noneBeyond, type Score } from './indicator-scores.ts';
import { isEmpty } from './is-empty.ts';
import { proRata } from './points.ts';
import { ScoreColumns } from './score-columns.ts';
import { scoreProportions } from './score-proportions.ts';
import { scoreValue } from './score-value.ts';
import type { Layout, ScoringPlan } from './scoring-plan.ts';

/**
 * Declared points, in 1/100, of the indicators for which something arose, out of those that the set asks a unit for: how much
 * of what is asked there is to measure. A figure that is missing was asked for all the same. Counted by indicator and not by
 * group, since a group gives all its points to whatever is left in it.
 */
type ApplicablePart = { readonly applies: number; readonly of: number };

/** A row's points: the total is the sum of the groups, and each group the sum of its indicators. */
export type RowScore = Score & {
  readonly groups: GroupScores;
  readonly indicators: IndicatorScores;
  /** The layout of each group, in the order of the groups. */
  readonly layouts: readonly Layout[];
  readonly applicable: ApplicablePart;
};

/**
 * Scores one row of figures by the rules in `score-unit.ts`.
 * @param into where to write the points, in the same row; by default columns of this row alone
 */
export function scoreRow(
  plan: ScoringPlan,
  table: FigureTable,
  row: number,
  into: ScoreColumns | null = null,
): RowScore {
  const columns = into ?? new ScoreColumns(1, table.width);
  const start = into === null ? 0 : row * columns.width;
  const begin = row * table.width;
  const sums: number[] = [];
  /** Null as long as all groups have all their indicators. */
  let own: Layout[] | null = null;
  let at = start;
  let beyond = 0;
  let total = 0;
  let most = 0;
  let emptyWeight = 0;
  for (const group of plan.groups) {
    const simple = scoreProportions(group.whole, table, begin, columns.points, at);
    if (simple !== null) {
      const { whole } = group;
      own?.push(whole);
      sums.push(simple);
      at += whole.columns.length;
      total += simple;
      most += whole.maxPoints;
      continue;
    }
    const empty = emptyIn(group.whole, table, begin);
    if (empty !== null) emptyWeight += group.weightWithout(empty);
    const layout = empty === null || plan.whenEmpty !== 'share' ? group.whole : group.layout(empty);
    if (layout !== group.whole) own ??= plan.layouts.slice(0, sums.length);
    if (layout === null) continue;
    const { columns: cells, frame, maxPoints } = layout;
    let sum = 0;
    for (let index = 0; index < cells.length; index += 1) {
      const max = frame.maxPoints[index] ?? 0;
      const cell = begin + (cells[index] ?? 0);
      const earned = earnedBy(plan, layout, index, max, table, cell);
      columns.points[at] = earned;
      sum += earned;
      if (earned >= max && table.codes[cell] !== 0) {
        const attainment = attainmentOf(layout, index, table, cell);
        if (attainment !== null) {
          columns.beyondAt[beyond] = at - start;
          columns.attainment[beyond] = attainment;
          beyond += 1;
        }
      }
      at += 1;
    }
    own?.push(layout);
    sums.push(sum);
    total += sum;
    most += maxPoints;
  }
  const layouts = own ?? plan.layouts;
  return {
    points: total,
    maxPoints: most,
    groups: { frames: layouts, points: sums },
    indicators: {
      frames: own === null ? plan.frames : own.map((layout) => layout.frame),
      points: columns.points.subarray(start, at),
      beyond:
        beyond === 0
          ? noneBeyond
          : { at: columns.beyondAt.slice(0, beyond), attainment: columns.attainment.slice(0, beyond) },
    },
    layouts,
    applicable: { applies: plan.weight - emptyWeight, of: plan.weight },
  };
}

const none: readonly string[] = [];

/** What a row has of what the set asks for. */
export function sentInRow(plan: ScoringPlan, table: FigureTable, row: number): FiguresSent {
  const { asked, askedColumns } = plan;
  const begin = row * table.width;
  let lacking: string[] | null = null;
  for (let index = 0; index < askedColumns.length; index += 1) {
    const id = asked[index];
    if (table.codes[begin + (askedColumns[index] ?? 0)] !== 0 || id === undefined) continue;
    lacking ??= [];
    lacking.push(id);
  }
  if (table.counts[row] === 0) return { sent: 'nothing', asked, lacking: lacking ?? none };
  return { sent: lacking === null ? 'complete' : 'partial', asked, lacking: lacking ?? none };
}

/** Whether the points of a cell are a proportion of numbers; then {@link partIn} and {@link wholeIn} are its terms. */
function isProportionIn({ codes }: Layout, index: number, table: FigureTable, cell: number): boolean {
  return codes[index] === table.codes[cell];
}

/** What is reached in a cell. Not exact beyond 2^53. */
function partIn({ parts }: Layout, index: number, table: FigureTable, cell: number): number {
  return (table.first[cell] ?? 0) * (parts[index] ?? 0);
}

/** What is to be reached in a cell. Not exact beyond 2^53. */
function wholeIn({ ofSecond, wholes }: Layout, index: number, table: FigureTable, cell: number): number {
  const whole = wholes[index] ?? 0;
  return ofSecond[index] === 1 ? (table.second[cell] ?? 0) * whole : whole;
}

/** Which indicators of a layout have a figure that is empty: 0 for those and 1 for the others; null where none has. */
function emptyIn(layout: Layout, table: FigureTable, begin: number): string | null {
  const { columns } = layout;
  let isCounting: string | null = null;
  for (let index = 0; index < columns.length; index += 1) {
    if (!isEmptyCell(layout, index, table, begin + (columns[index] ?? 0))) {
      if (isCounting !== null) isCounting += '1';
      continue;
    }
    isCounting = `${isCounting ?? '1'.repeat(index)}0`;
  }
  return isCounting;
}

function isEmptyCell(layout: Layout, index: number, table: FigureTable, cell: number): boolean {
  if (isProportionIn(layout, index, table, cell))
    return layout.ofSecond[index] === 1 && table.second[cell] === 0;
  return table.codes[cell] !== 0 && isEmpty(table.value(cell));
}

function earnedBy(
  { whenEmpty }: ScoringPlan,
  layout: Layout,
  index: number,
  maxPoints: number,
  table: FigureTable,
  cell: number,
): number {
  if (table.codes[cell] === 0) return 0;
  if (whenEmpty !== 'share' && isEmptyCell(layout, index, table, cell))
    return whenEmpty === 'full' ? maxPoints : 0;
  if (isProportionIn(layout, index, table, cell)) {
    const part = partIn(layout, index, table, cell);
    const whole = wholeIn(layout, index, table, cell);
    if (isExact(part, whole)) return proRata(maxPoints, part, whole);
  }
  return scoreValue(indicatorAt(layout, index), table.value(cell), maxPoints);
}

/** How much of its target the figure of an indicator with all its points reached; null unless it is more. */
function attainmentOf(layout: Layout, index: number, table: FigureTable, cell: number): number | null {
  if (isProportionIn(layout, index, table, cell)) {
    const part = partIn(layout, index, table, cell);
    const whole = wholeIn(layout, index, table, cell);
    if (isExact(part, whole)) return whole > 0 && part > whole ? shareBeyond(part, whole) : null;
  }
  return attainmentBeyond(indicatorAt(layout, index), table.value(cell));
}

/** An indicator of a layout. @throws RangeError where there is none */
export function indicatorAt({ indicators }: Layout, index: number): Indicator {
  const indicator = indicators[index];
  if (indicator === undefined) throw new RangeError('a layout with a gap');
  return indicator;
}

/** Whether two numbers are exact that were computed from safe integers. */
export function isExact(part: number, whole: number): boolean {
  return part <= Number.MAX_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER;
}
