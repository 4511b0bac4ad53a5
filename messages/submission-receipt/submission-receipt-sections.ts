import {
  capitalise,
  formatDeadline,
  formatInteger,
  formatLocalTime,
  formatPeriod,
  formatPeriodDays,
  formatPoints,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import type { Extent } from '../letter/extent.ts';
import { oneLine } from '../letter/one-line.ts';
import { submissionReceiptTexts } from './submission-receipt-texts.ts';

/** A receipt, as shown. */
export type ReceiptSections = {
  readonly status: string;
  readonly caption: string;
  readonly facts: readonly ReceiptFact[];
  /** Null when nothing is known of what the revision changed. */
  readonly given: GivenSection | null;
  /** Null when the unit wrote nothing beside its figures. */
  readonly said: SaidSection | null;
  /** Null when no figure looked wrong. */
  readonly warnings: WarningSection | null;
  /** Null when nothing is lacking. */
  readonly lacking: LackingSection | null;
  readonly correcting: string;
  /** Why the figures are not in the ranking yet; empty when they will be. */
  readonly ranking: string;
  readonly help: string;
};

/** The figures as they were understood. `more` states how many are not listed; empty when all are. */
export type GivenSection = {
  readonly title: string;
  readonly figures: readonly ReceiptFact[];
  readonly more: string;
};

/** What the unit wrote. `intro` and `more` are empty where there is nothing to say. */
export type SaidSection = GivenSection & { readonly intro: string };

/** A line of the receipt. */
export type ReceiptFact = { readonly label: string; readonly value: string };

/** The figures that looked wrong. `more` states how many are not listed; empty when all are. */
export type WarningSection = {
  readonly title: string;
  readonly intro: string;
  readonly items: readonly { readonly title: string; readonly detail: string; readonly comment: string }[];
  readonly more: string;
};

/** The indicators without a figure, and what to do about them. */
export type LackingSection = {
  readonly title: string;
  readonly names: readonly string[];
  readonly todo: string;
};

/**
 * Formats a receipt's content.
 * @param hasPages whether there is a page on which one asks for an extension
 */
export function receiptSectionsOf(
  receipt: SubmissionReceipt,
  extent: Extent,
  hasPages: boolean,
  language: Language,
): ReceiptSections {
  const texts = submissionReceiptTexts[language];
  const { set, period, revision, reference, receivedAt } = receipt;
  const { labels } = texts;
  return {
    status: [
      texts.status(receipt.warnings.length + receipt.moreWarnings, receipt.asked?.lacking ?? null),
      ...(receipt.awaitsApproval === undefined ? [] : [texts.awaitsApproval]),
    ].join(' '),
    caption: texts.caption,
    facts: [
      { label: labels.reference, value: reference },
      { label: labels.set, value: set },
      { label: labels.period, value: periodWords(period, language) },
      { label: labels.revision, value: texts.revision(formatInteger(revision, language), kindOf(receipt)) },
      {
        label: labels.received,
        value: `${formatLocalTime(receivedAt, language)}, ${timelinessOf(receipt, language)}`,
      },
      { label: labels.due, value: dueWords(receipt, language) },
      ...figuresFact(receipt, language),
      ...previewFact(receipt, language),
    ],
    given: givenOf(receipt, extent, language),
    said: saidOf(receipt, extent, language),
    warnings: warningsOf(receipt, extent, language),
    lacking: lackingOf(receipt, extent, language),
    correcting: correctingOf(receipt, hasPages, language),
    ranking: receipt.afterLock === true ? texts.afterLock : '',
    help: texts.help(receipt.helpdesk[language]),
  };
}

/** `Tuần 02/2024`; of a longer period with its days: `Tháng 12/2026 (15/11–14/12/2026)`. */
function periodWords(period: string, language: Language): string {
  const days = formatPeriodDays(period, language);
  return `${capitalise(formatPeriod(period, language))}${days === null ? '' : ` (${days})`}`;
}

function timelinessOf(
  { receivedAt, dueAt, extendedUntil, late }: SubmissionReceipt,
  language: Language,
): string {
  const texts = submissionReceiptTexts[language];
  const isAfterDue = isAfter(receivedAt, dueAt);
  if (late) return isAfterDue && extendedUntil !== undefined ? texts.lateInExtension : texts.late;
  return isAfterDue ? texts.firstOnTime : texts.onTime;
}

/** When the figures were due: for a unit with an exception its end, and when those of all others were. */
function dueWords({ dueAt, extendedUntil }: SubmissionReceipt, language: Language): string {
  const due = formatDeadline(dueAt, language);
  if (extendedUntil === undefined) return due;
  return submissionReceiptTexts[language].extended(formatDeadline(extendedUntil, language), due);
}

/** What a revision is beside the one before. */
function kindOf({ revision, addition }: SubmissionReceipt): 'first' | 'addition' | 'correction' {
  if (revision === 1) return 'first';
  return addition === true ? 'addition' : 'correction';
}

/** How many of the figures asked for are there, and how many others; of a set that asks for none, how many figures there are. */
function figuresFact({ asked, figures }: SubmissionReceipt, language: Language): ReceiptFact[] {
  const { labels, sent } = submissionReceiptTexts[language];
  const shown = (count: number) => formatInteger(count, language);
  if (asked === undefined || asked.count === 0) return [{ label: labels.figures, value: shown(figures) }];
  const { count, lacking } = asked;
  const others = figures - (count - lacking);
  const value = sent(shown(count - lacking), shown(count), shown(lacking), others > 0 ? shown(others) : null);
  return [{ label: labels.asked, value }];
}

function correctingOf({ correctUntil }: SubmissionReceipt, hasPages: boolean, language: Language): string {
  const { correcting, correctingUntil, correctingAfterLock, correctingByAsking } =
    submissionReceiptTexts[language];
  if (correctUntil === undefined) return correcting;
  if (correctUntil !== null) return correctingUntil(formatDeadline(correctUntil, language));
  return hasPages ? correctingByAsking : correctingAfterLock;
}

function previewFact({ preview, unranked, afterLock }: SubmissionReceipt, language: Language): ReceiptFact[] {
  if (preview === undefined) return [];
  const { labels, points, rankedAtLock, rankedWithout } = submissionReceiptTexts[language];
  const [own, most] = [preview.points, preview.maxPoints].map((one) => formatPoints(one, language));
  const ranking = afterLock === true ? [rankedWithout] : unranked === true ? [] : [rankedAtLock];
  return [{ label: labels.preview, value: [points(own ?? '', most ?? ''), ...ranking].join('; ') }];
}

function givenOf(receipt: SubmissionReceipt, { entries }: Extent, language: Language): GivenSection | null {
  const { given } = receipt;
  if (given === undefined || given.figures.length === 0) return null;
  const texts = submissionReceiptTexts[language];
  const shown = given.figures.slice(0, entries);
  const more = given.more + given.figures.length - shown.length;
  return {
    title: texts.given[kindOf(receipt)],
    figures: shown.map(({ name, from, to }) => ({
      label: name[language],
      value: from === undefined ? to[language] : texts.changed(from[language], to[language]),
    })),
    more: more === 0 ? '' : texts.moreGiven(formatInteger(more, language)),
  };
}

function saidOf({ said }: SubmissionReceipt, { entries }: Extent, language: Language): SaidSection | null {
  if (said === undefined) return null;
  const texts = submissionReceiptTexts[language].said;
  const { note, reason, comments, moreComments, isReported } = said;
  const shown = comments.slice(0, entries);
  const more = moreComments + comments.length - shown.length;
  const isTold = isReported && (note !== undefined || comments.length > 0);
  return {
    title: texts.title,
    intro: isTold ? texts.reported : '',
    figures: [
      ...(reason === undefined ? [] : [{ label: texts.reason, value: oneLine(reason) }]),
      ...(note === undefined ? [] : [{ label: texts.note, value: oneLine(note) }]),
      ...shown.map(({ name, text }) => ({ label: name[language], value: oneLine(text) })),
    ],
    more: more === 0 ? '' : texts.more(formatInteger(more, language)),
  };
}

function lackingOf(
  { asked }: SubmissionReceipt,
  { names: most }: Extent,
  language: Language,
): LackingSection | null {
  if (asked === undefined || asked.lacking === 0) return null;
  const { lacking, moreLacking, complete, optional } = submissionReceiptTexts[language];
  const { until } = asked;
  const first = asked.first.slice(0, most);
  const more = asked.lacking - first.length;
  return {
    title: lacking,
    names: [
      ...first.map(({ name }) => name[language]),
      ...(more === 0 ? [] : [moreLacking(formatInteger(more, language))]),
    ],
    todo: until === null ? optional : complete(formatDeadline(until, language)),
  };
}

function warningsOf(
  { warnings, moreWarnings }: SubmissionReceipt,
  { entries }: Extent,
  language: Language,
): WarningSection | null {
  if (warnings.length === 0) return null;
  const shown = warnings.slice(0, entries);
  const more = moreWarnings + warnings.length - shown.length;
  const texts = submissionReceiptTexts[language];
  return {
    title: texts.warnings,
    intro: texts.warningsIntro,
    items: shown.map(({ name, detail, comment }) => ({
      title: name[language],
      detail: detail[language],
      comment: comment === '' ? '' : texts.comment(oneLine(comment)),
    })),
    more: more === 0 ? '' : texts.more(formatInteger(more, language)),
  };
}
