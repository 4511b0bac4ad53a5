import * as z from 'zod';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { indicatorName } from '../catalogue/indicator-name.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import { setOn } from '../catalogue/set-on.ts';
import { textSchema } from '../language/text.ts';
import { isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantText, instantTextSchema } from '../period/instant-text.ts';
import type { Period } from '../period/period.ts';
import type { Window } from '../period/window.ts';
import { figuresSent } from './figures-sent.ts';
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
  /** How many indicators the set asks for, and which have no figure; omitted in receipts planned before they included it. */
  asked: z
    .strictObject({
      count: z.int(),
      lacking: z.int(),
      /** The first of those lacking. */
      first: z.array(z.strictObject({ indicator: z.string(), name: textSchema })),
      /** Until when the others can be sent; null when they are not asked for any more. */
      until: instantTextSchema.nullable(),
    })
    .exactOptional(),
  /** True when the revision only added figures; omitted otherwise. */
  addition: z.literal(true).exactOptional(),
  /** True when the ranking used older figures, because the period had locked; omitted otherwise. */
  afterLock: z.literal(true).exactOptional(),
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
  /** How many submissions of the day the message confirms together, of which this is the last; omitted for one. */
  together: z.int().exactOptional(),
});

export type SubmissionReceipt = z.infer<typeof submissionReceiptSchema>;

/** This many warnings fill three phone screens; the API's answer lists all of them. */
const mostWarnings = 20;

/** This many names fill one phone screen. */
const mostLacking = 20;

/** The definitions that a receipt is based on. */
type Told = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
};

/** Builds the confirmation of a stored submission. */
export function submissionReceipt(
  catalogue: Catalogue,
  { set, unit, period, window }: Told,
  submission: Submission,
): SubmissionReceipt {
  const { findings = [], comments, revision, reason, receivedAt } = submission;
  const inForce = setOn(set, period.to.toString());
  const { asked, lacking } = figuresSent(inForce, unit, submission.values);
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
    asked: {
      count: asked.length,
      lacking: lacking.length,
      first: lacking.slice(0, mostLacking).map((indicator) => ({
        indicator,
        name: indicatorName(set, indicator),
      })),
      until: partialRuleOf(set).means === 'enough' ? null : lastChance(window, receivedAt),
    },
    ...(revision > 1 && reason === undefined ? { addition: true } : {}),
    ...(set.leagues.length > 0 && !isBefore(receivedAt, window.locksAt) ? { afterLock: true } : {}),
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

/** Until when figures can be added: on time until the due time, and after it until the lock; null after that. */
function lastChance({ dueAt, locksAt }: Window, receivedAt: InstantText): InstantText | null {
  if (isBefore(receivedAt, dueAt)) return instantText(dueAt);
  return isBefore(receivedAt, locksAt) ? instantText(locksAt) : null;
}
