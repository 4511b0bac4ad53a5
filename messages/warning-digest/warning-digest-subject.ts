import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { deadlineWords } from './deadline-words.ts';
import { owedTexts } from './owed-texts.ts';
import { isLocked } from './owed-words.ts';
import { titleOf } from './title.ts';
import { isOver, statusOf } from './urgency.ts';

/**
 * Names the first item, which must be the most urgent: `[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn
 * 30/06/2023) và 2 việc khác`. A digest about several units names that item's unit too. One about the units below only says how
 * many are overdue: `[Quá hạn] 2 đơn vị trực thuộc chậm 2 ngày làm việc: Bộ chỉ số 766, tuần 03/2024`.
 * @throws {RangeError} when the digest is empty
 */
export function subjectOf(digest: WarningDigest, at: string | null): string {
  const { items, beyond, escalations = [], escalationsBeyond } = digest;
  const [first, ...others] = items;
  const below = escalations.length + (escalationsBeyond?.items ?? 0);
  if (first === undefined) return subjectOfEscalations(digest, below);
  const kind = isOver(first, at) ? 'Quá hạn' : 'Nhắc việc';
  const count = others.length + (beyond?.items ?? 0);
  const more = count === 0 ? '' : ` và ${formatInteger(count, 'vi')} việc khác`;
  const ofBelow = below === 0 ? '' : `; ${formatInteger(below, 'vi')} việc quá hạn của đơn vị trực thuộc`;
  const isOfOne = (beyond?.units ?? 1) === 1 && items.every(({ unit }) => unit === first.unit);
  const what = isOfOne ? titleOf(first, 'vi') : `${titleOf(first, 'vi')} – ${first.unitName.vi}`;
  const due = deadlineWords(first, 'vi').short;
  return `[${kind}] ${statusInSubject(first, digest.day, at)}: ${what}${lackingOf(first)} (${due})${more}${ofBelow}`;
}

function statusInSubject(item: WarningItem, day: string, at: string | null): string {
  if (item.goal === 'owed' && isOver(item, at) && !isLocked(item, at))
    return `Còn gửi được đến ${formatLocalTime(item.opensUntil, 'vi')}`;
  if (item.kind === 'overdue' && item.workingDays > 0) return `Chậm ${item.workingDays} ngày làm việc`;
  return statusOf(item, { day, at }, 'vi');
}

function lackingOf(item: WarningItem): string {
  if (item.goal !== 'owed' || item.sent === 'nothing') return '';
  return `, ${owedTexts.vi.lacking(formatInteger(item.lacking.count, 'vi'))}`;
}

function subjectOfEscalations({ escalations = [], escalationsBeyond }: WarningDigest, count: number): string {
  const [first] = escalations;
  if (first === undefined) throw new RangeError('A digest without items is never sent.');
  const units = escalationsBeyond?.units ?? new Set(escalations.map(({ item }) => item.unit)).size;
  const title = titleOf(first.item, 'vi');
  const rest = escalations.filter(({ item }) => titleOf(item, 'vi') !== title).length;
  const more = rest + (escalationsBeyond?.items ?? 0);
  const who = `${formatInteger(units, 'vi')} đơn vị trực thuộc`;
  const others = more === 0 ? '' : ` và ${formatInteger(more, 'vi')} việc khác`;
  const late =
    count === 1 || rest === 0 ? ` chậm ${first.item.workingDays} ngày làm việc` : ' có việc quá hạn';
  return `[Quá hạn] ${who}${late}: ${title}${others}`;
}
