import type { Evidence } from '../../domain/delivery/advance.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import type { RemarkKind } from '../../domain/delivery/delivery-remark.ts';

/** What an SES event means for its delivery. */
export type Meaning = {
  /** What it proves; null when it proves nothing. */
  readonly evidence: Evidence | null;
  /** The remark it leaves beside the delivery. */
  readonly remark?: RemarkKind;
  /** Why the message did not arrive. */
  readonly failure?: string;
};

/** The answer of a mailbox, or of a server that does not say what happened: the message may well have arrived. */
const answered = (remark: RemarkKind): Meaning => ({ evidence: 'sent', remark });

/** A temporary bounce that says the message did not arrive. Delivered wins, in any order. */
const returned = (remark: RemarkKind): Meaning => ({ evidence: 'returned', remark });

const suppressed: Meaning = { evidence: 'suppressed' };
const complained: Meaning = { evidence: 'complained', failure: deliveryFailures.complained };

/**
 * Every event SES documents, by event type, type and subtype. The most specific entry holds; an entry without a subtype
 * is for all others. See "Contents of event data that Amazon SES publishes to Amazon SNS" in the SES developer guide.
 *
 * Every event but Reject and Rendering Failure proves that SES accepted the message, so it is never sent again. After a
 * permanent bounce or a complaint SES puts the address on the account's suppression list (`lib/mail.ts`) and withholds
 * later messages to it, which become `suppressed` and raise an alarm.
 */
export const meanings = {
  Send: { evidence: 'sent' },
  Delivery: { evidence: 'delivered' },
  // SES goes on trying for up to 14 hours.
  DeliveryDelay: { evidence: 'sent', remark: 'delayed' },

  // A server may accept a message, and send a permanent bounce later: it did not arrive.
  'Bounce Permanent': { evidence: 'bounced' },
  'Bounce Permanent/General': { evidence: 'bounced' },
  'Bounce Permanent/NoEmail': { evidence: 'bounced' },
  'Bounce Permanent/Suppressed': suppressed,
  'Bounce Permanent/OnAccountSuppressionList': suppressed,
  'Bounce Permanent/OnTenantSuppressionList': suppressed,
  'Bounce Permanent/EmailValidationSuppressed': suppressed,
  'Bounce Permanent/UnsubscribedRecipient': suppressed,

  // Out-of-office replies come as this one; a report of a failed delivery comes with `failed`.
  'Bounce Transient': answered('automatic-answer'),
  'Bounce Transient/General': answered('automatic-answer'),
  'Bounce Transient/General failed': returned('temporary-failure'),
  'Bounce Transient failed': returned('temporary-failure'),
  'Bounce Transient/MailboxFull': returned('mailbox-full'),
  'Bounce Transient/MessageTooLarge': returned('message-too-large'),
  'Bounce Transient/ContentRejected': returned('content-rejected'),
  'Bounce Transient/AttachmentRejected': returned('attachment-rejected'),
  'Bounce Transient/CustomTimeoutExceeded': returned('timed-out'),

  'Bounce Undetermined': answered('unclear-return'),
  'Bounce Undetermined/Undetermined': answered('unclear-return'),
  'Bounce Undetermined/Undetermined failed': returned('unclear-return'),
  'Bounce Undetermined failed': returned('unclear-return'),
  // Of a type that is not documented.
  Bounce: answered('unclear-return'),
  'Bounce failed': returned('unclear-return'),

  Complaint: complained,
  'Complaint abuse': complained,
  'Complaint auth-failure': complained,
  'Complaint fraud': complained,
  'Complaint other': complained,
  'Complaint virus': complained,
  // The recipient took it out of the spam folder.
  'Complaint not-spam': { evidence: 'delivered', remark: 'not-spam' },
  'Complaint OnAccountSuppressionList': suppressed,

  // SES found a virus, or could not fill in a template: it sends nothing.
  Reject: { evidence: 'bounced', failure: deliveryFailures.rejected },
  'Rendering Failure': { evidence: 'bounced', failure: deliveryFailures.templateFailed },

  // The product does not ask for these three. Who opened what is not kept.
  Open: { evidence: 'delivered' },
  Click: { evidence: 'delivered' },
  Subscription: { evidence: 'delivered', remark: 'subscription' },
} as const satisfies Record<string, Meaning>;

/** The meaning of an event of a kind that SES does not document. */
const undocumented: Meaning = { evidence: null, remark: 'other-event' };

const byName: ReadonlyMap<string, Meaning> = new Map(Object.entries(meanings));

/**
 * The meaning of an event.
 * @param names from the most specific to the event type alone
 */
export function meaningOf(names: readonly string[]): { meaning: Meaning; isDocumented: boolean } {
  const found = names.map((name) => byName.get(name)).find((meaning) => meaning !== undefined);
  return { meaning: found ?? undocumented, isDocumented: found !== undefined };
}
