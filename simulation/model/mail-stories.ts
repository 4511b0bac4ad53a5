import type { State } from './deliveries.ts';

/** What becomes of a message that the mail service has accepted. */
export type Story = {
  readonly name: string;
  /** What the service says, in the order in which it happens; without what is common to all events. */
  readonly events: readonly object[];
  /** How the message ends once all of it has been heard. */
  readonly end: State;
  /** What else is known of it then. */
  readonly remarks: readonly string[];
};

const send = { eventType: 'Send', send: {} };
const delivery = { eventType: 'Delivery', delivery: { smtpResponse: '250 2.6.0 accepted' } };
const delay = (delayType: string) => ({ eventType: 'DeliveryDelay', deliveryDelay: { delayType } });

const bounce = (bounceType: string, bounceSubType: string, recipient: object = {}) => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: 'x@example.org', ...recipient }] },
});

const complaint = (complaintFeedbackType: string, complaintSubType: string | null = null) => ({
  eventType: 'Complaint',
  complaint: { complaintFeedbackType, complaintSubType },
});

const gaveUp = { action: 'failed', status: '4.4.7', diagnosticCode: 'smtp; 550 4.4.7 Message expired' };

const story = (
  name: string,
  end: State,
  events: readonly object[],
  remarks: readonly string[] = [],
): Story => ({
  name,
  end,
  events,
  remarks,
});

/** What becomes of most messages. */
export const usualStory = story('arrives', 'delivered', [send, delivery]);

/** Everything else, as the service's documentation describes it. */
export const uncommonStories: readonly [Story, ...Story[]] = [
  story('arrives late', 'delivered', [send, delay('MailboxFull'), delay('General'), delivery], ['delayed']),
  story('out of office', 'delivered', [send, delivery, bounce('Transient', 'General')], ['automatic-answer']),
  story(
    'out of office twice',
    'delivered',
    [send, delivery, bounce('Transient', 'General'), bounce('Transient', 'General')],
    ['automatic-answer'],
  ),
  story(
    'out of office, oddly',
    'delivered',
    [send, delivery, bounce('Undetermined', 'Undetermined')],
    ['unclear-return'],
  ),
  story(
    'out of office, and nothing else',
    'sent',
    [send, bounce('Transient', 'General')],
    ['automatic-answer'],
  ),
  story(
    'mailbox full',
    'returned',
    [send, delay('MailboxFull'), bounce('Transient', 'MailboxFull')],
    ['delayed', 'mailbox-full'],
  ),
  story('too large', 'returned', [send, bounce('Transient', 'MessageTooLarge')], ['message-too-large']),
  story('content rejected', 'returned', [send, bounce('Transient', 'ContentRejected')], ['content-rejected']),
  story(
    'attachment rejected',
    'returned',
    [send, bounce('Transient', 'AttachmentRejected')],
    ['attachment-rejected'],
  ),
  story('out of time', 'returned', [send, bounce('Transient', 'CustomTimeoutExceeded')], ['timed-out']),
  story(
    'given up',
    'returned',
    [send, delay('RecipientServerError'), bounce('Transient', 'General', gaveUp)],
    ['delayed', 'temporary-failure'],
  ),
  story(
    'mailbox full, on the second thought',
    'delivered',
    [send, delivery, bounce('Transient', 'MailboxFull')],
    ['mailbox-full'],
  ),
  story('bounces', 'bounced', [send, bounce('Permanent', 'General')]),
  story('no such mailbox', 'bounced', [send, bounce('Permanent', 'NoEmail', gaveUp)]),
  story('bounces after it arrived', 'bounced', [send, delivery, bounce('Permanent', 'General')]),
  story('suppressed', 'suppressed', [send, bounce('Permanent', 'OnAccountSuppressionList')]),
  story('suppressed by SES', 'suppressed', [send, bounce('Permanent', 'Suppressed')]),
  story('suppressed after a complaint', 'suppressed', [send, complaint('abuse', 'OnAccountSuppressionList')]),
  story('complained of', 'complained', [send, delivery, complaint('abuse')]),
  story(
    'complained of, and then answered',
    'complained',
    [send, delivery, complaint('other'), bounce('Transient', 'General')],
    ['automatic-answer'],
  ),
  story('no spam', 'delivered', [send, delivery, complaint('not-spam')], ['not-spam']),
  story('a virus', 'bounced', [send, { eventType: 'Reject', reject: { reason: 'Bad content' } }]),
  story('not rendered', 'bounced', [{ eventType: 'Rendering Failure', failure: { errorMessage: 'x' } }]),
  story('read', 'delivered', [
    send,
    delivery,
    { eventType: 'Open', open: {} },
    { eventType: 'Click', click: {} },
  ]),
  story(
    'subscriptions changed',
    'delivered',
    [send, delivery, { eventType: 'Subscription', subscription: {} }],
    ['subscription'],
  ),
  story('something new', 'delivered', [send, delivery, { eventType: 'Sing' }], ['other-event']),
];
