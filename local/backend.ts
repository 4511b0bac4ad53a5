import { appendFileSync } from 'node:fs';
import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../adapters/dynamodb/delivery-store.ts';
import { createDocumentClient } from '../adapters/dynamodb/requests/client.ts';
import { DynamoDbSendJournal } from '../adapters/dynamodb/send-journal.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import { randomEntropy } from '../adapters/random-entropy.ts';
import { createSesClient, sendTimeouts } from '../adapters/ses/client.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { jobFunctions } from '../functions/deployment/job-functions.ts';
import type { LocalClock } from './clock/clock.ts';
import { type ScheduleEvent, ScheduleRunner } from './clock/schedule-runner.ts';
import type { Closing } from './closing.ts';
import { localRegion, localTables, openDatabase, unsigned } from './database/database.ts';
import { repairDueIndex } from './database/due-index.ts';
import type { IssueLasting } from './example/issue-demo-tokens.ts';
import type { HttpFunctions } from './gateway/api-gateway.ts';
import {
  httpFunctions,
  mailConfigurationSet,
  mailDomain,
  mailEventsFunction,
  scheduledFunctions,
} from './gateway/functions.ts';
import type { HomeFiles } from './home/home.ts';
import { lastingIssuer } from './home/lasting-issuer.ts';
import { ownersAlone } from './home/own-files.ts';
import { fileSigningKey } from './home/signing-key.ts';
import { journalMails } from './mailbox/journal-mails.ts';
import type { MailStore } from './mailbox/mail-store.ts';
import { startSesEndpoint } from './ses/endpoint.ts';

/** What the functions run on: files, clock, mailbox, and the address of the API. */
export type BackendOptions = {
  readonly files: HomeFiles;
  readonly clock: LocalClock;
  readonly store: MailStore;
  readonly closing: Closing;
  /** Whether the last process on these files died, possibly during a write. */
  readonly repair: boolean;
  /** The base URL of the API; called when the first schedule runs. */
  readonly apiUrl: () => string;
};

/** Everything behind the HTTP server. */
export type Backend = {
  readonly http: HttpFunctions;
  readonly runner: ScheduleRunner;
  readonly issueLasting: IssueLasting;
  /** Resolves once everything that the functions wrote so far is stored, so that it outlives this process. */
  readonly stored: () => Promise<void>;
  /** The catalogue in force; null before there is one. */
  readonly catalogue: () => Promise<Catalogue | null>;
};

/** Starts the database and the mail service, and composes the functions over them. */
export async function startBackend({
  files,
  clock,
  store,
  closing,
  repair,
  apiUrl,
}: BackendOptions): Promise<Backend> {
  const database = await openDatabase(files.database);
  closing.add(() => database.close());
  const documents = createDocumentClient({ ...localRegion, ...unsigned, requestHandler: database.requests });
  closing.add(() => documents.destroy());
  if (repair) await repairDueIndex(documents, localTables.reports);
  await journalMails(store.all(), new DynamoDbSendJournal(new Table(documents, localTables.registry)));
  await database.stored();

  const ses = await startSesEndpoint({
    store,
    clock,
    domain: mailDomain,
    configurationSet: mailConfigurationSet,
    listener: mailEventsFunction({ documents, clock }),
    stored: database.stored,
    onNotTaken: (mail, error) =>
      process.stderr.write(`events of message ${mail.id} wait for the next start: ${String(error)}\n`),
  });
  closing.add(() => ses.close());
  const sesClient = createSesClient({ ...localRegion, ...unsigned }, sendTimeouts, ses.requests);
  closing.add(() => sesClient.destroy());

  const signingKey = fileSigningKey(files.signingKey, randomEntropy);
  let scheduled: ReturnType<typeof scheduledFunctions> | null = null;
  const catalogues = new DynamoDbCatalogueStore(new Table(documents, localTables.registry));
  const deliveries = new DynamoDbDeliveryStore(new Table(documents, localTables.reports));
  const runner = new ScheduleRunner({
    clock,
    invoke: async (schedule, event) => {
      scheduled ??= scheduledFunctions({ documents, clock, ses: sesClient, signingKey, apiUrl: apiUrl() });
      const run = scheduled.get(jobFunctions[schedule.job]);
      if (run === undefined) throw new Error(`no schedule can trigger the job ${schedule.job}`);
      const result = await run(event);
      await ses.settled();
      return result;
    },
    nextDueAt: () => deliveries.nextDueAt(),
    onGivenUp: (event, failure) => recordFailure(files.failedRuns, event, failure),
  });
  closing.add(() => runner.stop());
  const issueLasting = lastingIssuer({ documents, clock });
  return {
    http: httpFunctions({ documents, clock, ses: sesClient, signingKey, portalFolder: files.portal }),
    runner,
    issueLasting: async (principal) => {
      const token = await issueLasting(principal);
      await database.stored();
      return token;
    },
    stored: database.stored,
    catalogue: async () => (await catalogues.current())?.catalogue ?? null,
  };
}

function recordFailure(file: string, event: ScheduleEvent, failure: string): void {
  process.stderr.write(`${event.job} of ${event.nominalTime} failed and was given up: ${failure}\n`);
  appendFileSync(file, `${JSON.stringify({ ...event, failure })}\n`, { mode: ownersAlone.file });
}
