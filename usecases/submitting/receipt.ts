import * as z from 'zod';
import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { softRules } from '../../domain/kinds/soft-rule.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Window } from '../../domain/period/window.ts';
import { scoreUnit } from '../../domain/scoring/score-unit.ts';
import { findingText } from '../../domain/submission/soft-finding.ts';
import type { Submission } from '../../domain/submission/submission.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** How an accepted submission was accepted. */
export const outcomeSchema = z.enum(['accepted', 'accepted-with-warnings']);

export type Outcome = z.infer<typeof outcomeSchema>;

/** Whether a stored revision was accepted with warnings. */
export function outcomeOf({ findings = [] }: Submission): Outcome {
  return findings.length === 0 ? 'accepted' : 'accepted-with-warnings';
}

/** What a receipt is told by: the definitions in force. */
export type ReceiptContext = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
};

/** The answer to an accepted submission. Points are in points, with two decimals. */
export const receiptSchema = z.strictObject({
  /** Null in the answer to a dry run, which records nothing. */
  id: z.string().nullable(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  /** With warnings, when a figure looks wrong beside the last period's. It counts all the same. */
  outcome: outcomeSchema,
  /** What looked wrong when the revision was accepted, with the unit's comment, in the language of the answer. */
  warnings: z.array(
    z.strictObject({
      indicator: z.string(),
      code: z.enum(softRules),
      detail: z.string(),
      comment: z.string(),
    }),
  ),
  illustrative: z.boolean(),
  catalogueVersion: z.int(),
  /** How many figures are in force after this revision. */
  figures: z.int(),
  /** What the figures would score if the ranking were made of them now; null for a set that is not scored. */
  preview: z
    .strictObject({ ...score, groups: z.array(z.strictObject({ group: z.string(), ...score })) })
    .nullable(),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** The receipt of a stored submission. It says the same every time it is asked for. */
export function receiptOf(
  submission: Submission,
  { set, unit, period, window }: ReceiptContext,
  language: Language,
): Receipt {
  const { id, revision, receivedAt, illustrative, catalogueVersion } = submission;
  const total = scoreUnit(setOn(set, period.to.toString()), unit, submission.values);
  const decimal = ({ points, maxPoints }: { points: number; maxPoints: number }) => ({
    points: points / 100,
    maxPoints: maxPoints / 100,
  });
  return {
    id,
    unit: unit.id,
    set: set.id,
    period: period.id,
    revision,
    receivedAt,
    dueAt: window.dueAt.toString(),
    status: submission.late ? 'late' : 'on-time',
    outcome: outcomeOf(submission),
    warnings: warningsOf(submission, set, language),
    illustrative,
    catalogueVersion,
    figures: submission.values.size,
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
): Receipt['warnings'] {
  return findings.map((finding) => ({
    indicator: finding.indicator,
    code: finding.code,
    detail: findingText(set, finding)[language],
    comment: comments?.get(finding.indicator) ?? '',
  }));
}
