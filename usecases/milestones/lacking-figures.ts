import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { indicatorName } from '../../domain/catalogue/indicator-name.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { LackingFigures } from '../../domain/milestone/warning-digest.ts';
import type { Period } from '../../domain/period/period.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { mostLackingForMilestone } from '../../domain/submission/submission-limits.ts';

/**
 * What each unit that sent only part of a set's figures for a period still owes of them.
 * @param sent the last submission of each unit
 */
export function lackingFigures(
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
  sent: readonly Submission[],
): ReadonlyMap<string, LackingFigures> {
  const inForce = setOn(set, period.to.toString());
  return new Map(
    sent.flatMap((submission): [string, LackingFigures][] => {
      const unit = findUnit(catalogue, submission.unit);
      if (unit === undefined) return [];
      const { lacking } = figuresSent(inForce, unit, submission.values);
      return lacking.length === 0 ? [] : [[unit.id, namedFigures(set, lacking)]];
    }),
  );
}

/** Lacking figures as a warning names them. @param lacking the ids of their indicators */
export function namedFigures(set: IndicatorSet, lacking: readonly string[]): LackingFigures {
  const first = lacking.slice(0, mostLackingForMilestone).map((indicator) => ({
    indicator,
    name: indicatorName(set, indicator),
  }));
  return { count: lacking.length, first };
}
