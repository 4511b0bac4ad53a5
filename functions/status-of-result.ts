import type { BulkResult } from '../contract/submissions/bulk-result.ts';
import type { WorkbookResult } from '../contract/workbooks/workbook-result.ts';

/** The HTTP status of what became of a file of several submissions, by its result. */
export const statusOfResult = {
  accepted: 201,
  'accepted-with-warnings': 201,
  'partly-accepted': 207,
  rejected: 422,
  unfinished: 207,
} as const satisfies Record<BulkResult['status'] | WorkbookResult['status'], number>;
