import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryDeliveryStore } from '../../../adapters/memory/delivery-store.ts';
import { MemoryStrayEventStore } from '../../../adapters/memory/stray-event-store.ts';
import { meanings } from '../../../functions/mail-events/ses-meanings.ts';
import { realProduct } from '../../../simulation/product.ts';
import { delivery, occurrence } from '../../adapters/samples.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld, lambdaContext } from '../../fixtures/world.ts';

const at = '2024-01-15T00:30:10.000Z';

const bounce = (bounceType: string, bounceSubType?: string, recipient: object = {}) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients: [{ emailAddress: 'chair@province.example', ...recipient }],
    timestamp: at,
  },
});

const complaint = (complaintFeedbackType?: string, complaintSubType: string | null = null) => ({
  eventType: 'Complaint',
  complaint: { complainedRecipients: [], complaintFeedbackType, complaintSubType, timestamp: at },
});

const delay = (delayType: string) => ({
  eventType: 'DeliveryDelay',
  deliveryDelay: { delayType, delayedRecipients: [], timestamp: at },
});

const failed = { action: 'failed', status: '4.4.7', diagnosticCode: 'smtp; 550 4.4.7 Message expired' };

/** An event, what it makes of a message just sent, and of a delivered one; and the remark it leaves. */
type Row = readonly [name: string, event: object, onSent: string, onDelivered: string, remark?: string];

const rows: readonly Row[] = [
  ['Send', { eventType: 'Send', send: {} }, 'sent', 'delivered'],
  ['Delivery', { eventType: 'Delivery', delivery: { timestamp: at } }, 'delivered', 'delivered'],
  [
    'Delivery/several',
    { eventType: 'Delivery', delivery: { recipients: ['a@x', 'b@x'] } },
    'delivered',
    'delivered',
  ],
  ...[
    'InternalFailure',
    'General',
    'MailboxFull',
    'SpamDetected',
    'RecipientServerError',
    'IPFailure',
    'TransientCommunicationFailure',
    'BYOIPHostNameLookupUndetermined',
    'Undetermined',
    'SendingDeferral',
    'SomethingNew',
  ].map((type): Row => [`Delay/${type}`, delay(type), 'sent', 'delivered', `delayed ${type}`]),
  ['Delay/', { eventType: 'DeliveryDelay' }, 'sent', 'delivered', 'delayed null'],
  ['Permanent/General', bounce('Permanent', 'General'), 'bounced', 'bounced'],
  ['Permanent/NoEmail', bounce('Permanent', 'NoEmail', failed), 'bounced', 'bounced'],
  ['Permanent/Unheard', bounce('Permanent', 'Unheard'), 'bounced', 'bounced'],
  ['Permanent/', bounce('Permanent'), 'bounced', 'bounced'],
  ['Permanent/Suppressed', bounce('Permanent', 'Suppressed'), 'suppressed', 'suppressed'],
  ['Permanent/OnAccount', bounce('Permanent', 'OnAccountSuppressionList'), 'suppressed', 'suppressed'],
  ['Permanent/OnTenant', bounce('Permanent', 'OnTenantSuppressionList'), 'suppressed', 'suppressed'],
  ['Permanent/Validation', bounce('Permanent', 'EmailValidationSuppressed'), 'suppressed', 'suppressed'],
  ['Permanent/Unsubscribed', bounce('Permanent', 'UnsubscribedRecipient'), 'suppressed', 'suppressed'],
  [
    'out of office',
    bounce('Transient', 'General'),
    'sent',
    'delivered',
    'automatic-answer Transient/General',
  ],
  ['Transient/', bounce('Transient'), 'sent', 'delivered', 'automatic-answer Transient'],
  [
    'Transient/General, given up',
    bounce('Transient', 'General', failed),
    'bounced, softly',
    'delivered',
    'temporary-failure Transient/General',
  ],
  ...[
    ['MailboxFull', 'mailbox-full'],
    ['MessageTooLarge', 'message-too-large'],
    ['ContentRejected', 'content-rejected'],
    ['AttachmentRejected', 'attachment-rejected'],
    ['CustomTimeoutExceeded', 'timed-out'],
  ].map(
    ([type, remark]): Row => [
      `Transient/${type}`,
      bounce('Transient', type),
      'bounced, softly',
      'delivered',
      `${remark} Transient/${type}`,
    ],
  ),
  [
    'Transient/Unheard, given up',
    bounce('Transient', 'Unheard', failed),
    'bounced, softly',
    'delivered',
    'temporary-failure Transient/Unheard',
  ],
  [
    'Undetermined',
    bounce('Undetermined', 'Undetermined'),
    'sent',
    'delivered',
    'unclear-return Undetermined/Undetermined',
  ],
  [
    'Undetermined, given up',
    bounce('Undetermined', 'Undetermined', failed),
    'bounced, softly',
    'delivered',
    'unclear-return Undetermined/Undetermined',
  ],
  ['an unknown bounce', bounce('Strange', 'New'), 'sent', 'delivered', 'unclear-return Strange/New'],
  ...[undefined, 'abuse', 'auth-failure', 'fraud', 'other', 'virus', 'Abuse', 'new-type'].map(
    (type): Row => [`Complaint/${type}`, complaint(type), 'complained', 'complained'],
  ),
  ['Complaint without details', { eventType: 'Complaint' }, 'complained', 'complained'],
  ['not-spam', complaint('not-spam'), 'delivered', 'delivered', 'not-spam not-spam'],
  ['Complaint/suppressed', complaint('abuse', 'OnAccountSuppressionList'), 'suppressed', 'suppressed'],
  ['Reject', { eventType: 'Reject', reject: { reason: 'Bad content' } }, 'bounced', 'bounced'],
  ['Rendering Failure', { eventType: 'Rendering Failure', failure: {} }, 'bounced', 'bounced'],
  ['Open', { eventType: 'Open', open: { ipAddress: '192.0.2.1' } }, 'delivered', 'delivered'],
  ['Click', { eventType: 'Click', click: { link: 'https://x' } }, 'delivered', 'delivered'],
  [
    'Subscription',
    { eventType: 'Subscription', subscription: { timestamp: at } },
    'delivered',
    'delivered',
    'subscription null',
  ],
  ['Sing', { eventType: 'Sing' }, 'sent', 'delivered', 'other-event Sing'],
];

