import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import { ScoreColumns } from '../scoring/score-columns.ts';
import { type RowScore, scoreRow, sentInRow } from '../scoring/score-row.ts';
import { planOf } from '../scoring/scoring-plan.ts';
import { FigureTable } from '../submission/figure-table.ts';
import type { FiguresSent } from '../submission/figures-sent.ts';
import type { Unapproved } from '../submission/unapproved.ts';
import type { ScoredFigures } from './next-step-up.ts';
import type { NotRankedReason } from './not-ranked.ts';
import type { UnitFigures } from './unit-figures.ts';

/** What counts for one unit. */
export type Counted = ScoredFigures & {
  readonly unit: Unit;
  /** The revision that counts; undefined when there is none. */
  readonly counted: UnitFigures | undefined;
  /** How much of what is asked the unit submitted for the period itself. */
  readonly own: FiguresSent;
  /** Why the unit has no rank; null when it has one. */
  readonly notRanked: NotRankedReason | null;
  /** What has become of the unit's last figures, where they do not count for want of approval. */
  readonly unapproved: Unapproved | undefined;
};

/**
 * Decides which figures count for each unit: its own for the period, or else what the set declares for a missing submission;
 * and whether they are enough to be ranked.
 * @param set the set as it is in force for the period
 * @param earlier the last figures of earlier periods, for units that may carry some forward
 * @param unreadable units whose figures cannot be read; units whose figures are found damaged here are treated alike
 * @param unapproved units whose last figures do not count because they are not approved
 * @returns the units of the ranking, and those the set excludes from it
 */
export function countedFigures(
  set: IndicatorSet,
  units: readonly Unit[],
  submissions: readonly UnitFigures[],
  earlier: readonly UnitFigures[],
  unreadable: ReadonlySet<string> = new Set(),
  unapproved: ReadonlyMap<string, Unapproved> = new Map(),
): { readonly listed: readonly Counted[]; readonly excluded: readonly Counted[] } {
  const { missing } = set;
  const ownOf = new Map(submissions.map((submission) => [submission.unit, submission]));
  const carriedOf = new Map(earlier.map((submission) => [submission.unit, submission]));
  const table = new FigureTable(set, units.length);
  const columns = new ScoreColumns(units.length, table.width);
  const all = units.map((unit, row): Counted => {
    const submission = ownOf.get(unit.id);
    const counted = submission ?? (typeof missing === 'object' ? carriedOf.get(unit.id) : undefined);
    const isReadable = !unreadable.has(unit.id) && (counted === undefined || isRead(table, row, counted));
    const plan = planOf(set, unit);
    const score = scoreRow(plan, table, row, columns);
    const sent = sentInRow(plan, table, row);
    const own: FiguresSent =
      submission === undefined ? { sent: 'nothing', asked: sent.asked, lacking: sent.asked } : sent;
    const about = { unit, score, table, row, counted, own, unapproved: unapproved.get(unit.id) };
    if (!isReadable) return { ...about, counted: undefined, own: notKnown, notRanked: 'unreadable' };
    const notRanked = counted === undefined ? 'nothing-sent' : reasonNotToRank(set, sent, score);
    return Object.assign(about, { notRanked });
  });
  const isExcluded = ({ notRanked }: Counted) => missing === 'exclude' && notRanked === 'nothing-sent';
  return {
    listed: all.filter((one) => !isExcluded(one)),
    excluded: all.filter(isExcluded),
  };
}

/** How much a unit sent whose figures cannot be read. */
const notKnown: FiguresSent = { sent: 'nothing', asked: [], lacking: [] };

/** Reads figures into a row. @returns false, with the row empty, when they are damaged */
function isRead(table: FigureTable, row: number, { figures }: UnitFigures): boolean {
  try {
    table.readPacked(row, figures);
    return true;
  } catch {
    table.clear(row);
    return false;
  }
}

function reasonNotToRank(
  set: IndicatorSet,
  { sent, asked, lacking }: FiguresSent,
  { maxPoints, applicable: { applies, of } }: RowScore,
): NotRankedReason | null {
  if (lacking.length === asked.length && asked.length > 0) return 'partial';
  if (sent === 'partial' && partialRuleOf(set).means === 'unranked') return 'partial';
  const tooLittle = applies * 10_000 < (set.minimumApplicable ?? 0) * of;
  return maxPoints === 0 || tooLittle ? 'too-little-applies' : null;
}
