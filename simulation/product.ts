import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { createLogger } from '../functions/logger.ts';
import { type EventPorts, mailEventsFunction } from '../functions/mail-events/mail-events-function.ts';
import { scheduleFunction } from '../functions/schedule/schedule-function.ts';
import { senderFunction } from '../functions/sender/sender-function.ts';
import type { DeliverPorts } from '../usecases/delivering/deliver-due.ts';
import type { SchedulePorts } from '../usecases/scheduling/run-job.ts';
import { acceptSubmission, type SubmissionPorts } from '../usecases/submitting/accept-submission.ts';
import type { IncomingSubmission } from '../usecases/submitting/incoming-submission.ts';

/** A function as Lambda calls it. */
export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** All ports of the simulated functions. */
export type Ports = SchedulePorts & DeliverPorts & SubmissionPorts & EventPorts;

/** The simulated product. Tests of the simulation break one part of it. */
export type Product = {
  readonly schedule: (ports: Ports) => Handler;
  readonly deliver: (ports: Ports) => Handler;
  readonly deliveryEvents: (ports: Ports) => Handler;
  readonly submit: (ports: Ports, incoming: IncomingSubmission) => Promise<unknown>;
};

const logger = createLogger({ serviceName: 'simulation', logLevel: 'SILENT' });

class NoMetrics extends Metrics {
  override addMetric(): this {
    return this;
  }

  override publishStoredMetrics(): this {
    return this;
  }
}

const metrics = new NoMetrics({ namespace: 'Simulation', serviceName: 'simulation' });

/** The functions as deployed. */
export const realProduct: Product = {
  schedule: (ports) => scheduleFunction(ports, logger, metrics),
  deliver: (ports) => senderFunction(ports, logger, metrics),
  deliveryEvents: (ports) => mailEventsFunction(ports, logger, metrics),
  submit: acceptSubmission,
};
