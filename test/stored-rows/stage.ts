import {
  GetIdentityDkimAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { type ApiFunctionName, routes } from '../../functions/deployment/api-functions.ts';
import { environmentNames } from '../../functions/deployment/environment.ts';
import { composeDocumentation } from '../../functions/documentation/compose.ts';
import type { HttpFunction } from '../../functions/http/http-function.ts';
import { composeMailEvents } from '../../functions/mail-events/compose.ts';
import { composeOperations } from '../../functions/operations/compose.ts';
import { composePortal } from '../../functions/portal/compose.ts';
import { composeRegistry } from '../../functions/registry/compose.ts';
import { composeResults } from '../../functions/results/compose.ts';
import { composeSchedule } from '../../functions/schedule/compose.ts';
import { composeSender } from '../../functions/sender/compose.ts';
import { composeSubmissions } from '../../functions/submissions/compose.ts';
import { composeWorkbooks } from '../../functions/workbooks/compose.ts';
import { unsigned } from '../../local/database/database.ts';
import { localSettings, startDynalite } from '../adapters/dynalite.ts';
import {
  type Call,
  invoke,
  invokeUnchecked,
  lambdaContext,
  type Reply,
  signingKey,
} from '../fixtures/world.ts';
import { RecordedRequests, type RowName } from './recorded-requests.ts';
import type { Release, ReleasedFunctions } from './release.ts';

const tableNames = ['Submissions', 'Reports', 'Registry'] as const;

/** The name of a table, wherever it is deployed. */
export type TableName = (typeof tableNames)[number];

const portalFiles = new URL('../../portal/', import.meta.url);
const swagger = new URL('./', import.meta.resolve('swagger-ui-dist/package.json'));

/** The functions behind the API that every kept release has. */
const releasedNames = ['submissions', 'results', 'registry', 'operations'] as const;

export const itemSchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** A stored item. */
export type Item = z.infer<typeof itemSchema>;

/** A stored row: its table, and the item. */
export type StoredRow = { readonly table: TableName; readonly item: Item };

/** What a row is called: its table and key. */
export function rowName(table: TableName, { pk, sk }: { readonly pk: string; readonly sk: string }): string {
  return `${table} ${pk} ${sk}`;
}

/** A request, and the operation it is for. */
export type ApiCall = Omit<Call, 'method'> & { readonly id: string; readonly token?: string };

/**
 * All functions as they are composed on AWS, over an embedded database and a mail service that takes everything, with a clock
 * that stands still. What was written can be taken back.
 */
export async function startStage(start: string) {
  const database = await startDynalite();
  const tables: Record<TableName, string> = {
    Submissions: await database.createTable(),
    Reports: await database.createTable(),
    Registry: await database.createTable(),
  };
  const nameOf = ({ table, pk, sk }: RowName) =>
    rowName(tableNames.find((name) => tables[name] === table) ?? 'Registry', { pk, sk });
  const requests = new RecordedRequests(database.requests);
  const { endpoint } = database;
  const documents = createDocumentClient({
    ...localSettings,
    ...unsigned,
    endpoint,
    requestHandler: requests,
  });
  let now = Temporal.Instant.from(start);
  const sent: string[] = [];
  const messages: string[] = [];
  const ses = new SESClient({ region: 'ap-southeast-1' });
  const mail = mockClient(ses);
  mail.on(GetSendQuotaCommand).resolves({ MaxSendRate: 1_000, Max24HourSend: 50_000, SentLast24Hours: 0 });
  mail.on(GetSendStatisticsCommand).resolves({ SendDataPoints: [] });
  mail.on(GetIdentityDkimAttributesCommand).resolves({
    DkimAttributes: { 'tiendo.example': { DkimEnabled: true, DkimVerificationStatus: 'Success' } },
  });
  let most = Number.POSITIVE_INFINITY;
  mail.on(SendRawEmailCommand).callsFake(({ Tags, Destinations, RawMessage }) => {
    if (sent.length >= most)
      throw Object.assign(new Error('throttled'), { name: 'Throttling', $metadata: {} });
    sent.push(`${Tags[0].Value} ${Destinations[0]}`);
    messages.push(Buffer.from(RawMessage.Data).toString('latin1'));
    return { MessageId: `m-${sent.length}` };
  });
  const environment = {
    [environmentNames.submissionsTable]: tables.Submissions,
    [environmentNames.reportsTable]: tables.Reports,
    [environmentNames.registryTable]: tables.Registry,
    [environmentNames.mailFrom]: 'bao-cao@tiendo.example',
    [environmentNames.mailConfigurationSet]: 'tiendo',
    [environmentNames.apiUrl]: 'https://api.example',
    [environmentNames.mailCap]: '2000',
    [environmentNames.dropCap]: '0',
    [environmentNames.trial]: 'no',
    [environmentNames.mailSenderName]: 'Tiến Độ',
    [environmentNames.times]: JSON.stringify(usualTimes),
    [environmentNames.version]: '1.2.3',
  };
  const surroundings = {
    documents,
    ses,
    entropy: randomEntropy,
    clock: { now: () => now },
    signingKey: { read: async () => signingKey },
  };
  const compose = {
    submissions: () => composeSubmissions(environment, surroundings),
    workbooks: () => composeWorkbooks(environment, surroundings),
    results: () => composeResults(environment, surroundings),
    registry: () => composeRegistry(environment, surroundings),
    operations: () => composeOperations(environment, surroundings),
    portal: () => composePortal(environment, portalFiles, surroundings),
    documentation: () => composeDocumentation(environment, swagger),
    schedule: () => composeSchedule(environment, surroundings),
    sender: () => composeSender(environment, surroundings),
    'mail-events': () => composeMailEvents(environment, surroundings),
  } satisfies Record<ApiFunctionName, () => HttpFunction> & ReleasedFunctions;
  let deployed: ReleasedFunctions | null = null;
  const running = (): ReleasedFunctions => deployed ?? compose;
  const rows = async (): Promise<StoredRow[]> => {
    const found: StoredRow[] = [];
    for (const table of tableNames) {
      const { Items } = await database.client.send(new ScanCommand({ TableName: tables[table] }));
      found.push(
        ...itemSchema
          .array()
          .parse(Items)
          .map((item) => ({ table, item })),
      );
    }
    return found;
  };
  let kept = new Map<string, StoredRow>();
  return {
    sent,
    /** The same messages as they are sent. */
    messages,
    documents,
    /** A client whose requests are not noted. */
    plain: database.client,
    tables,
    rows,
    now: () => now,
    setNow: (at: string) => {
      now = Temporal.Instant.from(at);
    },

    /** After so many messages, the mail service refuses more. */
    takeAtMost: (messages: number) => {
      most = messages;
    },

    /** Deploys another release; null is today's code. */
    deploy: (release: Release | null) => {
      deployed = release?.(environment, { ...surroundings, time: () => now.toString() }) ?? null;
    },

    /** Calls an operation of a new instance: what an earlier one kept in memory is not there. */
    call: async ({ id, token, headers, ...call }: ApiCall): Promise<Reply> => {
      const route = routes.find(({ operation }) => operation.id === id);
      if (route === undefined) throw new RangeError(`no operation ${id}`);
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const { method } = route.operation;
      const made = { ...call, method, headers: { ...authorization, ...headers } };
      if (deployed === null) return invoke(compose[route.function](), made);
      const name = releasedNames.find((one) => one === route.function);
      if (name === undefined) throw new RangeError(`the release has no function ${route.function}`);
      return invokeUnchecked(deployed[name](), made);
    },
    run: (job: string, nominalTime: string) => running().schedule()({ job, nominalTime }, lambdaContext()),
    deliver: (nominalTime: string) => running().sender()({ job: 'deliver', nominalTime }, lambdaContext()),
    mailEvents: (...events: object[]) =>
      running()['mail-events']()(
        {
          Records: events.map((event, index) => ({
            Sns: { MessageId: `n-${now.epochMilliseconds}-${index}`, Message: JSON.stringify(event) },
          })),
        },
        lambdaContext(),
      ),

    put: async ({ table, item }: StoredRow) => {
      await database.client.send(new PutCommand({ TableName: tables[table], Item: item }));
    },
    remove: async ({ table, item: { pk, sk } }: StoredRow) => {
      await database.client.send(new DeleteCommand({ TableName: tables[table], Key: { pk, sk } }));
    },
    /** Keeps what is stored now. @returns all of it */
    keep: async (): Promise<StoredRow[]> => {
      const all = await rows();
      kept = new Map(all.map((row) => [rowName(row.table, row.item), row]));
      requests.taken();
      return all;
    },
    /** Takes back what was written since it was kept or taken back. @returns the names of the rows that were read or written */
    takeBack: async (): Promise<ReadonlySet<string>> => {
      const { read, written } = requests.taken();
      for (const row of written) {
        const { table: TableName, pk, sk } = row;
        const before = kept.get(nameOf(row));
        if (before === undefined)
          await database.client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
        else await database.client.send(new PutCommand({ TableName, Item: before.item }));
      }
      sent.length = 0;
      messages.length = 0;
      return new Set([...read, ...written].map(nameOf));
    },
    stop: async () => {
      documents.destroy();
      ses.destroy();
      await database.stop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
