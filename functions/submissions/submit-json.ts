import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { submissionRequestSchema } from '../../domain/submission/submission-request.ts';
import { acceptSubmission, type SubmissionPorts } from '../../usecases/submitting/accept-submission.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { readJsonBody } from '../http/json-body.ts';
import { readDryRun, readIdempotencyKey, readIfMatch, revisionTag } from '../http/submission-headers.ts';

/** Takes one submission as JSON: 201 with its receipt, or 200 with what a dry run would record. */
export async function submitJson(
  ports: SubmissionPorts,
  event: APIGatewayProxyEventV2,
  caller: Caller,
  language: Language,
): Promise<Answer> {
  const dryRun = readDryRun(event);
  const idempotencyKey = readIdempotencyKey(event);
  const ifMatch = readIfMatch(event);
  const { text, value } = readJsonBody(event);
  const parsed = parseInput(submissionRequestSchema, value);
  if (!parsed.ok) throw invalidShape(parsed.violations);
  const receipt = await acceptSubmission(ports, {
    caller,
    language,
    request: parsed.value,
    idempotencyKey,
    bodyHash: createHash('sha256').update(text).digest('hex'),
    dryRun,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
  const headers = { 'content-language': language };
  return dryRun
    ? jsonAnswer(200, receipt, headers)
    : jsonAnswer(201, receipt, { ...headers, etag: revisionTag(receipt.revision) });
}

function invalidShape(violations: readonly Violation[]): Problem {
  return new Problem(
    'invalid-submission',
    {
      vi: 'Chưa ghi nhận: nội dung gửi chưa đúng mẫu; sửa các chỗ được nêu rồi gửi lại.',
      en: 'Nothing was recorded: the body does not have the right form; mend the parts named here and send it again.',
    },
    violations,
  );
}
