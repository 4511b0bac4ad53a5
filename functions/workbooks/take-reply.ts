import { mostAnswerBytes } from '../../contract/http/answer-limit.ts';
import { problemTypes } from '../../contract/http/problem-types.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { WorkbookResult } from '../../contract/workbooks/workbook-result.ts';
import type { workbooks } from '../../contract/workbooks.ts';
import { annotateWorkbook, annotateWorkbookOfMany } from '../../usecases/workbooks/annotate-workbook.ts';
import { openWorkbook } from '../../usecases/workbooks/read-workbook.ts';
import { takeWorkbook, type WorkbookPorts } from '../../usecases/workbooks/take-workbook.ts';
import { takeWorkbookOfMany, workbookResult } from '../../usecases/workbooks/take-workbook-of-many.ts';
import type { AdmittedRequest, OperationRequest } from '../http/operation.ts';
import type { ReplyOf } from '../http/reply.ts';

type Request = AdmittedRequest &
  OperationRequest<{ readonly dryRun: boolean }, { readonly 'Idempotency-Key': string }, Uint8Array>;
type Reply = ReplyOf<(typeof workbooks)['createSubmissionFromWorkbook']['answers']>;

/**
 * Takes a workbook: 201 with the receipt, or 200 for a dry run; of several forms, with the result of each sheet.
 * @param wantsWorkbook whether the caller asks for the workbook back instead, also when it is refused; one too large for an answer never comes
 * @throws Problem for a refusal that is not answered by a workbook
 */
export async function takeReply(
  ports: WorkbookPorts,
  { parameters: { dryRun }, headers, body: bytes, caller, language, countMore }: Request,
  wantsWorkbook: boolean,
): Promise<Reply> {
  const incoming = { caller, language, key: headers['Idempotency-Key'], dryRun };
  const opened = await openWorkbook(ports.workbooks, bytes);
  const spoken = { 'content-language': language };
  if (opened.isOfMany) {
    const sheets = await takeWorkbookOfMany(ports, incoming, opened, countMore);
    const result = workbookResult(sheets, opened, language);
    const status = dryRun ? 200 : statuses[result.status];
    const body = wantsWorkbook
      ? await annotateWorkbookOfMany(ports.workbooks, bytes, sheets, result, language)
      : null;
    if (body === null || !fits(body)) return { status, body: result, mediaType: undefined, headers: spoken };
    return { status, body, mediaType: workbookMediaType, headers: spoken };
  }
  const taken = await takeWorkbook(ports, incoming, opened);
  const { outcome } = taken;
  const body = wantsWorkbook ? await annotateWorkbook(ports.workbooks, bytes, taken, language) : null;
  if (body === null || !fits(body)) {
    if (!outcome.accepted) throw outcome.problem;
    const { receipt } = outcome;
    const told = { body: receipt, headers: spoken };
    return dryRun ? { status: 200, ...told } : { status: 201, ...told };
  }
  const more = { body, mediaType: workbookMediaType, headers: spoken } as const;
  if (outcome.accepted) return dryRun ? { status: 200, ...more } : { status: 201, ...more };
  const { status } = problemTypes[outcome.problem.code];
  if (status !== 409 && status !== 412 && status !== 422) throw outcome.problem;
  const refused = { body, headers: spoken };
  if (status === 422) return { status, ...more };
  return status === 409 ? { status, ...refused } : { status, ...refused };
}

/**
 * Whether a workbook fits into an answer, in base64 and beside its headers. One that does not is answered as to a caller who asks for none, so
 * that no receipt is lost.
 */
function fits(workbook: Uint8Array): boolean {
  return (workbook.byteLength * 4) / 3 + mostBytesBeside <= mostAnswerBytes;
}

const mostBytesBeside = 32 * 1024;

const statuses = {
  accepted: 201,
  'accepted-with-warnings': 201,
  'partly-accepted': 207,
  rejected: 422,
} as const satisfies Record<WorkbookResult['status'], number>;
