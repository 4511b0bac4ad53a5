import { Temporal } from 'temporal-polyfill';
import { owedUid } from '../../domain/calendar/calendar-event.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import { languagesOf, type ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { SubmissionReceipt } from '../../domain/submission/submission-receipt.ts';
import { calendarFile } from '../calendar/calendar-file.ts';
import type { Attachment } from '../letter/message.ts';
import { submissionReceiptTexts } from './submission-receipt-texts.ts';

/** A file that takes the deadline of a complete submission out of the reader's calendar; none where it was never in one. */
export function receiptCalendar(
  { cancels, unit, unitName, set, setName, period, dueAt, extendedUntil, receivedAt }: SubmissionReceipt,
  language: ReaderLanguage,
): Attachment[] {
  if (cancels === undefined) return [];
  const [first] = languagesOf(language);
  const { calendarFile: name, calendarEvent, withCalendar } = submissionReceiptTexts[first];
  const event = {
    uid: owedUid(unit, set, period),
    sequence: cancels,
    when: { until: extendedUntil ?? dueAt },
    summary: `${calendarEvent}: ${setName[first]}, ${formatPeriod(period, first)} – ${unitName[first]}`,
    description: withCalendar,
    cancelled: true,
    url: null,
  };
  return calendarFile({
    name: name(formatPeriod(period, first).replaceAll('/', '-')),
    method: 'cancel',
    stampedAt: Temporal.Instant.from(receivedAt),
    events: [event],
  });
}
