import type { MailReport } from '../../domain/delivery/advance.ts';
import { signInMail } from '../../domain/delivery/sign-in-mail.ts';
import type { StrayEvent } from '../../domain/delivery/stray-event.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports needed to record mail events. */
export type MailEventPorts = Pick<Ports, 'clock' | 'deliveries' | 'journal' | 'strayEvents'>;

/** What an event of the mail service says. */
export type MailEvent = {
  /** The delivery its message is tagged with. */
  readonly delivery: string | undefined;
  readonly report: MailReport;
  /** Whether the mail service documents events of this kind. */
  readonly isDocumented: boolean;
};

/** An event of the mail service as it arrived. */
export type ReceivedMailEvent = {
  /** What to keep of one that cannot be recorded with a delivery. */
  readonly traces: Omit<StrayEvent, 'reason'>;
  /** Null for one that cannot be read. */
  readonly said: MailEvent | null;
};

/** What became of an event. */
export type RecordedMailEvent = {
  /** What it did to its delivery; null for one that cannot be read. */
  readonly became: 'moved' | 'unmoved' | 'unknown' | null;
  /** The event, where it was now kept for operations. */
  readonly stray: StrayEvent | null;
  /** The delivery of which it is now known that its recipient is on a suppression list. */
  readonly suppressed: string | null;
};

/**
 * Records an event of the mail service. Events may arrive twice and in any order: a delivery only moves forward. One that
 * cannot be recorded with a delivery, or is of an unknown kind, is kept once, without addresses or content. What proves that
 * the mail service accepted a message also enters the journal of sent ones.
 * @throws any error of a store
 */
export async function recordMailEvent(
  ports: MailEventPorts,
  { traces, said }: ReceivedMailEvent,
): Promise<RecordedMailEvent> {
  const { clock, deliveries } = ports;
  if (said === null) return { became: null, stray: await kept('unreadable'), suppressed: null };
  const { delivery, report, isDocumented } = said;
  // A code has no delivery, and is of no use to anybody by the time an event of it arrives.
  if (delivery === signInMail) return { became: 'unmoved', stray: null, suppressed: null };
  if (delivery !== undefined) await journalise(ports, delivery, report);
  const became =
    delivery === undefined
      ? 'unknown'
      : await deliveries.advance(delivery, { ...report, at: instantText(clock.now()) });
  if (delivery === undefined || became === 'unknown')
    return { became, stray: await kept('no-delivery'), suppressed: null };
  const stray = isDocumented ? null : await kept('unknown-kind');
  const isSuppressed = report.evidence === 'suppressed' && became === 'moved';
  return { became, stray, suppressed: isSuppressed ? delivery : null };

  async function kept(reason: StrayEvent['reason']): Promise<StrayEvent | null> {
    const stray = { ...traces, reason };
    return (await ports.strayEvents.keep(stray, clock.now())) ? stray : null;
  }
}

/** Adds a message to the journal of sent ones; only an event that proves that it was accepted has evidence. */
async function journalise(
  { clock, journal }: MailEventPorts,
  delivery: string,
  { evidence, messageId, sentAt }: MailReport,
): Promise<void> {
  if (evidence === null || messageId === undefined) return;
  await journal.add(delivery, { messageId, sentAt: sentAt ?? instantText(clock.now()) });
}
