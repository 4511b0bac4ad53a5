import { problemTypes } from '../../contract/problem-types.ts';
import { workbookMediaType } from '../../contract/workbook-media.ts';
import type { workbooks } from '../../contract/workbooks.ts';
import { annotateWorkbook } from '../../usecases/workbooks/annotate-workbook.ts';
import { takeWorkbook, type WorkbookPorts } from '../../usecases/workbooks/take-workbook.ts';
import type { AdmittedRequest, OperationRequest } from '../http/operation.ts';
import type { ReplyOf } from '../http/reply.ts';

type Request = AdmittedRequest &
  OperationRequest<{ readonly dryRun: boolean }, { readonly 'Idempotency-Key': string }, Uint8Array>;
type Reply = ReplyOf<(typeof workbooks)['createSubmissionFromWorkbook']['answers']>;

/**
 * Takes a workbook: 201 with the receipt, or 200 for a dry run.
 * @param wantsWorkbook whether the caller asks for the workbook back instead, also when it is refused
 * @throws Problem for a refusal that is not answered by a workbook
 */
export async function takeReply(
  ports: WorkbookPorts,
  { parameters: { dryRun }, headers, body: bytes, caller, language }: Request,
  wantsWorkbook: boolean,
): Promise<Reply> {
  const key = headers['Idempotency-Key'];
  const taken = await takeWorkbook(ports, { caller, language, bytes, key, dryRun });
  const { outcome } = taken;
  const spoken = { 'content-language': language };
  if (!wantsWorkbook) {
    if (!outcome.accepted) throw outcome.problem;
    const body = outcome.receipt;
    return dryRun ? { status: 200, body, headers: spoken } : { status: 201, body, headers: spoken };
  }
  const body = await annotateWorkbook(ports.workbooks, bytes, taken, language);
  const more = { body, mediaType: workbookMediaType, headers: spoken } as const;
  if (outcome.accepted) return dryRun ? { status: 200, ...more } : { status: 201, ...more };
  const { status } = problemTypes[outcome.problem.code];
  if (status !== 409 && status !== 412 && status !== 422) throw outcome.problem;
  const refused = { body, headers: spoken };
  if (status === 409) return { status, ...refused };
  return status === 412 ? { status, ...refused } : { status, ...refused };
}
