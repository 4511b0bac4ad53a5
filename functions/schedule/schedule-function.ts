import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { instantSchema, jobs } from '../../domain/schedule/occurrence.ts';
import { measureBacklog } from '../../usecases/scheduling/backlog.ts';
import { type Reconciliation, reconcile } from '../../usecases/scheduling/reconcile.ts';
import { runScheduled, type SchedulePorts } from '../../usecases/scheduling/run-job.ts';
import type { OccurrenceResult } from '../../usecases/scheduling/run-occurrence.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';

/** The event from EventBridge Scheduler. */
export const scheduleEventSchema = z.strictObject({
  job: z.enum([...jobs, 'reconcile']),
  nominalTime: instantSchema,
});

/** Time reserved for a caught-up run to end. */
const catchUpReserveMilliseconds = 120_000;

/** Time reserved for writes in progress to end, with retries, and for releasing the run. */
const reserveMilliseconds = 40_000;

/**
 * Runs the scheduled job an event names, for the event's nominal time, or catches up missed runs.
 * @throws Error on an event with an unexpected shape or when the job fails; the event then goes to the failure queue
 */
export function scheduleFunction(
  ports: SchedulePorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<OccurrenceResult | Reconciliation> {
  return eventFunction<OccurrenceResult | Reconciliation>(
    async (event, context) => {
      const { job, nominalTime } = scheduleEventSchema.parse(event);
      logger.appendKeys({ occurrence: { job, nominalTime } });
      if (job === 'reconcile') return seeToMissed(context);
      const result = await runScheduled(ports, { job, nominalTime }, timeLeft(context, reserveMilliseconds));
      logger.info('occurrence', { ...result });
      return result;
    },
    logger,
    metrics,
  );

  async function seeToMissed(context: Context): Promise<Reconciliation> {
    const mayBegin = timeLeft(context, catchUpReserveMilliseconds);
    const result = await reconcile(ports, mayBegin, timeLeft(context, reserveMilliseconds));
    if (result.caughtUp.length + result.givenUp.length + result.failures.length > 0)
      logger.warn('runs were missed', { ...result });
    metrics.addMetric('OccurrencesGivenUp', MetricUnit.Count, result.givenUp.length);
    metrics.addMetric('OccurrencesFailing', MetricUnit.Count, result.failures.length);
    const { oldestDueSeconds, hoursSinceRanking } = await measureBacklog(ports);
    metrics.addMetric('Reconciliations', MetricUnit.Count, 1);
    metrics.addMetric('OldestDueMessage', MetricUnit.Seconds, oldestDueSeconds);
    if (hoursSinceRanking !== null)
      metrics.addMetric('HoursSinceRanking', MetricUnit.Count, hoursSinceRanking);
    return result;
  }
}

function timeLeft(context: Context, milliseconds: number): () => boolean {
  return () => context.getRemainingTimeInMillis() > milliseconds;
}
