import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { sendingStateSchema } from '../../domain/delivery/sending-state.ts';
import { plainLine } from '../../domain/language/plain-text.ts';
import type { SendingSwitch } from '../../domain/ports/sending-switch.ts';
import type { Clock } from '../../domain/ports/surroundings.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { violationsOf } from '../../domain/problem/schema-violations.ts';
import { instantText } from '../../domain/schedule/instant-text.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';

/** What turning sending off and on needs from outside. */
export type SendingPorts = { readonly sending: SendingSwitch; readonly clock: Clock };

/** Why sending is to stop. */
export const pauseRequestSchema = z.strictObject({
  reason: plainLine(300).meta({
    description: 'Why; told to whoever looks.',
    example: 'Nhập nhầm số liệu tuần 02',
  }),
});

/** Whether messages may leave, since when, by whose token and why. */
export const sendingAnswerSchema = z.strictObject(sendingStateSchema.shape);

/** Whether messages may leave at all: `/v1/sending`, `/v1/deliveries/pause` and `/v1/deliveries/resume`. */
export function sendingOperations({ sending, clock }: SendingPorts): GuardedOperation[] {
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
  const parsed = pauseRequestSchema.safeParse(readJsonBody(event).value);
  if (parsed.success) return parsed.data.reason;
  throw new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"reason": "<lý do tạm dừng>"}.',
      en: 'Send {"reason": "<why sending is to stop>"}.',
    },
    violationsOf(parsed.error),
  );
}
