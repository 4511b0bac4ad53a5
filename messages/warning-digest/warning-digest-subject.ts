import { formatDate } from '../../domain/language/format.ts';
import type { WarningDigest } from '../../domain/milestone/warning-digest.ts';
import { subjectLine } from '../letter/subject-line.ts';
import { warningStatus } from './warning-status.ts';

/**
 * The subject, in Vietnamese, from the first item, which must be the most urgent:
 * `[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn 30/06/2023) và 2 mốc khác`. In a digest about several
 * units it names that item's unit as well.
 * @throws {RangeError} when the digest holds nothing
 */
export function warningDigestSubject({ day, items }: WarningDigest): string {
  const [first, ...others] = items;
  if (first === undefined) throw new RangeError('A digest without items is never sent.');
  const kind = first.kind === 'overdue' ? 'Quá hạn' : 'Nhắc việc';
  const status =
    first.kind === 'overdue' ? `Chậm ${first.workingDays} ngày làm việc` : warningStatus(first, day, 'vi');
  const more = others.length === 0 ? '' : ` và ${others.length} mốc khác`;
  const isOfOne = items.every(({ unit }) => unit === first.unit);
  const what = isOfOne ? first.name.vi : `${first.name.vi} – ${first.unitName.vi}`;
  return subjectLine(`[${kind}] ${status}: ${what} (hạn ${formatDate(first.date, 'vi')})${more}`);
}