/** The final states, weakest first. */
const order = ['sent', 'bounced, softly', 'delivered', 'bounced', 'suppressed', 'complained'];

async function play(events: readonly object[]) {
  const world = createWorld('2024-01-15T00:40:00Z');
  const deliveries = new MemoryDeliveryStore();
  const strayEvents = new MemoryStrayEventStore();
  const handle = realProduct.mailEvents({ ...world.ports, ...noReceipts, deliveries, strayEvents });
  await deliveries.plan(delivery('chair'));
  for (const [index, event] of events.entries()) {
    const mail = { messageId: 'm-1', timestamp: at, tags: { delivery: [delivery('chair').id] } };
    const Message = JSON.stringify({ ...event, mail });
    await handle({ Records: [{ Sns: { MessageId: `n-${index}`, Message } }] }, lambdaContext());
  }
  const [row] = await deliveries.byOccurrence(occurrence);
  const due = await deliveries.dueBy(instant('2034-01-15T00:35:00Z'), 10);
  return {
    state: row?.softBounce === true ? `${row.state}, softly` : row?.state,
    remarks: (row?.remarks ?? []).map(({ kind, detail }) => `${kind} ${detail}`),
    isDue: due.length > 0,
  };
}

const noReceipts = { receiptsNotPlanned: () => undefined };

describe('F73: what SES says', () => {
  it('every meaning is shown here', () => {
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(meanings).length);
  });

  it.each(rows.map(([name, ...row]) => ({ name, row })))('$name', async ({ row }) => {
    const [event, onSent, onDelivered, remark] = row;
    const remarks = remark === undefined ? [] : [remark];
    const send = { eventType: 'Send' };
    const arrival = { eventType: 'Delivery' };
    expect(await play([send, event])).toEqual({ state: onSent, remarks, isDue: false });
    expect(await play([event, send])).toEqual({ state: onSent, remarks, isDue: false });
    expect(await play([send, arrival, event])).toEqual({ state: onDelivered, remarks, isDue: false });
    expect(await play([event, arrival, send, event])).toEqual({ state: onDelivered, remarks, isDue: false });
  });

  it('whatever SES says first of a message in doubt, it is not sent again', async () => {
    for (const [name, event] of rows) {
      expect([name, (await play([event])).isDue]).toEqual([name, name === 'Sing']);
    }
  });

  it('in any order, any number of times, the end is the furthest any event leads, with every remark once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...rows), { maxLength: 8 }).chain((some) => {
          const all = [...some, ...some.slice(0, 3)];
          return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
        }),
        async (drawn) => {
          const send = { eventType: 'Send' };
          const places = drawn.map(([, , onSent]) => order.indexOf(onSent));
          const remarks = drawn.flatMap(([, , , , remark]) => remark ?? []);
          const end = await play([...drawn.map(([, event]) => event), send]);
          expect({ ...end, remarks: new Set(end.remarks) }).toEqual({
            state: order[Math.max(0, ...places)],
            remarks: new Set(remarks),
            isDue: false,
          });
          expect(end.remarks).toHaveLength(new Set(remarks).size);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('an out-of-office reply never makes a message bounced or complained, whatever comes with it', async () => {
    const replies = rows.filter(([name]) => ['out of office', 'Transient/', 'Undetermined'].includes(name));
    const harmless = rows.filter(([, , onSent]) => onSent === 'sent' || onSent === 'delivered');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...replies),
        fc.array(fc.constantFrom(...harmless), { maxLength: 6 }),
        fc.nat(6),
        async ([, reply], others, place) => {
          const events = others.map(([, event]) => event);
          const { state } = await play(events.toSpliced(place, 0, reply));
          expect(['sent', 'delivered']).toContain(state);
        },
      ),
      { numRuns: 100 },
    );
  });
});
