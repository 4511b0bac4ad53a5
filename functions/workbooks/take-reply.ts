import { mostFileBytes } from '../../contract/http/answer-limit.ts';
import { problemTypes } from '../../contract/http/problem-types.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { workbooks } from '../../contract/workbooks.ts';
import { receiveWorkbook } from '../../usecases/workbooks/receive-workbook.ts';
import type { WorkbookPorts } from '../../usecases/workbooks/take-workbook.ts';
import type { AdmittedRequest, OperationRequest } from '../http/operation.ts';
import type { ReplyOf } from '../http/reply.ts';
import { statusOfResult } from '../status-of-result.ts';

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
  const received = await receiveWorkbook(ports, incoming, bytes, wantsWorkbook, countMore);
  const spoken = { 'content-language': language };
  const { annotated } = received;
  const workbook = annotated === null || !fits(annotated) ? null : annotated;
  if (received.isOfMany) {
    const { result } = received;
    const status = dryRun ? 200 : statusOfResult[result.status];
    if (workbook === null) return { status, body: result, mediaType: undefined, headers: spoken };
    return { status, body: workbook, mediaType: workbookMediaType, headers: spoken };
  }
  const { outcome } = received;
  if (workbook === null) {
    if (!outcome.accepted) throw outcome.problem;
    const told = { body: outcome.receipt, headers: spoken };
    return dryRun ? { status: 200, ...told } : { status: 201, ...told };
  }
  const more = { body: workbook, mediaType: workbookMediaType, headers: spoken } as const;
  if (outcome.accepted) return dryRun ? { status: 200, ...more } : { status: 201, ...more };
  const { status } = problemTypes[outcome.problem.code];
  if (status !== 409 && status !== 412 && status !== 422) throw outcome.problem;
  const refused = { body: workbook, headers: spoken };
  if (status === 422) return { status, ...more };
  return status === 409 ? { status, ...refused } : { status, ...refused };
}

/**
 * Whether a workbook fits into an answer, in base64 and beside its headers. One that does not is answered as to a caller who asks for none, so
 * that no receipt is lost.
 */
function fits(workbook: Uint8Array): boolean {
  return workbook.byteLength <= mostFileBytes;
}
