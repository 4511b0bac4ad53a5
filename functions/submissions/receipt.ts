import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import type { Window } from '../../domain/period/window.ts';
import { scoreUnit } from '../../domain/scoring/score-unit.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/** The answer to an accepted submission. Points are in points, with two decimals. */
export type Receipt = {
  readonly id: string;
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly revision: number;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly status: 'on-time' | 'late';
  readonly illustrative: boolean;
  readonly catalogueVersion: number;
  /** How many figures are in force after this revision. */
  readonly figures: number;
  /** What the figures would score if the ranking were made of them now; null for a set that is not scored. */
  readonly preview: (Score & { readonly groups: readonly (Score & { readonly group: string })[] }) | null;
};

type Score = { readonly points: number; readonly maxPoints: number };

/** The receipt of a stored submission. It says the same every time it is asked for. */
export function receiptOf(submission: Submission, set: IndicatorSet, unit: Unit, window: Window): Receipt {
  const { id, period, revision, receivedAt, illustrative, catalogueVersion } = submission;
  const score = scoreUnit(set, unit, submission.values);
  return {
    id,
    unit: unit.id,
    set: set.id,
    period,
    revision,
    receivedAt,
    dueAt: window.dueAt.toString(),
    status: submission.late ? 'late' : 'on-time',
    illustrative,
    catalogueVersion,
    figures: submission.values.size,
    preview:
      score.maxPoints === 0
        ? null
        : {
            points: score.points / 100,
            maxPoints: score.maxPoints / 100,
            groups: score.groups.map(({ group, points, maxPoints }) => ({
              group,
              points: points / 100,
              maxPoints: maxPoints / 100,
            })),
          },
  };
}
