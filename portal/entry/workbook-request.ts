import type { ProblemAnswer } from '../../contract/http/problem.ts';
import type { WorkbookReceipt, WorkbookResult } from '../../contract/workbooks/workbook-result.ts';
import { problemOf } from '../api/request.ts';
import { language } from '../language/language.ts';
import { signedOut } from '../shell/signed-out.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How long a file may take on a slow line, in milliseconds. */
const longest = 60_000;

/** What came of a workbook: of one form a receipt, of several a result for each sheet. */
export type WorkbookOutcome =
  | { readonly kind: 'receipt'; readonly receipt: WorkbookReceipt }
  | { readonly kind: 'sheets'; readonly result: WorkbookResult }
  | { readonly kind: 'refused'; readonly problem: ProblemAnswer; readonly canBeMarked: boolean }
  | { readonly kind: 'unreachable' };

/** Submits a workbook. @param key the same for each attempt of one file, which is recorded once */
export async function sendWorkbook(file: Blob, key: string): Promise<WorkbookOutcome> {
  try {
    const response = await post('/v1/workbooks', file, key, 'application/json');
    const text = await response.text();
    const body = JSON.parse(text);
    if (Array.isArray(body.sheets)) return { kind: 'sheets', result: body };
    if (response.ok) return { kind: 'receipt', receipt: body };
    const canBeMarked = [409, 412, 422].includes(response.status);
    const problem = problemOf(text);
    return problem === null ? { kind: 'unreachable' } : { kind: 'refused', problem, canBeMarked };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** The same workbook with its faults marked; records nothing. Null when it cannot be fetched. */
export async function markedWorkbook(file: Blob): Promise<Blob | null> {
  try {
    const key = `dry-${crypto.randomUUID()}`;
    const response = await post('/v1/workbooks?dryRun=true', file, key, mediaType);
    return response.headers.get('content-type') === mediaType ? await response.blob() : null;
  } catch {
    return null;
  }
}

async function post(path: string, file: Blob, key: string, accept: string): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      accept,
      'accept-language': language.value,
      'content-type': mediaType,
      'idempotency-key': key,
    },
    body: file,
    signal: AbortSignal.timeout(longest),
  });
  if (response.status === 401) signedOut.value = true;
  return response;
}
