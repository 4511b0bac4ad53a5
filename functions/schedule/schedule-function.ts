import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instantSchema, jobs, type Occurrence } from '../../domain/schedule/occurrence.ts';
import { type FailureMailPorts, mailFailures } from '../../usecases/failures/mail-failures.ts';
import { type Reconciliation, reconcile } from '../../usecases/scheduling/reconcile.ts';
import { type RunWatch, runScheduled, type SchedulePorts } from '../../usecases/scheduling/run-job.ts';
import type { OccurrenceResult } from '../../usecases/scheduling/run-occurrence.ts';
import { type EventFunction, eventFunction } from '../event-function.ts';
import { publishFaults } from '../publish-faults.ts';

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
  ports: SchedulePorts & FailureMailPorts,
  logger: Logger,
  metrics: Metrics,
): EventFunction<OccurrenceResult | Reconciliation> {
  return eventFunction<OccurrenceResult | Reconciliation>(async (event, context) => {
    const { job, nominalTime } = scheduleEventSchema.parse(event);
    logger.appendKeys({ occurrence: { job, nominalTime } });
    if (job === 'reconcile') {
      const result = await seeToMissed(context);
      await mailFailures(ports, Temporal.Instant.from(nominalTime));
      return result;
    }
    return runScheduled(ports, { job, nominalTime }, watch(context));
  }, logger);

  function watch(context: Context): RunWatch {
    return { mayGoOn: timeLeft(context, reserveMilliseconds), onEnd: noteRun };
  }

  /** Of every run, whether a trigger or the reconciliation made it: what watches and shows runs reads it here. */
  function noteRun(occurrence: Occurrence, result: OccurrenceResult): void {
    logger.info('occurrence', { occurrence, ...result });
    // Published every day, also when no report is due: its silence is an alarm. A run that came too late made nothing.
    if (occurrence.job === 'report' && result.status !== 'too-late')
      metrics.singleMetric().addMetric('ReportRuns', MetricUnit.Count, 1);
  }

  async function seeToMissed(context: Context): Promise<Reconciliation> {
    const mayBegin = timeLeft(context, catchUpReserveMilliseconds);
    const { overdue, isRankingStale, ...result } = await reconcile(ports, mayBegin, watch(context));
    if (result.caughtUp.length + result.givenUp.length + result.failures.length > 0)
      logger.warn('runs were missed', { ...result });
    publishFaults(metrics, {
      'occurrences-given-up': result.givenUp.length,
      'occurrences-failing': overdue,
      'ranking-stale': isRankingStale ? 1 : 0,
    });
    return result;
  }
}

function timeLeft(context: Context, milliseconds: number): () => boolean {
  return () => context.getRemainingTimeInMillis() > milliseconds;
}
