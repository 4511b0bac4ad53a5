import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { changesOf, sequenceOf } from '../calendar/sequence.ts';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { indicatorName } from '../catalogue/indicator-name.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import { setOn } from '../catalogue/set-on.ts';
import { figureInWords } from '../kinds/figure-in-words.ts';
import { textSchema } from '../language/text.ts';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantText, instantTextSchema } from '../period/instant-text.ts';
import { dateAt, type Period } from '../period/period.ts';
import { isOwed, type Window } from '../period/window.ts';
import { WorkingCalendar } from '../period/working-days.ts';
import { usualTimes } from '../schedule/schedule-times.ts';
import type { Score } from '../scoring/indicator-scores.ts';
import { needsApproval } from './approval.ts';
import { isExpected, isOwing } from './completeness/completeness.ts';
import { isEnough } from './completeness/is-enough.ts';
import { extendedUntil, movesOf } from './exceptions/exceptions-to-warn.ts';
import type { LockException } from './exceptions/lock-exception.ts';
import { figuresSent } from './figures-sent.ts';
import { revisionChanges } from './revision-changes.ts';
import { findingText } from './soft-finding.ts';
import type { Submission } from './submission.ts';
import type { Values } from './values.ts';
import { warningDays } from './warnings/warning-days.ts';

/** A figure in words; may exceed the catalogue's text limit, because it contains a catalogue text. */
const figureTextSchema = z.strictObject({ vi: z.string(), en: z.string() });

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
  /** The end of the unit's exception, which is its deadline; omitted where it has none. */
  extendedUntil: instantTextSchema.exactOptional(),
  late: z.boolean(),
  /** True where the figures count only once the head of the unit has approved them; omitted elsewhere. */
  awaitsApproval: z.literal(true).exactOptional(),
  /**
   * The first figures that the revision added or changed, as they were understood, and how many more; `from` is what a changed one
   * was before. Omitted in receipts planned before they included it.
   */
  given: z
    .strictObject({
      figures: z.array(
        z.strictObject({
          indicator: z.string(),
          name: textSchema,
          from: figureTextSchema.exactOptional(),
          to: figureTextSchema,
        }),
      ),
      more: z.int(),
    })
    .exactOptional(),
  /** The points that the figures in force earn as they are, in 1/100; omitted where the set gives none. */
  preview: z.strictObject({ points: z.int(), maxPoints: z.int() }).exactOptional(),
  /** True where the set ranks the unit in no league; omitted elsewhere. */
  unranked: z.literal(true).exactOptional(),
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
  /** Until when figures can be corrected: the lock, or the end of an exception; null after it. Omitted in receipts planned before they included it. */
  correctUntil: instantTextSchema.nullable().exactOptional(),
  /** The sequence with which the deadline leaves calendars; omitted where it was never in one, or something is lacking. */
  cancels: z.int().exactOptional(),
  warnings: z.array(
    z.strictObject({
      indicator: z.string(),
      name: textSchema,
      /** May exceed the catalogue's text limit, because it contains a catalogue text. */
      detail: z.strictObject({ vi: z.string(), en: z.string() }),
      comment: z.string(),
    }),
  ),
  /**
   * What the unit wrote with the figures in force, beside the comments on those that looked wrong: the first of the other comments, and how
   * many more; whether a weekly report brings note and comments to leaders. Omitted where it wrote nothing, and in receipts planned before
   * they included it.
   */
  said: z
    .strictObject({
      note: z.string().exactOptional(),
      reason: z.string().exactOptional(),
      comments: z.array(z.strictObject({ indicator: z.string(), name: textSchema, text: z.string() })),
      moreComments: z.int(),
      isReported: z.boolean(),
    })
    .exactOptional(),
  /** The number of warnings beyond those listed. */
  moreWarnings: z.int(),
  illustrative: z.boolean(),
  /** How many submissions of the day the message confirms together, of which this is the last; omitted for one. */
  together: z.int().exactOptional(),
});

/** What the e-mail that confirms a submission says. Points are in 1/100. */
export type SubmissionReceipt = z.infer<typeof submissionReceiptSchema>;

/** This many warnings fill three phone screens; the API's answer lists all of them. */
const mostWarnings = 20;

/** This many comments fill three phone screens. */
const mostComments = 20;

/** This many figures fill two phone screens. */
const mostGiven = 40;

/** This many names fill one phone screen. */
const mostLacking = 20;

/** The exceptions of a unit for a period, and the ids of those that cannot be read. */
type Listed = { readonly found: readonly LockException[]; readonly unreadable: readonly string[] };

/** The definitions that a receipt is based on. */
type Told = {
  readonly set: IndicatorSet;
  readonly unit: Unit;
  readonly period: Period;
  readonly window: Window;
};

/**
 * Builds the confirmation of a stored submission.
 * @param before the figures of the revision before it; empty for the first, null where they are not known
 * @param total the points that the figures in force earn
 * @param exceptions those of the unit, set and period
 */
