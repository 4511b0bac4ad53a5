import {
  formatDate,
  formatDeadline,
  formatInteger,
  formatLocalTime,
  formatPeriodDays,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { OwedItem } from '../../domain/milestone/warning-digest.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { Extent } from '../letter/extent.ts';
import { escalationTexts } from './escalation-texts.ts';
import { lackingNames, partlySubmitted } from './lacking-words.ts';
import { owedTexts } from './owed-texts.ts';
import { isOver } from './urgency.ts';

/** Figures owed in words: what is missing, until when it can be sent, what follows, and what to do. */
type OwedWords = {
  readonly measured: string | null;
  readonly news: string;
  readonly consequences: readonly string[];
  readonly todo: string;
};

/** How a unit asks for an extension: the reader presses the button of a page, somebody of the unit does, or by writing to operations. */
export type Asking = 'button' | 'unit' | 'operations';

/**
 * @param at when the digest leaves; null when that is not known
 * @param asking how the unit asks for an extension
 */
export function owedContent(
  item: OwedItem,
  at: InstantText | null,
  extent: Extent,
  asking: Asking,
  language: Language,
): OwedWords {
  const texts = owedTexts[language];
  const until = formatDeadline(item.opensUntil, language);
  const shared = {
    measured: measuredWords(item, at, language),
    news: owedNews(item, extent, language),
  };
  if (item.approval === 'waiting') return { ...shared, ...approvalContent(item, at, language) };
  const asked = askedOf(item, extent, language);
  if (isLocked(item, at))
    return {
      ...shared,
      consequences: [
        ...asked,
        item.locksAt === undefined
          ? texts.lockedAt(until)
          : texts.periodLockedAt(formatDeadline(item.locksAt, language)),
      ],
      todo: texts.todoLocked[asking],
    };
  const escalates =
    item.escalatesOn === undefined
      ? []
      : [escalationTexts[language].ifNotSent(formatDate(item.escalatesOn, language))];
  if (item.exception === true)
    return {
      ...shared,
      consequences: [...asked, extensionConsequence(item, language), ...escalates],
      todo: texts.todo(until),
    };
  if (isOver(item, at))
    return {
      ...shared,
      consequences: [...asked, `${texts.stillOpen(until)}. ${texts.afterLock[item.afterLock]}`, ...escalates],
      todo: texts.todoNow(until),
    };
  const late = item.staysOnTime === undefined ? texts.lateUntil(until) : texts.onTimeUntil(until);
  const isLast = item.dueAt === item.opensUntil;
  return {
    ...shared,
    consequences: [...asked, `${isLast ? '' : `${late} `}${texts.afterLock[item.afterLock]}`, ...escalates],
    todo: texts.todo(item.dueAt === undefined ? until : formatDeadline(item.dueAt, language)),
  };
}

/** What follows where the head does not approve what was sent, and what to do: by the deadline, by the lock, and after it. */
function approvalContent(
  item: OwedItem,
  at: InstantText | null,
  language: Language,
): Pick<OwedWords, 'consequences' | 'todo'> {
  const texts = owedTexts[language];
  const { dueAt, afterLock, escalatesOn, opensUntil, staysOnTime, locksAt = opensUntil } = item;
  const lock = formatLocalTime(locksAt, language);
  const isRanked = afterLock !== 'locked';
  const escalates = escalatesOn === undefined ? [] : [texts.ifNotApproved(formatDate(escalatesOn, language))];
  if (at !== null && !isBefore(at, locksAt) && isRanked)
    return { consequences: [texts.lockedUnapproved(lock), ...escalates], todo: texts.todoApproveLocked };
  const isAhead = dueAt !== undefined && !isOver(item, at);
  const late = isAhead ? texts.approvedLate : texts.approvedLateNow;
  const follows = [
    ...(staysOnTime === true ? [] : [late]),
    ...(isRanked ? [texts.unapprovedAtLock(lock, afterLock)] : []),
  ].join(' ');
  return {
    consequences: [texts.unapproved, ...(follows === '' ? [] : [follows]), ...escalates],
    todo: isAhead
      ? texts.todoApprove(formatDeadline(dueAt, language))
      : texts.todoApproveNow(isRanked ? formatDeadline(locksAt, language) : null),
  };
}

/** What others than the head read of figures that wait for the head; null for all else. */
export function waitsForHead(item: OwedItem, language: Language): string | null {
  return item.approval === 'waiting' ? owedTexts[language].waitsForHead : null;
}

/** Until when figures that wait are approved in time for the ranking; null where there is none, or it is over. */
export function approvableUntil(
  { opensUntil, locksAt = opensUntil, afterLock }: OwedItem,
  at: InstantText | null,
): string | null {
  return afterLock === 'locked' || (at !== null && !isBefore(at, locksAt)) ? null : locksAt;
}

/** The days of a period that is no week, and that the deadline is the end of an exception; null where there is nothing to say. */
function measuredWords(item: OwedItem, at: InstantText | null, language: Language): string | null {
  const days = formatPeriodDays(item.period, language);
  const extended = extensionWords(item, at, language);
  const words = [
    ...(days === null ? [] : [owedTexts[language].days(days)]),
    ...(extended === null ? [] : [extended]),
  ];
  return words.length === 0 ? null : words.join('. ');
}

/** That the deadline is the end of an exception, and when the figures of all others are due; null where it is not. */
export function extensionWords(item: OwedItem, at: InstantText | null, language: Language): string | null {
  if (item.exception === undefined) return null;
  const { extended, extensionOver, dueForAll } = owedTexts[language];
  const until = formatLocalTime(item.opensUntil, language);
  const words = item.kind === 'overdue' || isLocked(item, at) ? extensionOver(until) : extended(until);
  const due = item.setDueAt === undefined ? [] : [dueForAll(formatLocalTime(item.setDueAt, language))];
  return [words, ...due].join('; ');
}

/** What an extension leaves as it is, and what follows its end. */
function extensionConsequence({ staysOnTime, afterLock, locksAt }: OwedItem, language: Language): string {
  const texts = owedTexts[language];
  const isRanked = locksAt !== undefined && afterLock !== 'locked';
  return [
    ...(staysOnTime === undefined ? [texts.extensionIsLate] : []),
    ...(isRanked ? [texts.extensionNotRanked(formatLocalTime(locksAt, language))] : []),
    texts.afterExtension,
  ].join(' ');
}

/** What is missing: by name where only a part is. */
function owedNews({ sent, lacking, approval }: OwedItem, extent: Extent, language: Language): string {
  if (approval === 'waiting') return owedTexts[language].waits;
  if (approval === 'returned') return owedTexts[language].returned;
  return sent === 'partial' ? partlySubmitted(lacking, extent, language) : owedTexts[language].nothingSent;
}

/** What a unit that has sent nothing owes, by name. */
function askedOf({ sent, lacking }: OwedItem, extent: Extent, language: Language): string[] {
  if (sent === 'partial') return [];
  const count = formatInteger(lacking.count, language);
  return [owedTexts[language].asked(count, lackingNames(lacking, extent, language))];
}

/** Whether the figures of an item can be sent only with an extension; false when that is not known. */
export function asksForExtension(item: OwedItem, at: InstantText | null): boolean {
  return item.approval !== 'waiting' && isLocked(item, at);
}

/** Whether figures can no longer be sent when the digest leaves; false when that is not known. */
export function isLocked({ opensUntil }: OwedItem, at: InstantText | null): boolean {
  return at !== null && !isBefore(at, opensUntil);
}
