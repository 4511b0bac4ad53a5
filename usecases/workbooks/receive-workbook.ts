import type { WorkbookResult } from '../../contract/workbooks/workbook-result.ts';
import { annotateWorkbook, annotateWorkbookOfMany } from './annotate-workbook.ts';
import { openWorkbook } from './read-workbook.ts';
import {
  type IncomingWorkbook,
  type TakenWorkbook,
  takeWorkbook,
  type WorkbookPorts,
} from './take-workbook.ts';
import { takeWorkbookOfMany, workbookResult } from './take-workbook-of-many.ts';

/** What became of a workbook, and the workbook with what became of it in front; null where that is not wanted. */
export type ReceivedWorkbook = { readonly annotated: Uint8Array | null } & (
  | { readonly isOfMany: false; readonly outcome: TakenWorkbook['outcome'] }
  | { readonly isOfMany: true; readonly result: WorkbookResult }
);

/**
 * Takes a file that was made here and filled in, whether it holds one form or several.
 * @param wantsWorkbook whether the caller asks for the workbook back
 * @param countMore as in {@link takeWorkbookOfMany}
 * @throws Problem as {@link openWorkbook}, {@link takeWorkbook} and {@link takeWorkbookOfMany}
 */
export async function receiveWorkbook(
  ports: WorkbookPorts,
  incoming: IncomingWorkbook,
  bytes: Uint8Array,
  wantsWorkbook: boolean,
  countMore: (requests: number) => Promise<void>,
): Promise<ReceivedWorkbook> {
  const { language } = incoming;
  const { workbooks } = ports;
  const opened = await openWorkbook(workbooks, bytes);
  if (!opened.isOfMany) {
    const taken = await takeWorkbook(ports, incoming, opened);
    const annotated = wantsWorkbook ? await annotateWorkbook(workbooks, bytes, taken, language) : null;
    return { isOfMany: false, outcome: taken.outcome, annotated };
  }
  const sheets = await takeWorkbookOfMany(ports, incoming, opened, countMore);
  const result = workbookResult(sheets, opened, language);
  const annotated = wantsWorkbook
    ? await annotateWorkbookOfMany(workbooks, bytes, sheets, result, language)
    : null;
  return { isOfMany: true, result, annotated };
}