export function submissionReceipt(
  catalogue: Catalogue,
  { set, unit, period, window }: Told,
  submission: Submission,
  before: Values | null,
  total: Score,
  exceptions: Listed,
): SubmissionReceipt {
  const { findings = [], comments, revision, reason, receivedAt } = submission;
  const at = Temporal.Instant.from(receivedAt);
  const extended = extendedUntil(exceptions.found, window, at);
  const until =
    extended !== null && isAfter(extended, Temporal.Instant.from(receivedAt)) ? instantText(extended) : null;
  const isRanked = set.leagues.length > 0 && isExpected(catalogue, set, period, unit);
  const isApproved = needsApproval(set, period.id);
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
    ...(until === null ? {} : { extendedUntil: until }),
    late: submission.late,
    ...(isApproved ? { awaitsApproval: true } : {}),
    ...givenIn(set, before, submission.values),
    ...previewOf(total),
    ...(isRanked ? {} : { unranked: true }),
    figures: submission.values.size,
    asked: {
      count: asked.length,
      lacking: lacking.length,
      first: lacking.slice(0, mostLacking).map((indicator) => ({
        indicator,
        name: indicatorName(set, indicator),
      })),
      until: partialRuleOf(set).means === 'enough' ? null : (until ?? lastChance(window, receivedAt)),
    },
    ...(revision > 1 && reason === undefined ? { addition: true } : {}),
    ...(isRanked && !isBefore(Temporal.Instant.from(receivedAt), window.locksAt) ? { afterLock: true } : {}),
    correctUntil:
      until ??
      (isBefore(Temporal.Instant.from(receivedAt), window.locksAt) ? instantText(window.locksAt) : null),
    ...cancellation(),
    warnings: findings.slice(0, mostWarnings).map((finding) => ({
      indicator: finding.indicator,
      name: indicatorName(set, finding.indicator),
      detail: findingText(set, finding),
      comment: comments?.get(finding.indicator) ?? '',
    })),
    ...saidIn(set, submission),
    moreWarnings: Math.max(0, findings.length - mostWarnings),
    illustrative: submission.illustrative,
  };

  /** Only of what makes a deadline end that may be in somebody's calendar; a correction of it takes nothing out again. */
  function cancellation(): Pick<SubmissionReceipt, 'cancels'> {
    const wasEnough = before !== null && isEnough(inForce, unit, before);
    // Where the head approves, that ends the deadline.
    if (wasEnough || isApproved || !isEnough(inForce, unit, submission.values)) return {};
    const moved = movesOf(exceptions.found, at);
    const isAnywhere = moved > 0 || wasWarned(catalogue, { set, unit, period }, receivedAt);
    if (!isAnywhere || exceptions.unreadable.length > 0) return {};
    const changes = changesOf({ revision, isDecided: false });
    return { cancels: sequenceOf(submission.catalogueVersion, changes + moved) };
  }
}

/** What the unit wrote, beside the comments that stand with the warnings. */
function saidIn(
  set: IndicatorSet,
  { note, reason, comments = new Map(), findings = [] }: Submission,
): Pick<SubmissionReceipt, 'said'> {
  const shown = new Set(findings.slice(0, mostWarnings).map(({ indicator }) => indicator));
  const others = [...comments].filter(([indicator]) => !shown.has(indicator));
  if (note === undefined && reason === undefined && others.length === 0) return {};
  return {
    said: {
      ...(note === undefined ? {} : { note }),
      ...(reason === undefined ? {} : { reason }),
      comments: others.slice(0, mostComments).map(([indicator, text]) => ({
        indicator,
        name: indicatorName(set, indicator),
        text,
      })),
      moreComments: Math.max(0, others.length - mostComments),
      isReported: set.leagues.length > 0,
    },
  };
}

/** Whether somebody was warned of a unit's figures before an instant, or on its day, while they were not all there. */
function wasWarned(
  catalogue: Catalogue,
  { set, unit, period }: Pick<Told, 'set' | 'unit' | 'period'>,
  receivedAt: InstantText,
): boolean {
  if (!isOwed(set, period) || !isOwing(catalogue, set, period, unit)) return false;
  const duty = [unit.id, reporterOf(catalogue, unit.id, period.to)?.id];
  const isTold = catalogue.recipients.some(
    (post) => post.receives.includes('warnings') && duty.includes(post.unit),
  );
  if (!isTold) return false;
  const [first] = warningDays(set, period, WorkingCalendar.of(catalogue.calendar), usualTimes).ladder;
  const day = dateAt(Temporal.Instant.from(receivedAt));
  return first !== undefined && Temporal.PlainDate.compare(first, day) <= 0;
}

/** What a revision added and changed, in the order of the set. */
function givenIn(set: IndicatorSet, before: Values | null, after: Values): Pick<SubmissionReceipt, 'given'> {
  if (before === null) return {};
  const changes = new Map(revisionChanges(before, after).map((change) => [change.indicator, change]));
  const figures = set.indicators.flatMap((indicator) => {
    const change = changes.get(indicator.id);
    if (change === undefined) return [];
    const { from, to } = change;
    return [
      {
        indicator: indicator.id,
        name: indicator.name,
        to: figureInWords(to, indicator),
        ...(from === null ? {} : { from: figureInWords(from, indicator) }),
      },
    ];
  });
  return { given: { figures: figures.slice(0, mostGiven), more: Math.max(0, figures.length - mostGiven) } };
}

function previewOf({ points, maxPoints }: Score): Pick<SubmissionReceipt, 'preview'> {
  return maxPoints === 0 ? {} : { preview: { points, maxPoints } };
}

/** Until when figures can be added: on time until the due time, and after it until the lock; null after that. */
function lastChance({ dueAt, locksAt }: Window, receivedAt: InstantText): InstantText | null {
  if (isBefore(Temporal.Instant.from(receivedAt), dueAt)) return instantText(dueAt);
  return isBefore(Temporal.Instant.from(receivedAt), locksAt) ? instantText(locksAt) : null;
}
