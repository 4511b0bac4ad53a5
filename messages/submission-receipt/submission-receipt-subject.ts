import { formatPeriod } from '../../domain/language/format.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import { subjectLine } from '../letter/subject-line.ts';

/** So much of a reference tells one message from another in a mailbox; the whole of it stands in the letter. */
const shownCharacters = 8;

/**
 * The subject, in Vietnamese: `[Xác nhận] Đã nhận số liệu 766 tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)`; for a correction
 * `Đã nhận bản 2 số liệu 766 …`.
 */
export function submissionReceiptSubject(receipt: SubmissionReceipt): string {
  const { set, period, revision, unitName, reference } = receipt;
  const what = revision === 1 ? 'số liệu' : `bản ${revision} số liệu`;
  const code = `${reference.slice(0, shownCharacters)}…`;
  return subjectLine(
    `[Xác nhận] Đã nhận ${what} ${set} ${formatPeriod(period, 'vi')} — ${unitName.vi} (mã ${code})`,
  );
}
