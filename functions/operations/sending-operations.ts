import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { pauseRequestSchema } from '../../contract/sending.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';

/** Whether messages may leave at all: `/v1/sending`, `/v1/deliveries/pause` and `/v1/deliveries/resume`. */
export function sendingOperations({ sending, clock }: Pick<Ports, 'clock' | 'sending'>): GuardedOperation[] {
  return [
    { route: routes.getSending, handle: async () => jsonAnswer(200, await sending.read()) },
    {
      route: routes.pauseDeliveries,
      handle: async (event, { tokenId }) => {
        const reason = readReason(event);
        return jsonAnswer(200, await sending.pause(tokenId, reason, instantText(clock.now())));
      },
    },
    {
      route: routes.resumeDeliveries,
      handle: async (_event, { tokenId }) =>
        jsonAnswer(200, await sending.resume(tokenId, instantText(clock.now()))),
    },
  ];
}

function readReason(event: APIGatewayProxyEventV2): string {
  const parsed = parseInput(pauseRequestSchema, readJsonBody(event).value);
  if (parsed.ok) return parsed.value.reason;
  throw new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"reason": "<lý do tạm dừng>"}.',
      en: 'Send {"reason": "<why sending is to stop>"}.',
    },
    parsed.violations,
  );
}
