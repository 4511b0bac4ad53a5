import type { SubmissionAddress } from '../../contract/submissions/showing-submissions.ts';
import type { StoredSubmission } from '../../contract/submissions/stored-submission.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { readOwnApproval } from '../approving/own-approval.ts';
import type { Ports } from '../ports/ports.ts';
import { findAddress, nothingSubmitted } from './find-address.ts';
import { receiptOf } from './receipt.ts';
import { storedContext } from './stored-context.ts';

/**
 * The latest revision of a unit's figures for a set and period, explained by the catalogue version stored with it.
 * @throws Problem as {@link findAddress}; `not-found` when nothing was submitted
 * @throws Error as {@link storedContext}
 */
export async function readSubmission(
  ports: Pick<Ports, 'approvals' | 'catalogues' | 'submissions'>,
  caller: Caller,
  address: SubmissionAddress,
  language: Language,
): Promise<StoredSubmission> {
  const { period } = address;
  const found = await findAddress(ports.catalogues, caller, address);
  const { current, set, unit } = found;
  const [latest] = await ports.submissions.newest(set, period.id, unit.id, { atMost: 1 });
  if (latest === undefined) throw nothingSubmitted(found, period.id);
  const context = await storedContext(ports.catalogues, current, latest, period);
  const approval = await readOwnApproval(ports.approvals, set, period.id, latest);
  return {
    ...receiptOf(latest, context, language),
    id: latest.id,
    ...(approval === null ? {} : { approval }),
    ...contentOf(latest),
  };
}

function contentOf({ values, asOf, comments, note, reason }: Submission) {
  return {
    values: Object.fromEntries([...values].map(([indicator, value]) => [indicator, valueAnswer(value)])),
    ...(asOf === undefined ? {} : { asOf }),
    ...(comments === undefined ? {} : { comments: Object.fromEntries(comments) }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
  };
}
