import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { OwedItem, WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { deadlineWords } from './deadline-words.ts';
import { owedTexts } from './owed-texts.ts';
import { approvableUntil, isLocked } from './owed-words.ts';
import { titleOf } from './title.ts';
import { isOver, statusOf } from './urgency.ts';

type Texts = {
  readonly warning: string;
  readonly overdue: string;
  /** Of figures that wait for the reader's approval. */
  readonly toApprove: string;
  /** Once the deadline has passed: in time for the ranking, and after the lock. */
  readonly approveBy: (time: string) => string;
  readonly locked: string;
  /** Each begins with what joins it to what is before it. */
  readonly more: (count: string) => string;
  readonly ofBelow: (count: string) => string;
  readonly openUntil: (time: string) => string;
  readonly late: (days: number) => string;
  readonly below: (units: string, days: number | null) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    warning: 'Nhắc việc',
    overdue: 'Quá hạn',
    toApprove: 'Chờ duyệt',
    approveBy: (time) => `Duyệt trước giờ chốt ${time}`,
    locked: 'Đã chốt khi chưa duyệt',
    more: (count) => ` và ${count} việc khác`,
    ofBelow: (count) => `; ${count} việc quá hạn của đơn vị trực thuộc`,
    openUntil: (time) => `Còn gửi được đến ${time}`,
    late: (days) => `Chậm ${days} ngày làm việc`,
    below: (units, days) =>
      `${units} đơn vị trực thuộc ${days === null ? 'có việc quá hạn' : `chậm ${days} ngày làm việc`}`,
  },
  en: {
    warning: 'Reminder',
    overdue: 'Overdue',
    toApprove: 'To approve',
    approveBy: (time) => `Approve before the lock at ${time}`,
    locked: 'Locked without approval',
    more: (count) => ` and ${count} more`,
    ofBelow: (count) => `; overdue in your subordinate units: ${count}`,
    openUntil: (time) => `Still open until ${time}`,
    late: (days) => `${daysEn(days)} late`,
    below: (units, days) =>
      `${days === null ? 'Overdue items' : `${daysEn(days)} late`} in ${units} of your subordinate units`,
  },
};

function daysEn(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'}`;
}

/**
 * Names the first item, which must be the most urgent: `[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn
 * 30/06/2023) và 2 việc khác`. A digest about several units, or about another than the reader's own, names that item's unit too. One about the units below only says how
 * many are overdue: `[Quá hạn] 2 đơn vị trực thuộc chậm 2 ngày làm việc: Bộ chỉ số 766, tuần 03/2024`.
 * @throws {RangeError} when the digest is empty
 */
export function subjectOf(digest: WarningDigest, at: InstantText | null, language: Language): string {
  const { items, beyond, calendars = [], escalations = [], escalationsBeyond } = digest;
  const words = texts[language];
  const [first, ...others] = items;
  const below = escalations.length + (escalationsBeyond?.items ?? 0);
  if (first === undefined) return subjectOfEscalations(digest, below, language);
  const kind = kindOf(first, at, language);
  const count = others.length + (beyond?.items ?? 0);
  const more = count === 0 ? '' : words.more(formatInteger(count, language));
  const ofBelow = below === 0 ? '' : words.ofBelow(formatInteger(below, language));
  const isOfOne = (beyond?.units ?? 1) === 1 && items.every(({ unit }) => unit === first.unit);
  const title = titleOf(first, language);
  // A digest has the calendars of the reader's own units alone.
  const isOwn = calendars.some(({ unit }) => unit === first.unit);
  const what = isOfOne && isOwn ? title : `${title} – ${first.unitName[language]}`;
  const due = deadlineWords(first, language).short;
  const status = statusInSubject(first, digest.day, at, language);
  return `[${kind}] ${status}: ${what}${lackingOf(first, language)} (${due})${more}${ofBelow}`;
}

function kindOf(item: WarningItem, at: InstantText | null, language: Language): string {
  const { overdue, warning, toApprove } = texts[language];
  if (waiting(item) !== null) return toApprove;
  return isOver(item, at) ? overdue : warning;
}

/** An item that waits for the reader's approval; null for any other. */
function waiting(item: WarningItem): OwedItem | null {
  return item.goal === 'owed' && item.approval === 'waiting' ? item : null;
}

function statusInSubject(item: WarningItem, day: string, at: InstantText | null, language: Language): string {
  const { openUntil, late, approveBy, locked } = texts[language];
  const toApprove = waiting(item);
  if (toApprove !== null && isOver(item, at)) {
    const until = approvableUntil(toApprove, at);
    if (until !== null) return approveBy(formatLocalTime(until, language));
    if (toApprove.afterLock !== 'locked') return locked;
  }
  if (item.goal === 'owed' && isOver(item, at) && !isLocked(item, at))
    return openUntil(formatLocalTime(item.opensUntil, language));
  if (item.kind === 'overdue' && item.workingDays > 0) return late(item.workingDays);
  return statusOf(item, { day, at }, language);
}

function lackingOf(item: WarningItem, language: Language): string {
  if (item.goal !== 'owed' || item.sent === 'nothing' || item.approval === 'waiting') return '';
  return `, ${owedTexts[language].lacking(formatInteger(item.lacking.count, language))}`;
}

function subjectOfEscalations(
  { escalations = [], escalationsBeyond }: WarningDigest,
  count: number,
  language: Language,
): string {
  const [first] = escalations;
  if (first === undefined) throw new RangeError('A digest without items is never sent.');
  const { overdue, below, more } = texts[language];
  const units = escalationsBeyond?.units ?? new Set(escalations.map(({ item }) => item.unit)).size;
  const title = titleOf(first.item, language);
  const rest = escalations.filter(({ item }) => titleOf(item, language) !== title).length;
  const others = rest + (escalationsBeyond?.items ?? 0);
  const days = count === 1 || rest === 0 ? first.item.workingDays : null;
  const named = others === 0 ? title : `${title}${more(formatInteger(others, language))}`;
  return `[${overdue}] ${below(formatInteger(units, language), days)}: ${named}`;
}
