import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { DeliverPorts } from '../functions/deliver/deliver-due.ts';
import { deliverFunction } from '../functions/deliver/deliver-function.ts';
import { deliveryEventsFunction } from '../functions/delivery-events/delivery-events-function.ts';
import { createLogger } from '../functions/logger.ts';
import type { SchedulePorts } from '../functions/schedule/run-job.ts';
import { scheduleFunction } from '../functions/schedule/schedule-function.ts';
import { acceptSubmission, type SubmissionPorts } from '../functions/submissions/accept-submission.ts';
import type { IncomingSubmission } from '../functions/submissions/incoming-submission.ts';

/** A function as Lambda calls it. */
export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** All ports of what is simulated. */
export type Ports = SchedulePorts & DeliverPorts & SubmissionPorts;

/** What is simulated. A test of the simulation itself breaks one part of it. */
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

/** The functions as they are deployed. */
export const realProduct: Product = {
  schedule: (ports) => scheduleFunction(ports, logger, metrics),
  deliver: (ports) => deliverFunction(ports, logger, metrics),
  deliveryEvents: (ports) => deliveryEventsFunction(ports, logger, metrics),
  submit: acceptSubmission,
};
