import type { SendResult } from '../../../../domain/delivery/send-result.ts';
import type { Outcome } from '../../../../simulation/model/mailroom.ts';

/** The mail service as a sender sees it: its answer for the message with an id. */
export type Service = (id: string) => Promise<SendResult>;

/** The mail service's treatment of a message. */
export type Treatment = {
  /** Its answers, one per request; after the last one the sender dies. */
  readonly answers: readonly SendResult[];
  /** The resulting outcome. */
  readonly outcome: Outcome;
  readonly isTaken: boolean;
};

const sent: SendResult = { outcome: 'sent', messageId: 'm' };

/** All treatments, by name. */
export const treatments: Readonly<Record<string, Treatment>> = {
  sent: { answers: [sent], outcome: 'sent', isTaken: true },
  'held for the rate, then sent': {
    answers: [{ outcome: 'held', by: 'rate', failure: 'too fast' }, sent],
    outcome: 'sent',
    isTaken: true,
  },
  'held for the quota': {
    answers: [{ outcome: 'held', by: 'quota', failure: 'no more today' }],
    outcome: 'stopped',
    isTaken: false,
  },
  refused: { answers: [{ outcome: 'refused', failure: 'no address' }], outcome: 'refused', isTaken: false },
  'not taken now': { answers: [{ outcome: 'retry', failure: 'later' }], outcome: 'retry', isTaken: false },
  'taken silently': {
    answers: [{ outcome: 'unknown', failure: 'silence' }],
    outcome: 'unknown',
    isTaken: true,
  },
  'lost silently': {
    answers: [{ outcome: 'unknown', failure: 'silence' }],
    outcome: 'unknown',
    isTaken: false,
  },
  'lost with its sender': { answers: [], outcome: 'dies', isTaken: false },
  'taken as its sender dies': { answers: [], outcome: 'dies', isTaken: true },
};

/** Events of a message, and the state each means. */
export const reports = [
  { state: 'sent', event: { eventType: 'Send' } },
  { state: 'sent', event: { eventType: 'DeliveryDelay', deliveryDelay: { delayType: 'General' } } },
  {
    state: 'sent',
    event: { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General' } },
  },
  {
    state: 'returned',
    event: { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
  },
  { state: 'delivered', event: { eventType: 'Delivery' } },
  {
    state: 'bounced',
    event: { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
  },
  { state: 'bounced', event: { eventType: 'Reject', reject: { reason: 'Bad content' } } },
  {
    state: 'suppressed',
    event: {
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' },
    },
  },
  { state: 'complained', event: { eventType: 'Complaint' } },
] as const;

/**
 * The service as a sender sees it.
 * @param handedOver receives the id of every message, once
 * @param onSilence called where the sender dies
 */
export function treat(
  treatmentOf: (id: string) => Treatment,
  handedOver: string[],
  onSilence: () => void,
): Service {
  const asked = new Map<string, number>();
  return async (id) => {
    const times = asked.get(id) ?? 0;
    asked.set(id, times + 1);
    if (times === 0) handedOver.push(id);
    const answer = treatmentOf(id).answers[times];
    if (answer === undefined) onSilence();
    return answer ?? { outcome: 'unknown', failure: 'dead' };
  };
}
