import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Ports } from '../usecases/ports/ports.ts';
import { publishFaults } from './publish-faults.ts';

/** Reports a submission without a confirmation to operations: a line in the log, and a fault. */
export function receiptsNotPlanned(logger: Logger, metrics: Metrics): Ports['receiptsNotPlanned'] {
  return ({ id }, reason) => {
    logger.warn('receipts not planned', { submission: id, error: reason });
    publishFaults(metrics, { 'receipts-not-planned': 1 });
  };
}
