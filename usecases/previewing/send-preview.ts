import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { PlannedPreview, PreviewRequest } from '../../contract/previews.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { mostPreviewsADay } from '../../domain/delivery/mail-limits.ts';
import { mayPreviewTo } from '../../domain/delivery/may-preview-to.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { dayNumber } from '../../domain/period/day-window.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { audited } from '../auditing/audited.ts';
import { countInInterval } from '../count-in-interval.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReservationStore } from '../ports/reservation-store.ts';
import { keyReused } from '../submitting/refusals.ts';
import { messageToTry } from './message-to-try.ts';
import type { PlayingPorts } from './preview-day.ts';
import { addressNotAllowed, tooManyPreviews } from './refusals.ts';

/** Marks the subject, so that the message is not mistaken for a real one. */
const mark = '[THỬ / TEST] ';

/** What counts the test messages of a day. */
const counter = 'previews';

/**
 * Plans one message of a day, or without a day one without content, to one address. It uses the same ledger and the same worker as every other message: it is
 * sent by the next run of `deliver`, at the usual rate, and not while sending is paused. The same key with the same
 * request plans it only once.
 * @param by the caller; keys of different tokens never collide
 * @throws Problem as {@link messageToTry}; `not-found` when the day has no such message, `address-not-allowed` for an
 * address that the catalogue does not allow, `idempotency-key-reused`, `too-many-requests` above the limit of the day
 */
export async function sendPreview(
  ports: PlayingPorts & Pick<Ports, 'audit' | 'idempotency' | 'letterhead' | 'reservations' | 'tableFiles'>,
  { at, to, recipient }: PreviewRequest,
  { by, key: idempotencyKey }: { readonly by: Caller; readonly key: string },
): Promise<PlannedPreview> {
  const token = by.tokenId;
  const { catalogue, day, ...tried } = await messageToTry(ports, { at, recipient });
  if (!mayPreviewTo(catalogue, to)) throw addressNotAllowed(catalogue, to);
  const { id, post, unit } = tried.recipient();
  const now = ports.clock.now();
  const occurrence = { job: 'preview', nominalTime: instantText(instantOf(day, '00:00')) } as const;
  const key = digest([token, idempotencyKey]).slice(0, 32);
  const earlier = (await ports.deliveries.byOccurrence(occurrence)).find((one) => one.key === key);
  // Before the key is claimed, so that it can be used for another message the next day.
  if (earlier === undefined) await checkLimit(ports.reservations, now);
  const bodyHash = digest([at === undefined ? '' : day.toString(), to, recipient ?? '']);
  const claim = { unit: token, key: idempotencyKey, bodyHash };
  if ((await ports.idempotency.claim(claim, now, now)) === 'other-body') throw keyReused();
  if (earlier !== undefined) return planned(earlier);
  await countOne(ports.reservations, now);

  const { subject, text, html, attachments = [] } = await tried.render();
  const files = attachments.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    base64: Buffer.from(content).toString('base64'),
  }));
  const message = {
    occurrence,
    key,
    // Not an id of the catalogue, so that nothing done to this message affects the person it was made for.
    recipient: { id: `preview/${id}`, post, unit, email: to },
    content: {
      kind: 'rendered',
      subject: mark + subject,
      text,
      html,
      ...(files.length === 0 ? {} : { files }),
    } as const,
    since: now,
    dueAt: instantText(now),
  };
  const delivery = plannedDelivery(message, catalogue);
  const changes: AuditChange[] = [
    { field: 'delivery', from: null, to: delivery.id },
    { field: 'recipient', from: null, to: id },
    { field: 'to', from: null, to },
  ];
  const auditing = { operation: 'sendPreview', by, subject: day.toString(), changes } as const;
  return audited(ports, auditing, async (changed) => {
    const find = async () => (await ports.deliveries.byOccurrence(occurrence)).find((one) => one.key === key);
    const isOwn = ({ dueAt }: Delivery) => dueAt === delivery.dueAt;
    if (await didWrite(ports.deliveries.plan(delivery), find, isOwn)) changed();
    return planned(delivery);
  });
}

/** Refuses a test message when the day has had all it may have; counts nothing. */
async function checkLimit(reservations: ReservationStore, now: Temporal.Instant): Promise<void> {
  const seen = await reservations.find(counter);
  if (seen !== null && seen.interval >= dayNumber(dateAt(now)) && seen.count >= mostPreviewsADay)
    throw tooManyPreviews(now);
}

/** Counts a test message of the day that nothing else refuses; of several at once only as many as are left pass. */
async function countOne(reservations: ReservationStore, now: Temporal.Instant): Promise<void> {
  const count = await countInInterval(reservations, counter, dayNumber(dateAt(now)));
  if (count > mostPreviewsADay) throw tooManyPreviews(now);
}

function planned({ id, occurrence, recipient, content, expiresAt }: Delivery): PlannedPreview {
  const subject = content.kind === 'rendered' ? content.subject : '';
  return { id, occurrence: occurrenceId(occurrence), to: recipient.email, subject, expiresAt };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
