import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type Delivery, deliveryId } from '../../domain/delivery/delivery.ts';
import { dutyOf } from '../../domain/delivery/message-kind.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { submissionReceipt } from '../../domain/submission/submission-receipt.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { ReceiptContext } from './receipt.ts';

/** What confirming a submission by e-mail needs from outside. */
export type ConfirmationPorts = {
  readonly deliveries: Pick<DeliveryStore, 'plan'>;
  /** Told why the confirmations of a stored submission could not be planned. */
  readonly receiptsNotPlanned: (submission: Submission, reason: unknown) => void;
};

/** A confirmation that comes later answers a question nobody asks any more. */
const expiresAfterHours = 72;

/**
 * Plans the e-mails that confirm a stored submission, one to each person who receives its unit's receipts. Those that
 * are planned already stay as they are, so a retry of the submission plans only what an attempt that died left out. The
 * submission is safe whatever happens here: a failure is told to the port, and never thrown.
 */
export async function confirmByMail(
  { deliveries, receiptsNotPlanned }: ConfirmationPorts,
  catalogue: Catalogue,
  context: ReceiptContext,
  submission: Submission,
  now: Temporal.Instant,
): Promise<void> {
  const receivedAt = Temporal.Instant.from(submission.receivedAt);
  const expiresAt = receivedAt.add({ hours: expiresAfterHours });
  if (!isBefore(now, expiresAt)) return;
  const nominal = receivedAt.round({ smallestUnit: 'second', roundingMode: 'floor' });
  const occurrence: Delivery['occurrence'] = { job: 'receipt', nominalTime: nominal.toString() };
  try {
    const receipt = submissionReceipt(catalogue, context, submission);
    const posts = catalogue.recipients.filter(
      ({ unit, receives }) => unit === submission.unit && receives.includes('receipts'),
    );
    for (const person of personsOf(posts)) {
      const key = `${submission.id}-${person.first.id}`;
      await deliveries.plan({
        id: deliveryId(occurrence, key),
        occurrence,
        key,
        recipient: recipientFrom(person),
        content: { kind: 'submission-receipt', receipt },
        ...dutyOf(catalogue, 'receipts'),
        state: 'due',
        dueAt: occurrence.nominalTime,
        expiresAt: expiresAt.toString(),
        attempts: 0,
      });
    }
  } catch (reason) {
    receiptsNotPlanned(submission, reason);
  }
}
