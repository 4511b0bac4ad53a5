import type { Text } from '../language/text.ts';

/**
 * The kinds of messages that recipients subscribe to. `receipts` confirm a unit's submissions; `failures` are for operations alone, and nobody
 * unsubscribes from them.
 */
export const messageKinds = ['weekly-report', 'warnings', 'receipts', 'failures'] as const;

/** What somebody subscribes to and unsubscribes from. */
export type MessageKind = (typeof messageKinds)[number];

/**
 * The kinds of messages that come with what a post may do, whatever it subscribes to: `notices` to those who submit for a unit,
 * `returned-figures` to those of them who do not approve, `approvals` to those who do, `requests` to operations.
 */
const noticeKinds = ['notices', 'returned-figures', 'approvals', 'requests'] as const;

/** Every kind of message that a post gets. */
export const receivedKinds = [...messageKinds, ...noticeKinds] as const;

/** A kind of message that a post gets, by its subscription or by what it may do. */
export type ReceivedKind = (typeof receivedKinds)[number];

/** The name of each kind inside a sentence: `Your e-mail address receives the weekly report.` */
export const messageKindNames: Readonly<Record<ReceivedKind, Text>> = {
  'weekly-report': { vi: 'báo cáo tuần', en: 'the weekly report' },
  warnings: { vi: 'thư nhắc việc', en: 'deadline warnings' },
  receipts: { vi: 'thư xác nhận đã nhận số liệu', en: 'confirmations of submitted figures' },
  failures: { vi: 'thư báo sự cố', en: 'e-mails about failures' },
  notices: {
    vi: 'thư báo quyết định gia hạn và câu hỏi về số liệu',
    en: 'notices of extensions and of questions about figures',
  },
  'returned-figures': { vi: 'thư báo số liệu bị trả lại', en: 'notices of returned figures' },
  approvals: { vi: 'thư báo số liệu chờ duyệt', en: 'notices of figures to approve' },
  requests: { vi: 'thư xin gia hạn của các đơn vị', en: 'the units’ requests for an extension' },
};

/** Whether a kind of message comes with what a post may do, so that nobody subscribes to it or unsubscribes from it. */
export function isNotice(kind: ReceivedKind): kind is (typeof noticeKinds)[number] {
  return noticeKinds.some((notice) => notice === kind);
}
