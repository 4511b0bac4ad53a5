import type { Logger } from '@aws-lambda-powertools/logger';
import { deliveries } from '../../contract/deliveries.ts';
import { holds } from '../../contract/holds.ts';
import { occurrences } from '../../contract/occurrences.ts';
import { previews } from '../../contract/previews.ts';
import { recipients } from '../../contract/recipients.ts';
import { sending } from '../../contract/sending.ts';
import { unreadableRows } from '../../contract/unreadable-rows.ts';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import { listRecipients } from '../../usecases/delivering/list-recipients.ts';
import { listHeldRuns, releaseRun } from '../../usecases/delivering/release-run.ts';
import { resendFailed } from '../../usecases/delivering/resend-failed.ts';
import { sendingStatus } from '../../usecases/delivering/sending-status.ts';
import { pauseSending, resumeSending } from '../../usecases/delivering/turn-sending.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { previewDay } from '../../usecases/previewing/preview-day.ts';
import { sendPreview } from '../../usecases/previewing/send-preview.ts';
import { listOccurrences } from '../../usecases/scheduling/list-occurrences.ts';
import { listUnreadableRows } from '../../usecases/stored-rows/list-unreadable-rows.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { operation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { deliveriesReply } from './deliveries-reply.ts';

/** Shows runs, messages and previews, and pauses or resumes sending. */
export function operationsFunction(
  ports: AccessPorts &
    Pick<
      Ports,
      | 'audit'
      | 'catalogues'
      | 'deliveries'
      | 'editions'
      | 'exceptions'
      | 'failureRounds'
      | 'holds'
      | 'idempotency'
      | 'letterhead'
      | 'reservations'
      | 'occurrences'
      | 'questions'
      | 'reports'
      | 'submissions'
      | 'sending'
      | 'signingKey'
      | 'times'
      | 'scratch'
      | 'strayEvents'
      | 'tableFiles'
      | 'unreadableRows'
      | 'unsubscribes'
    >,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      guarded: [
        operation(occurrences.listOccurrences, async ({ parameters }) =>
          reply(200, await listOccurrences(ports, parameters)),
        ),
        operation(deliveries.listDeliveries, (request) => deliveriesReply(ports, request)),
        operation(deliveries.resendDeliveries, async ({ body, caller }) =>
          reply(200, await resendFailed(ports, caller, body)),
        ),
        operation(holds.listHeldRuns, async () => reply(200, await listHeldRuns(ports))),
        operation(holds.releaseRun, async ({ body, caller }) =>
          reply(200, await releaseRun(ports, body, caller)),
        ),
        operation(sending.getSending, async () => reply(200, await sendingStatus(ports))),
        operation(sending.pauseDeliveries, async ({ body, caller }) =>
          reply(200, await pauseSending(ports, caller, body.reason)),
        ),
        operation(sending.resumeDeliveries, async ({ caller }) =>
          reply(200, await resumeSending(ports, caller)),
        ),
        operation(recipients.listRecipients, async ({ parameters }) =>
          reply(200, await listRecipients(ports, parameters)),
        ),
        operation(unreadableRows.listUnreadableRows, async () => reply(200, await listUnreadableRows(ports))),
        operation(previews.getPreview, async ({ parameters }) =>
          reply(200, await previewDay(ports, parameters)),
        ),
        operation(previews.sendPreview, async ({ headers, body, caller }) => {
          const once = { by: caller, key: headers['Idempotency-Key'] };
          return reply(201, await sendPreview(ports, body, once));
        }),
      ],
    },
    ports,
    logger,
  );
}
