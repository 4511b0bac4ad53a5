import { createHash } from 'node:crypto';
import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { TokenStore } from '../../domain/ports/registry-store.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { violationsOf } from '../../domain/problem/schema-violations.ts';
import { submissionRequestSchema } from '../../domain/submission/submission-request.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';
import { acceptSubmission, type SubmissionPorts } from './accept-submission.ts';

/** Takes units' figures: `POST /v1/submissions` → 201 with a receipt. */
export function submissionsFunction(
  ports: SubmissionPorts & { readonly tokens: TokenStore },
  logger: Logger,
  metrics: Metrics,
): HttpFunction {
  return httpFunction(
    {
      guarded: [
        {
          route: routes.createSubmission,
          handle: async (event, caller) => {
            const idempotencyKey = readIdempotencyKey(event.headers['idempotency-key']);
            const { text, value } = readJsonBody(event);
            const parsed = submissionRequestSchema.safeParse(value);
            if (!parsed.success) throw invalidShape(violationsOf(parsed.error));
            const bodyHash = createHash('sha256').update(text).digest('hex');
            const receipt = await acceptSubmission(ports, {
              caller,
              request: parsed.data,
              idempotencyKey,
              bodyHash,
            });
            metrics.addMetric('SubmissionsAccepted', MetricUnit.Count, 1);
            metrics.publishStoredMetrics();
            return jsonAnswer(201, receipt);
          },
        },
      ],
    },
    ports.tokens,
    logger,
  );
}

function readIdempotencyKey(header: string | undefined): string {
  if (header !== undefined && /^[\x21-\x7e]{1,128}$/.test(header)) return header;
  throw new Problem('missing-idempotency-key', {
    vi: 'Gửi tiêu đề «Idempotency-Key» gồm 1–128 ký tự ASCII, mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
    en: 'Send the header “Idempotency-Key” with 1 to 128 ASCII characters: a new key for each submission, the same key for a retry.',
  });
}

function invalidShape(violations: ReturnType<typeof violationsOf>): Problem {
  return new Problem(
    'invalid-submission',
    {
      vi: 'Chưa ghi nhận: nội dung gửi chưa đúng mẫu; sửa các chỗ được nêu rồi gửi lại.',
      en: 'Nothing was recorded: the body does not have the right form; mend the parts named here and send it again.',
    },
    violations,
  );
}
