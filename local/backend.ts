import { appendFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { createDocumentClient } from '../adapters/dynamodb/client.ts';
import { DynamoDbDeliveryStore } from '../adapters/dynamodb/delivery-store.ts';
import { createSesClient } from '../adapters/ses/client.ts';
import type { HttpFunctions } from './api-gateway.ts';
import type { LocalClock } from './clock.ts';
import type { Closing } from './closing.ts';
import { localRegion, localTables, openDatabase } from './database.ts';
import {
  deliveryEventsFunction,
  httpFunctions,
  mailConfigurationSet,
  mailDomain,
  operationsTokenFunction,
  scheduledFunctions,
} from './functions.ts';
import type { HomeFiles } from './home.ts';
import type { MailStore } from './mail-store.ts';
import type { PlannedSchedule } from './schedule-plan.ts';
import { type ScheduleEvent, ScheduleRunner } from './schedule-runner.ts';
import { startSesEndpoint } from './ses-endpoint.ts';

export type BackendOptions = {
  readonly files: HomeFiles;
  readonly clock: LocalClock;
  readonly plan: readonly PlannedSchedule[];
  readonly store: MailStore;
  readonly closing: Closing;
};

/** Everything behind the HTTP server. */
export type Backend = {
  readonly http: HttpFunctions;
  readonly runner: ScheduleRunner;
  readonly operationsToken: () => Promise<string>;
};

/** Starts the database and the mail service, and composes the functions over them. */
export async function startBackend({ files, clock, plan, store, closing }: BackendOptions): Promise<Backend> {
  const database = await openDatabase(files.database);
  closing.add(() => database.close());
  const documents = createDocumentClient({ ...localRegion, endpoint: database.endpoint });
  closing.add(() => documents.destroy());

  const ses = await startSesEndpoint({
    store,
    clock,
    domain: mailDomain,
    configurationSet: mailConfigurationSet,
    listener: deliveryEventsFunction({ documents, clock }),
    onNotTaken: (mail, error) =>
      process.stderr.write(`events of message ${mail.id} wait for the next start: ${String(error)}\n`),
  });
  closing.add(() => ses.close());
  const sesClient = createSesClient({ ...localRegion, endpoint: ses.url });
  closing.add(() => sesClient.destroy());

  const functions = scheduledFunctions({ documents, clock, ses: sesClient });
  const deliveries = new DynamoDbDeliveryStore(documents, localTables.reports);
  const runner = new ScheduleRunner({
    clock,
    plan,
    invoke: async (schedule, event) => {
      const run = functions.get(schedule.function);
      if (run === undefined) throw new Error(`no schedule can trigger the function ${schedule.function}`);
      const result = await run(event);
      await ses.settled();
      return result;
    },
    nextDueAt: async () => {
      const dueAt = await deliveries.nextDueAt();
      return dueAt === null ? null : Temporal.Instant.from(dueAt);
    },
    onGivenUp: (event, failure) => recordFailure(files.failedRuns, event, failure),
  });
  closing.add(() => runner.stop());
  const makeOperationsToken = operationsTokenFunction({ documents, clock });
  return {
    http: httpFunctions({ documents, clock }),
    runner,
    operationsToken: async () => (await makeOperationsToken()).token,
  };
}

function recordFailure(file: string, event: ScheduleEvent, failure: string): void {
  process.stderr.write(`${event.job} of ${event.nominalTime} failed and was given up: ${failure}\n`);
  appendFileSync(file, `${JSON.stringify({ ...event, failure })}\n`);
}
