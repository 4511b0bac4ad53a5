import type { Text } from '../language/text.ts';

/**
 * The kinds of messages that recipients get. `receipts` confirm a unit's submissions; `failures` are for operations alone, and nobody
 * unsubscribes from them.
 */
export const messageKinds = ['weekly-report', 'warnings', 'receipts', 'failures'] as const;

/** What somebody subscribes to and unsubscribes from. */
export type MessageKind = (typeof messageKinds)[number];

/** The name of each kind inside a sentence: `Your e-mail address receives the weekly report.` */
export const messageKindNames: Readonly<Record<MessageKind, Text>> = {
  'weekly-report': { vi: 'báo cáo tuần', en: 'the weekly report' },
  warnings: { vi: 'thư nhắc việc', en: 'deadline warnings' },
  receipts: { vi: 'thư xác nhận đã nhận số liệu', en: 'confirmations of submitted figures' },
  failures: { vi: 'thư báo sự cố', en: 'e-mails about failures' },
};
