import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Ports } from '../../usecases/ports/ports.ts';
import type { SubmissionPorts } from '../../usecases/submitting/accept-submission.ts';
import { routes } from '../deployment/routes.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { mediaTypeOf } from '../http/media-type.ts';
import { readingOperations } from './reading-operations.ts';
import { submitCsv } from './submit-csv.ts';
import { submitJson } from './submit-json.ts';

/** Takes units' figures, `POST /v1/submissions` → 201 with a receipt, and tells them again. */
export function submissionsFunction(
  outside: Omit<SubmissionPorts, 'receiptsNotPlanned'> & AccessPorts,
  logger: Logger,
  metrics: Metrics,
): HttpFunction {
  const receiptsNotPlanned: Ports['receiptsNotPlanned'] = ({ id }, reason) => {
    logger.warn('receipts not planned', { submission: id, error: reason });
    metrics.addMetric('ReceiptsNotPlanned', MetricUnit.Count, 1);
  };
  const ports = { ...outside, receiptsNotPlanned };
  return httpFunction(
    {
      guarded: [
        {
          route: routes.createSubmission,
          handle: async (event, caller, language) => {
            const isCsv = mediaTypeOf(event) === 'text/csv';
            const answer = isCsv
              ? await submitCsv(ports, event, caller, language)
              : await submitJson(ports, event, caller, language);
            metrics.addMetric('SubmissionRequests', MetricUnit.Count, 1);
            metrics.publishStoredMetrics();
            return answer;
          },
        },
        ...readingOperations(ports),
      ],
    },
    ports,
    logger,
  );
}
