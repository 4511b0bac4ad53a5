import * as z from 'zod';
import type { Text } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

/** The kinds of reports of the mail service that leave a delivery in its state. */
export const remarkKinds = [
  'automatic-answer',
  'unclear-return',
  'temporary-failure',
  'mailbox-full',
  'message-too-large',
  'content-rejected',
  'attachment-rejected',
  'timed-out',
  'delayed',
  'not-spam',
  'subscription',
  'other-event',
] as const;

/** What the mail service reported without moving the message to another state. */
export type RemarkKind = (typeof remarkKinds)[number];

/** What each remark says about a message. */
export const remarkTexts = {
  'automatic-answer': { vi: 'có thư trả lời tự động', en: 'an automatic reply came back' },
  'unclear-return': { vi: 'có thư báo lại không rõ lý do', en: 'a report without a clear reason came back' },
  'temporary-failure': { vi: 'máy chủ nhận báo lỗi tạm thời', en: 'the receiving server failed temporarily' },
  'mailbox-full': { vi: 'hộp thư người nhận đầy', en: "the recipient's mailbox is full" },
  'message-too-large': { vi: 'thư quá lớn đối với máy chủ nhận', en: 'too large for the receiving server' },
  'content-rejected': {
    vi: 'máy chủ nhận không chấp nhận nội dung',
    en: 'the receiving server rejected the content',
  },
  'attachment-rejected': {
    vi: 'máy chủ nhận không chấp nhận tệp kèm',
    en: 'the receiving server rejected an attachment',
  },
  'timed-out': { vi: 'quá thời gian cho phép chuyển thư', en: 'the time allowed for delivery ran out' },
  delayed: { vi: 'thư đến chậm', en: 'delivery was delayed' },
  'not-spam': { vi: 'người nhận xác nhận không phải thư rác', en: 'reported as not spam' },
  subscription: {
    vi: 'người nhận đổi đăng ký nhận thư ở SES',
    en: 'the recipient changed a subscription at SES',
  },
  'other-event': { vi: 'SES báo một việc chưa rõ', en: 'SES reported something unknown' },
} as const satisfies Record<RemarkKind, Text>;

/** A report about a message that is kept beside it, whatever its state. */
export const deliveryRemarkSchema = z.strictObject({
  kind: z.enum(remarkKinds),
  /** When the mail service says it happened; null when it does not say. */
  at: instantTextSchema.nullable(),
  /** The mail service's own words, such as `Transient/General`; null when there are none. */
  detail: z.string().nullable(),
});

/** Something that the mail service reported of a message, beside its state. */
export type DeliveryRemark = Readonly<z.infer<typeof deliveryRemarkSchema>>;

/** The maximum number of remarks on one delivery; later ones are dropped. */
export const mostRemarks = 20;
