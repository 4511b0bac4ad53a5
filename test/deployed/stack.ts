import { createServer } from 'node:http';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { personHash, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { environmentNames } from '../../functions/deployment/environment.ts';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { apiGateway } from '../../local/gateway/api-gateway.ts';
import { sendAnswer } from '../../local/gateway/api-gateway-event.ts';
import { closeServer, listenOnLoopback } from '../../local/loopback.ts';
import { MailStore } from '../../local/mailbox/mail-store.ts';
import { startSesEndpoint } from '../../local/ses/endpoint.ts';
import { createTable, startDynalite } from '../adapters/dynalite.ts';
import { delivery } from '../adapters/samples.ts';
import { iso } from '../fixtures/instants.ts';
import { signingKey } from '../fixtures/world.ts';
import { bundledTemplate } from '../lib/bundled-template.ts';
import { startAws } from './aws.ts';
import { type DeployedCode, deployedCode } from './deployed-code.ts';
import { DeployedFunction } from './deployed-function.ts';
import { permissionsOf } from './policies.ts';

/** Monday's report. */
const occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;

const answerSchema: z.ZodType<Answer> = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  cookies: z.array(z.string()).exactOptional(),
});

/**
 * The product as it is deployed: the template's bundles, each in processes of its own with nothing but Lambda's
 * environment, behind a stand-in for API Gateway, over an embedded database and a local mail service, where every call is
 * judged by the permissions of the caller's role.
 * @param start the time of the world, in which it stands still until it is set
 * @param folder for mail
 */
export async function startDeployedStack(start: string, folder: string) {
  let now = Temporal.Instant.from(start);
  const clock = { now: () => now };
  const bundled = await bundledTemplate();
  const { template } = bundled;
  const code = deployedCode(bundled);
  const settings = codeOf(code, 'sender').environment;
  const database = await startDynalite();
  for (const table of ['TablesSubmissions', 'TablesReports', 'TablesRegistry'])
    await createTable(database.client, table);

  const lines: string[] = [];
  const functions = new Map<FunctionName, DeployedFunction>();
  const functionOf = (name: FunctionName) => {
    const fn = functions.get(name);
    if (fn === undefined) throw new RangeError(name);
    return fn;
  };
  const invoke = (name: FunctionName, event: unknown, remainingMs?: number) =>
    functionOf(name).invoke(event, {
      now: now.epochMilliseconds,
      ...(remainingMs === undefined ? {} : { remainingMs }),
    });

  const mail = new MailStore(join(folder, 'mail'));
  const ses = await startSesEndpoint({
    store: mail,
    clock,
    domain: 'tiendo.example',
    configurationSet: settings[environmentNames.mailConfigurationSet] ?? '',
    listener: (event) => invoke('mail-events', event),
    onNotTaken: () => undefined,
  });
  const aws = await startAws({
    permissions: permissionsOf(template),
    database: database.requests,
    mail: ses.requests,
    secret: signingKey.toString(),
  });
  const started = (changed: DeployedCode) =>
    new DeployedFunction({ code: changed, awsPort: aws.port, onLine: (line) => lines.push(line) });
  for (const name of functionNames) functions.set(name, started(codeOf(code, name)));
  // Of a stage in which a run may send one message by itself.
  const capped = (['schedule', 'results'] as const).map((name) => {
    const declared = codeOf(code, name);
    const environment = { ...declared.environment, [environmentNames.mailCap]: '1' };
    return [name, started({ ...declared, environment })] as const;
  });
  const cappedOf = new Map<FunctionName, DeployedFunction>(capped);

  const answerOf = (name: FunctionName) => async (event: unknown) =>
    answerSchema.parse(
      await (cappedOf.get(name) ?? functionOf(name)).invoke(event, { now: now.epochMilliseconds }),
    );
  const gateway = apiGateway(
    {
      submissions: answerOf('submissions'),
      workbooks: answerOf('workbooks'),
      results: answerOf('results'),
      registry: answerOf('registry'),
      operations: answerOf('operations'),
      documentation: answerOf('documentation'),
      portal: answerOf('portal'),
    },
    clock,
  );
  const server = createServer(async (request, response) => {
    sendAnswer(response, await gateway(request));
  });
  const url = await listenOnLoopback(server);

  return {
    /** The address of the API. */
    url,
    /** Everything that functions have asked of AWS. */
    calls: aws.calls,
    onCall: aws.onCall,
    loseAnswers: aws.loseAnswers,
    /** Every line that functions have logged. */
    lines,
    template,
    mail,
    setNow: (to: string) => {
      now = Temporal.Instant.from(to);
    },
    /** The tables, as those who deploy reach them. */
    tables: {
      client: database.client,
      names: { submissions: 'TablesSubmissions', reports: 'TablesReports', registry: 'TablesRegistry' },
      signingKey: async () => signingKey,
      now: clock.now,
    },
    replaceSubmissions: () => functionOf('submissions').replace(),
    /** Runs a job, or begins it with too little time left to end it. */
    run: (job: string, nominalTime: string, ending?: 'cut short') =>
      invoke('schedule', { job, nominalTime }, ending === undefined ? undefined : 30_000),
    /** Runs a job that may send one message by itself. */
    runCapped: async (job: string, nominalTime: string) =>
      cappedOf.get('schedule')?.invoke({ job, nominalTime }, { now: now.epochMilliseconds }),
    /** Adds a failed message to Monday's report, unrecorded. */
    planFailed: async (key = 'failing', set = '766') => {
      const store = new DynamoDbDeliveryStore(new Table(database.client, 'TablesReports'));
      const content = { kind: 'weekly-report', set, period: '2024-W02' } as const;
      const failing = delivery(key, { occurrence, content, expiresAt: iso('2024-01-20T00:00:00Z') });
      await store.plan(failing);
      await store.move(failing, { state: 'failed', dueAt: null, attempts: 1 });
    },
    /** Puts a row that cannot be read into a table, unrecorded. */
    putDamaged: (table: 'Registry' | 'Reports', item: { readonly pk: string; readonly sk: string }) =>
      new Table(database.client, `Tables${table}`).put(item),
    /** Stores the first version of a catalogue, unrecorded. */
    applyCatalogue: (catalogue: Catalogue) =>
      new DynamoDbCatalogueStore(new Table(database.client, 'TablesRegistry')).put(1, catalogue, now),
    send: async () => {
      const result = await invoke('sender', { job: 'deliver', nominalTime: now.toString() });
      await ses.settled();
      return result;
    },
    mailEvents: (event: unknown) => invoke('mail-events', event),
    operationsToken: async () => z.object({ token: z.string() }).parse(await invoke('operations-token', {})),
    unsubscribeLink: (email: string) =>
      `/v1/unsubscribe/${unsubscribeToken({ kind: 'weekly-report', person: personHash(email, signingKey) }, signingKey)}`,
    close: async () => {
      await closeServer(server);
      await Promise.all([...functions.values(), ...cappedOf.values()].map((fn) => fn.replace()));
      await aws.close();
      await ses.close();
      await database.stop();
    },
  };
}

export type DeployedStack = Awaited<ReturnType<typeof startDeployedStack>>;

function codeOf(code: ReadonlyMap<FunctionName, DeployedCode>, name: FunctionName): DeployedCode {
  const found = code.get(name);
  if (found === undefined) throw new RangeError(`no function ${name}`);
  return found;
}
