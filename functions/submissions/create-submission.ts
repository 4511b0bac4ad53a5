import { createHash } from 'node:crypto';
import { csvSubmissions, jsonSubmission, type submissions } from '../../contract/submissions.ts';
import { acceptSubmission, type SubmissionPorts } from '../../usecases/submitting/accept-submission.ts';
import { bodyHashOf } from '../../usecases/submitting/body-hash.ts';
import { draftSubmission } from '../../usecases/submitting/draft-submission.ts';
import type { Foreseen } from '../../usecases/submitting/foreseen-reads.ts';
import { submitFile } from '../../usecases/submitting/submit-file.ts';
import { bodyBytes } from '../http/body-bytes.ts';
import { contentTypeOf } from '../http/content-type.ts';
import { type AdmittedRequest, type OperationRequest, readRequest } from '../http/operation.ts';
import type { ReplyOf } from '../http/reply.ts';
import { statusOfResult } from '../status-of-result.ts';
import { revisionTag } from './revision-tag.ts';

type Request = OperationRequest<unknown, unknown, unknown> & AdmittedRequest;
type Created = ReplyOf<(typeof submissions)['createSubmission']['answers']>;

/**
 * Accepts one submission as JSON, or a file of them as CSV.
 * @param foreseen what has been asked for already
 */
export function createSubmission(
  ports: SubmissionPorts,
  request: Request,
  foreseen: Foreseen | undefined,
): Promise<Created> {
  const isFile = Object.hasOwn(csvSubmissions.body.content, contentTypeOf(request.event) ?? '');
  return isFile ? takeFile(ports, request, foreseen?.current) : takeOne(ports, request, foreseen);
}

/** One submission: 201 with its receipt, or 200 with the result of a dry run. */
async function takeOne(
  ports: SubmissionPorts,
  { event, caller, language }: Request,
  foreseen: Foreseen | undefined,
): Promise<Created> {
  const { parameters, headers, body } = await readRequest(jsonSubmission, event, language);
  const { dryRun } = parameters;
  const ifMatch = headers['If-Match'];
  const { request, ...flaws } = draftSubmission(body);
  const incoming = {
    caller,
    language,
    request,
    idempotencyKey: headers['Idempotency-Key'],
    bodyHash: bodyHashOf(body.canonical),
    formerBodyHash: () => createHash('sha256').update(bodyBytes(event)).digest('hex'),
    dryRun,
    ...(flaws.violations.length === 0 ? {} : { flaws }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
  const receipt = await acceptSubmission(ports, incoming, foreseen);
  const spoken = { 'content-language': language };
  return dryRun
    ? { status: 200, body: receipt, headers: spoken }
    : { status: 201, body: receipt, headers: spoken, etag: revisionTag(receipt.revision) };
}

/** Time reserved for the submission under way to be stored and confirmed, and for the answer. */
const reserveMilliseconds = 5_000;

/**
 * A file: 201 when all were accepted, with or without warnings, 207 when some were or some are pending, 422 when none was;
 * 200 for a dry run.
 */
async function takeFile(
  ports: SubmissionPorts,
  request: Request,
  newest: Foreseen['current'] | undefined,
): Promise<Created> {
  const { event, caller, language, countMore, millisecondsLeft } = request;
  const mayGoOn = () => millisecondsLeft() > reserveMilliseconds;
  const { parameters, headers, body } = await readRequest(csvSubmissions, event, language);
  const { dryRun, locale } = parameters;
  const key = headers['Idempotency-Key'];
  const file = { caller, language, bytes: body, locale, key, dryRun, countMore, mayGoOn };
  const result = await submitFile(ports, file, newest);
  const status = dryRun ? 200 : statusOfResult[result.status];
  return { status, body: result, headers: { 'content-language': language } };
}
