import type { Outcome, RevisionReceipt } from '../../contract/submissions/receipt.ts';
import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { indicatorName } from '../../domain/catalogue/indicator-name.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import type { Language } from '../../domain/language/text.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Window } from '../../domain/period/window.ts';
import type { Score } from '../../domain/scoring/indicator-scores.ts';
import { scoreGroups } from '../../domain/scoring/score-unit.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import { findingText } from '../../domain/submission/soft-finding.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/** Whether a stored revision was accepted with warnings. */
export function outcomeOf({ findings = [] }: Submission): Outcome {
  return findings.length === 0 ? 'accepted' : 'accepted-with-warnings';
}

/** The definitions a receipt is built by: those of the catalogue version that accepted the submission. */
export type ReceiptContext = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
};

/** The receipt of a stored submission. It never changes. */
export function receiptOf(
  submission: Submission,
  { set, unit, period, window }: ReceiptContext,
  language: Language,
): RevisionReceipt {
  const { id, revision, receivedAt, illustrative, catalogueVersion } = submission;
  const inForce = setOn(set, period.to.toString());
  const total = scoreGroups(inForce, unit, submission.values);
  const { sent, asked, lacking } = figuresSent(inForce, unit, submission.values);
  const decimal = ({ points, maxPoints }: Score) => withDecimalScore({ points, maxPoints });
  return {
    id,
    unit: unit.id,
    set: set.id,
    period: period.id,
    revision,
    receivedAt,
    dueAt: instantText(window.dueAt),
    status: submission.late ? 'late' : 'on-time',
    outcome: outcomeOf(submission),
    warnings: warningsOf(submission, set, language),
    illustrative,
    catalogueVersion,
    figures: submission.values.size,
    sent,
    asked: asked.length,
    lackingCount: lacking.length,
    lacking: lacking.map((indicator) => ({ indicator, name: indicatorName(set, indicator)[language] })),
    preview:
      total.maxPoints === 0
        ? null
        : {
            ...decimal(total),
            groups: total.groups.map((group) => ({ group: group.group, ...decimal(group) })),
          },
  };
}

function warningsOf(
  { findings = [], comments }: Submission,
  set: IndicatorSet,
  language: Language,
): RevisionReceipt['warnings'] {
  return findings.map((finding) => ({
    indicator: finding.indicator,
    code: finding.code,
    detail: findingText(set, finding)[language],
    comment: comments?.get(finding.indicator) ?? '',
  }));
}
