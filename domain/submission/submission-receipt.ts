import * as z from 'zod';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { indicatorName } from '../catalogue/indicator-name.ts';
import { textSchema } from '../language/text.ts';
import { instantText, instantTextSchema } from '../period/instant-text.ts';
import type { Window } from '../period/window.ts';
import { findingText } from './soft-finding.ts';
import type { Submission } from './submission.ts';

/** The content of the e-mail that confirms a submission, frozen when it is planned. */
export const submissionReceiptSchema = z.strictObject({
  scope: textSchema,
  helpdesk: textSchema,
  unit: z.string(),
  unitName: textSchema,
  set: z.string(),
  setName: textSchema,
  period: z.string(),
  revision: z.int(),
  /** The submission's id. */
  reference: z.string(),
  receivedAt: instantTextSchema,
  dueAt: instantTextSchema,
  late: z.boolean(),
  /** The number of figures in force after this revision. */
  figures: z.int(),
  warnings: z.array(
    z.strictObject({
      indicator: z.string(),
      name: textSchema,
      /** May exceed the catalogue's text limit, because it contains a catalogue text. */
      detail: z.strictObject({ vi: z.string(), en: z.string() }),
      comment: z.string(),
    }),
  ),
  /** The number of warnings beyond those listed. */
  moreWarnings: z.int(),
  illustrative: z.boolean(),
});

export type SubmissionReceipt = z.infer<typeof submissionReceiptSchema>;

/** This many warnings fill three phone screens; the API's answer lists all of them. */
const mostWarnings = 20;

/** Builds the confirmation of a stored submission. */
export function submissionReceipt(
  catalogue: Catalogue,
  { set, unit, window }: { readonly set: IndicatorSet; readonly unit: Unit; readonly window: Window },
  submission: Submission,
): SubmissionReceipt {
  const { findings = [], comments } = submission;
  return {
    scope: catalogue.name,
    helpdesk: catalogue.helpdesk,
    unit: unit.id,
    unitName: unit.name,
    set: set.id,
    setName: set.name,
    period: submission.period,
    revision: submission.revision,
    reference: submission.id,
    receivedAt: submission.receivedAt,
    dueAt: instantText(window.dueAt),
    late: submission.late,
    figures: submission.values.size,
    warnings: findings.slice(0, mostWarnings).map((finding) => ({
      indicator: finding.indicator,
      name: indicatorName(set, finding.indicator),
      detail: findingText(set, finding),
      comment: comments?.get(finding.indicator) ?? '',
    })),
    moreWarnings: Math.max(0, findings.length - mostWarnings),
    illustrative: submission.illustrative,
  };
}
