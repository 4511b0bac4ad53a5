import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueStore } from '../../domain/ports/registry-store.ts';
import type { OccurrenceStore } from '../../domain/ports/report-store.ts';
import type { Clock } from '../../domain/ports/surroundings.ts';
import { instantSchema, jobs, type Occurrence } from '../../domain/schedule/occurrence.ts';
import { idleReason } from './idle-reason.ts';
import { type RankPorts, rankWeek } from './rank-week.ts';
import { type ReportPorts, reportWeek } from './report-week.ts';
import { type OccurrenceResult, recordIdle, runOccurrence } from './run-occurrence.ts';
import { type WarnPorts, warnDay } from './warn-day.ts';

/** What EventBridge Scheduler sends. */
export const scheduleEventSchema = z.strictObject({ job: z.enum(jobs), nominalTime: instantSchema });

/** What the scheduled jobs need from outside. */
export type SchedulePorts = RankPorts &
  ReportPorts &
  WarnPorts & {
    readonly catalogues: CatalogueStore;
    readonly occurrences: OccurrenceStore;
    readonly clock: Clock;
  };

/**
 * Runs the scheduled job an event names, for the event's nominal time.
 * @throws Error on an event of another shape or when the job fails; the event then goes to the failure queue
 */
export function scheduleFunction(
  ports: SchedulePorts,
  logger: Logger,
): (event: unknown, context: Context) => Promise<OccurrenceResult> {
  const chain = middy<unknown, OccurrenceResult>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async (event: unknown) => {
      const occurrence = scheduleEventSchema.parse(event);
      logger.appendKeys({ occurrence });
      const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
      const current = await ports.catalogues.current();
      const idle =
        current === null
          ? 'there is no catalogue yet'
          : idleReason(occurrence.job, current.catalogue, nominalTime);
      const result =
        current === null || idle !== null
          ? await recordIdle(ports, occurrence, idle ?? '')
          : await runOccurrence(ports, occurrence, () => runJob(ports, current, occurrence, nominalTime));
      logger.info('occurrence', { ...result });
      return result;
    });
  return async (event, context) => chain(event, context);
}

function runJob(
  ports: SchedulePorts,
  current: VersionedCatalogue,
  occurrence: Occurrence,
  nominalTime: Temporal.Instant,
): Promise<string> {
  switch (occurrence.job) {
    case 'rank':
      return rankWeek(ports, current, nominalTime);
    case 'report':
      return reportWeek(ports, current, occurrence, nominalTime);
    case 'warn':
      return warnDay(ports, current, occurrence, nominalTime);
  }
}
