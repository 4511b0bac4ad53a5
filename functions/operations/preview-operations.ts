import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { previewDay, previewQuerySchema } from '../../usecases/previewing/preview-day.ts';
import { previewRequestSchema, sendPreview } from '../../usecases/previewing/send-preview.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';
import { readParameters } from '../http/parameters.ts';
import { readIdempotencyKey } from '../http/submission-headers.ts';

/** What previewing needs from outside. */
export type PreviewPorts = Pick<
  Ports,
  'catalogues' | 'clock' | 'deliveries' | 'idempotency' | 'signingKey' | 'stage' | 'unsubscribes'
>;

/** Looking at what would be sent, and trying one message out: `/v1/preview`. */
export function previewOperations(ports: PreviewPorts): GuardedOperation[] {
  return [
    {
      route: routes.getPreview,
      handle: async (event) => {
        const query = readParameters(previewQuerySchema, event, {
          vi: 'Địa chỉ cần có dạng /v1/preview?at=2024-01-15&recipient=<mã người nhận>&limit=<1–500>&cursor=<next của trang trước>.',
          en: 'Ask for /v1/preview?at=2024-01-15&recipient=<recipient id>&limit=<1–500>&cursor=<next of the page before>.',
        });
        return jsonAnswer(200, await previewDay(ports, query));
      },
    },
    {
      route: routes.sendPreview,
      handle: async (event, { tokenId }) => {
        const key = readIdempotencyKey(event);
        return jsonAnswer(201, await sendPreview(ports, readRequest(event), { token: tokenId, key }));
      },
    },
  ];
}

function readRequest(event: APIGatewayProxyEventV2): z.infer<typeof previewRequestSchema> {
  const parsed = parseInput(previewRequestSchema, readJsonBody(event).value);
  if (parsed.ok) return parsed.value;
  throw new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"at": "2024-01-15", "to": "<địa chỉ nhận thư thử>", "recipient": "<mã người nhận, có thể bỏ>"}.',
      en: 'Send {"at": "2024-01-15", "to": "<address for the test>", "recipient": "<recipient id, optional>"}.',
    },
    parsed.violations,
  );
}
