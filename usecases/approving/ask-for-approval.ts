import { Temporal } from 'temporal-polyfill';
import { approversOf } from '../../domain/access/approvers.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import type { Ports } from '../ports/ports.ts';
import { noticeFrame } from '../submitting/notice-frame.ts';
import type { ReceiptContext } from '../submitting/receipt.ts';
import { noticeId } from './decide-figures.ts';

/**
 * Mails those who approve a unit's figures that a revision waits for them: once a Vietnamese day for a set and period, however often a program
 * sends. The submission is stored in any case: a failure is reported to the port and never thrown.
 */
export async function askForApproval(
  { deliveries, receiptsNotPlanned }: Pick<Ports, 'deliveries' | 'receiptsNotPlanned'>,
  catalogue: Catalogue,
  { set, period }: Pick<ReceiptContext, 'set' | 'period'>,
  submission: Submission,
): Promise<void> {
  if (!needsApproval(set, period.id)) return;
  const { unit, revision, receivedAt } = submission;
  const day = dateAt(Temporal.Instant.from(receivedAt));
  const posts = approversOf(catalogue, recipientsOn(catalogue, day), unit, period);
  const frame = noticeFrame(catalogue, submission);
  const notice = { about: 'figures-to-approve', ...frame, revision, receivedAt } as const;
  const at = instantText(instantOf(day, '00:00'));
  try {
    await planNotices(deliveries, catalogue, posts, { id: noticeId(submission), at, notice });
  } catch (reason) {
    receiptsNotPlanned(submission, reason);
  }
}
