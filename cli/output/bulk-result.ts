import type { BulkError, ProcessedEntry } from '../../contract/submissions/bulk-result.ts';

/** The result of a whole file, over all its requests. */
export type BulkResult = {
  /** `interrupted` when the rest could not be sent. */
  readonly status: 'accepted' | 'accepted-with-warnings' | 'partly-accepted' | 'rejected' | 'interrupted';
  /** Without warnings. */
  readonly accepted: number;
  readonly acceptedWithWarnings: number;
  readonly refused: number;
  /** How many of those accepted had been accepted before. */
  readonly replayed: number;
  /** The number of submissions of the file that were not sent. */
  readonly unsent: number;
  readonly submissions: readonly ProcessedEntry[];
  readonly errors: readonly BulkError[];
  /** What was passed over in the file, such as titles and totals. */
  readonly remarks: readonly BulkError[];
};

/**
 * Combines the answers.
 * @param unsent the number of submissions of the file that were not sent
 */
export function bulkResult(
  submissions: readonly ProcessedEntry[],
  errors: readonly BulkError[],
  remarks: readonly BulkError[],
  unsent: number,
): BulkResult {
  const count = (of: ProcessedEntry['status']) => submissions.filter(({ status }) => status === of).length;
  const accepted = count('accepted');
  const acceptedWithWarnings = count('accepted-with-warnings');
  const refused = count('refused');
  const replayed = submissions.filter((one) => one.status !== 'refused' && one.receipt.replayed).length;
  const counts = { accepted, acceptedWithWarnings, refused, replayed, unsent };
  return { status: statusOf(), ...counts, submissions, errors, remarks };

  function statusOf(): BulkResult['status'] {
    if (unsent > 0) return 'interrupted';
    if (accepted + acceptedWithWarnings === 0) return 'rejected';
    if (refused > 0 || errors.length > 0) return 'partly-accepted';
    return acceptedWithWarnings > 0 ? 'accepted-with-warnings' : 'accepted';
  }
}
