import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import { lastReceiptAfter, mostReceiptsADay, receiptDayAt } from '../../domain/delivery/mail-limits.ts';
import { type Person, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { receiptReaders } from '../../domain/delivery/receipt-readers.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { scoreGroups } from '../../domain/scoring/score-unit.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { type SubmissionReceipt, submissionReceipt } from '../../domain/submission/submission-receipt.ts';
import type { Values } from '../../domain/submission/values.ts';
import { countInInterval } from '../count-in-interval.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReservationStore } from '../ports/reservation-store.ts';
import type { ReceiptContext } from './receipt.ts';

/** The holder for whom a unit's receipts of a day are counted. */
export function receiptCounter(unit: string): string {
  return `receipts#${unit}`;
}

/**
 * Counts a submission that is about to be stored among the unit's receipts of the day, so that a retry plans the same
 * e-mail again.
 * @param counted the count as it is being read; null when nobody receives the unit's receipts
 * @returns undefined when nobody does, or counting fails; it then gets a receipt of its own
 */
export async function receiptOfDay(
  reservations: ReservationStore,
  counted: Promise<Reservation | null> | null,
  unit: string,
  now: Temporal.Instant,
): Promise<number | undefined> {
  if (counted === null) return undefined;
  const { number } = receiptDayAt(now);
  return countInInterval(reservations, receiptCounter(unit), number, counted).catch(() => undefined);
}

/**
 * Plans the e-mails that confirm a stored submission, one per contact who receives its unit's receipts. Existing plans
 * are kept, so a retry plans only what a failed attempt left out. Above the limit of the day one e-mail confirms all
 * further submissions; it leaves at the end of the day and shows the last. Readers beyond the limit, which a catalogue of
 * an earlier version may have, get none. The submission is stored in any case: that and a failure are reported to the
 * port and never thrown.
 * @param before the figures of the revision before it; null where they are not known
 */
export async function confirmByMail(
  {
    deliveries,
    exceptions,
    receiptsNotPlanned,
  }: Pick<Ports, 'deliveries' | 'exceptions' | 'receiptsNotPlanned'>,
  catalogue: Catalogue,
  context: ReceiptContext,
  submission: Submission,
  before: Values | null,
  now: Temporal.Instant,
): Promise<void> {
  const receivedAt = Temporal.Instant.from(submission.receivedAt);
  const recipients = recipientsOn(catalogue, dateAt(receivedAt));
  const { readers, beyond } = receiptReaders(
    { ...catalogue, recipients },
    submission.unit,
    context.period.to,
  );
  if (readers.length === 0) return;
  const expiresAt = contentRules['submission-receipt'].expiry(receivedAt);
  if (!isBefore(now, expiresAt)) return;
  try {
    const { set, unit, period } = context;
    const total = scoreGroups(setOn(set, period.to.toString()), unit, submission.values);
    const own = await exceptions.list(unit.id, set.id, period.id);
    const receipt = submissionReceipt(catalogue, context, submission, before, total, own);
    const together = (submission.receiptOfDay ?? 1) - mostReceiptsADay;
    const plan = together > 0 ? planTogether(receipt, together) : planAlone(receipt);
    for (const person of readers) await plan(person);
    if (beyond.length > 0)
      throw new Error(`${beyond.length} readers beyond the first ${readers.length} get no receipt`);
  } catch (reason) {
    receiptsNotPlanned(submission, reason);
  }

  function planAlone(receipt: SubmissionReceipt) {
    const occurrence = occurrenceAt(wholeSecond(receivedAt));
    const content = { kind: 'submission-receipt', receipt } as const;
    return async (person: Person) => {
      const key = `${submission.id}-${person.first.id}`;
      const message = { occurrence, key, recipient: recipientFrom(person), content, since: receivedAt };
      await deliveries.plan(plannedDelivery(message, catalogue));
    };
  }

  function planTogether(receipt: SubmissionReceipt, covers: number) {
    const { endsAt } = receiptDayAt(receivedAt);
    const sender = createHash('sha256').update(submission.unit).digest('hex').slice(0, 16);
    const content = { kind: 'submission-receipt', receipt: { ...receipt, together: covers } } as const;
    return async (person: Person) => {
      const planned = plannedDelivery(
        {
          occurrence: occurrenceAt(endsAt),
          key: `day-${sender}-${person.first.id}`,
          recipient: recipientFrom(person),
          content,
          since: receivedAt,
          dueAt: instantText(endsAt.add(lastReceiptAfter)),
        },
        catalogue,
      );
      await deliveries.planOver({ ...planned, covers });
    };
  }
}

function occurrenceAt(at: Temporal.Instant): Delivery['occurrence'] {
  return { job: 'receipt', nominalTime: instantText(at) };
}
