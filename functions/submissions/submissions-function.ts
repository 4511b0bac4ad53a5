import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { approvals } from '../../contract/approvals.ts';
import { submissions } from '../../contract/submissions.ts';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import { decideFigures } from '../../usecases/approving/decide-figures.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import type { SubmissionPorts } from '../../usecases/submitting/accept-submission.ts';
import { type Foreseen, ForeseenReads } from '../../usecases/submitting/foreseen-reads.ts';
import { listRevisions } from '../../usecases/submitting/list-revisions.ts';
import { readSubmission } from '../../usecases/submitting/read-submission.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { operation } from '../http/operation.ts';
import { personalVary } from '../http/personal-vary.ts';
import { reply } from '../http/reply.ts';
import { receiptsNotPlanned } from '../receipts-not-planned.ts';
import { createSubmission } from './create-submission.ts';
import { guessedAddress } from './guessed-address.ts';
import { readRevisionTag } from './revision-tag.ts';

/** Accepts units' figures, returns them, and has them approved where a set asks for that. */
export function submissionsFunction(
  outside: Omit<SubmissionPorts, 'receiptsNotPlanned'> & AccessPorts & Pick<Ports, 'approvals' | 'audit'>,
  logger: Logger,
  metrics: Metrics,
): HttpFunction {
  const ports = { ...outside, receiptsNotPlanned: receiptsNotPlanned(logger, metrics) };
  const reads = new ForeseenReads(ports);
  const foreseen = new WeakMap<APIGatewayProxyEventV2, Foreseen>();
  return httpFunction(
    {
      guarded: [
        {
          ...operation(submissions.createSubmission, (request) => {
            const begun = foreseen.get(request.event);
            // Left here, what was read would outlive the request until the heap is marked.
            foreseen.delete(request.event);
            return createSubmission(ports, request, begun);
          }),
          foresee: (event) => void foreseen.set(event, reads.begin(guessedAddress(event))),
        },
        operation(submissions.getSubmission, async ({ parameters, caller, language }) => {
          const found = await readSubmission(ports, caller, parameters, language);
          const headers = { 'content-language': language, vary: personalVary };
          return reply(200, found, { etag: readRevisionTag(found, language), headers });
        }),
        operation(approvals.decideFigures, async ({ body, caller }) =>
          reply(200, await decideFigures(ports, body, caller)),
        ),
        operation(submissions.listRevisions, async ({ parameters, caller }) =>
          reply(200, await listRevisions(ports, caller, parameters)),
        ),
      ],
    },
    ports,
    logger,
  );
}
