import { formatDate, formatDeadline, formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { OwedItem } from '../../domain/milestone/warning-digest.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { Extent } from '../letter/extent.ts';
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

/** @param at when the digest leaves; null when that is not known */
export function owedContent(
  item: OwedItem,
  at: string | null,
  extent: Extent,
  language: Language,
): OwedWords {
  const texts = owedTexts[language];
  const until = formatDeadline(item.opensUntil, language);
  const shared = {
    measured: item.exception === undefined ? null : texts.exception,
    news: owedNews(item, extent, language),
  };
  if (isLocked(item, at)) return { ...shared, consequences: [texts.lockedAt(until)], todo: texts.todoLocked };
  const escalates =
    item.escalatesOn === undefined ? [] : [texts.escalates(formatDate(item.escalatesOn, language))];
  if (isOver(item, at))
    return {
      ...shared,
      consequences: [`${texts.stillOpen(until)}. ${texts.afterLock[item.afterLock]}`, ...escalates],
      todo: texts.todoNow(until),
    };
  const late = item.staysOnTime === undefined ? texts.lateUntil(until) : texts.onTimeUntil(until);
  const isLast = item.dueAt === item.opensUntil;
  return {
    ...shared,
    consequences: [`${isLast ? '' : `${late} `}${texts.afterLock[item.afterLock]}`, ...escalates],
    todo: texts.todo(item.dueAt === undefined ? until : formatDeadline(item.dueAt, language)),
  };
}

/** What is missing, by name. */
export function owedNews(item: OwedItem, extent: Extent, language: Language): string {
  const { sent, lacking } = item;
  if (sent === 'partial') return partlySubmitted(lacking, extent, language);
  const names = lackingNames(lacking, extent, language);
  return owedTexts[language].nothingSent(formatInteger(lacking.count, language), names);
}

/** Whether figures can no longer be sent when the digest leaves; false when that is not known. */
export function isLocked({ opensUntil }: OwedItem, at: string | null): boolean {
  return at !== null && !isBefore(at, opensUntil);
}
