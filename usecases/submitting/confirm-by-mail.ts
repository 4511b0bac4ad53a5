import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { submissionReceipt } from '../../domain/submission/submission-receipt.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReceiptContext } from './receipt.ts';

/**
 * Plans the e-mails that confirm a stored submission, one per contact who receives its unit's receipts. Existing plans
 * are kept, so a retry plans only what a failed attempt left out. The submission is stored in any case: a failure is
 * reported to the port and never thrown.
 */
export async function confirmByMail(
  { deliveries, receiptsNotPlanned }: Pick<Ports, 'deliveries' | 'receiptsNotPlanned'>,
  catalogue: Catalogue,
  context: ReceiptContext,
  submission: Submission,
  now: Temporal.Instant,
): Promise<void> {
  const receivedAt = Temporal.Instant.from(submission.receivedAt);
  const expiresAt = contentRules['submission-receipt'].expiry(receivedAt);
  if (!isBefore(now, expiresAt)) return;
  const occurrence: Delivery['occurrence'] = {
    job: 'receipt',
    nominalTime: instantText(wholeSecond(receivedAt)),
  };
  try {
    const receipt = submissionReceipt(catalogue, context, submission);
    const content = { kind: 'submission-receipt', receipt } as const;
    const posts = catalogue.recipients.filter(
      ({ unit, receives }) => unit === submission.unit && receives.includes('receipts'),
    );
    for (const person of personsOf(posts)) {
      const key = `${submission.id}-${person.first.id}`;
      const recipient = recipientFrom(person);
      const message = { occurrence, key, recipient, content, since: receivedAt };
      await deliveries.plan(plannedDelivery(message, catalogue));
    }
  } catch (reason) {
    receiptsNotPlanned(submission, reason);
  }
}
