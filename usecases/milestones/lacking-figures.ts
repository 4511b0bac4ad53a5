import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { indicatorName } from '../../domain/catalogue/indicator-name.ts';
import type { SubmissionsMilestone } from '../../domain/catalogue/milestone.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { LackingFigures } from '../../domain/milestone/warning-digest.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import { mostLackingForMilestone } from '../../domain/submission/submission-limits.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/** What each unit that sent only part of the figures still owes for a milestone on submissions. */
export async function lackingFigures(
  submissions: SubmissionStore,
  catalogue: Catalogue,
  { set: id, period: of }: SubmissionsMilestone,
  receivedUntil: Temporal.Instant,
): Promise<ReadonlyMap<string, LackingFigures>> {
  const set = findSet(catalogue, id);
  const period = periodFrom(of);
  if (set === undefined || period === null) return new Map();
  const inForce = setOn(set, period.to.toString());
  const latest = await submissions.latestByUnit(set, period.id, receivedUntil);
  return new Map(
    latest.found.flatMap((submission): [string, LackingFigures][] => {
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
