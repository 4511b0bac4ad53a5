import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import { applicablePart } from '../scoring/applicable-part.ts';
import { scoreUnit, type UnitScore } from '../scoring/score-unit.ts';
import { type FiguresSent, figuresSent } from '../submission/figures-sent.ts';
import type { Submission } from '../submission/submission.ts';
import type { NotRankedReason } from './not-ranked.ts';

/** What counts for one unit. */
export type Counted = {
  readonly unit: Unit;
  /** The submission that counts; undefined when there is none. */
  readonly counted: Submission | undefined;
  /** How much of what is asked the unit submitted for the period itself. */
  readonly own: FiguresSent;
  readonly score: UnitScore;
  /** Why the unit has no rank; null when it has one. */
  readonly notRanked: NotRankedReason | null;
};

/**
 * Decides which figures count for each unit: its own for the period, else what the set declares for a missing submission;
 * and whether they are enough to be ranked by.
 * @param set the set as it is in force for the period
 * @param earlier the last figures of earlier periods, for units that may carry some forward
 * @returns the units of the ranking, and those the set excludes from it
 */
export function countedFigures(
  set: IndicatorSet,
  units: readonly Unit[],
  submissions: readonly Submission[],
  earlier: readonly Submission[],
): { readonly listed: readonly Counted[]; readonly excluded: readonly Unit[] } {
  const { missing } = set;
  const ownOf = new Map(submissions.map((submission) => [submission.unit, submission]));
  const carriedOf = new Map(earlier.map((submission) => [submission.unit, submission]));
  const all = units.map((unit): Counted => {
    const submission = ownOf.get(unit.id);
    const counted = submission ?? (typeof missing === 'object' ? carriedOf.get(unit.id) : undefined);
    const own = figuresSent(set, unit, submission?.values);
    const score = scoreUnit(set, unit, counted?.values ?? new Map());
    if (counted === undefined) return { unit, counted, own, score, notRanked: 'nothing-sent' };
    const sent = counted === submission ? own : figuresSent(set, unit, counted.values);
    return { unit, counted, own, score, notRanked: reasonNotToRank(set, unit, counted, sent, score) };
  });
  const isExcluded = ({ own }: Counted) => missing === 'exclude' && own.sent === 'nothing';
  return {
    listed: all.filter((one) => !isExcluded(one)),
    excluded: all.filter(isExcluded).map(({ unit }) => unit),
  };
}

function reasonNotToRank(
  set: IndicatorSet,
  unit: Unit,
  { values }: Submission,
  { sent, asked, lacking }: FiguresSent,
  { maxPoints }: UnitScore,
): NotRankedReason | null {
  if (lacking.length === asked.length && asked.length > 0) return 'partial';
  if (sent === 'partial' && partialRuleOf(set).means === 'unranked') return 'partial';
  const { applies, of } = applicablePart(set, unit, values);
  const tooLittle = applies * 10_000 < (set.minimumApplicable ?? 0) * of;
  return maxPoints === 0 || tooLittle ? 'too-little-applies' : null;
}
