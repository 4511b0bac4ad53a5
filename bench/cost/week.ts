import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { createSesClient, sendTimeouts } from '../../adapters/ses/client.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { LocalClock } from '../../local/clock/clock.ts';
import { localRegion, localTables, openDatabase, unsigned } from '../../local/database/database.ts';
import type { EmbeddedRequests } from '../../local/database/embedded-requests.ts';
import {
  httpFunctions,
  mailConfigurationSet,
  mailDomain,
  mailEventsFunction,
  scheduledFunctions,
} from '../../local/gateway/functions.ts';
import { fileSigningKey } from '../../local/home/signing-key.ts';
import { MailStore } from '../../local/mailbox/mail-store.ts';
import { startSesEndpoint } from '../../local/ses/endpoint.ts';
import { issueToken } from '../../usecases/access/issue-token.ts';
import { nationOf } from '../nation.ts';
import { MeteredRequests, type Units } from './metered-requests.ts';
import { visit } from './visit.ts';
import { get, submitting, takeAndCheckWorkbook, textOf } from './week-requests.ts';

/** How large a week is. */
export type Size = {
  readonly units: number;
  readonly indicators: number;
  /** How many people get the weekly report. */
  readonly readers: number;
};

/** What one kind of work took in the week. */
export type Work = Units & {
  readonly what: 'submissions' | 'workbooks' | 'readings' | 'visits' | 'jobs' | 'messages' | 'idle runs';
  readonly function:
    | 'submissions'
    | 'workbooks'
    | 'results'
    | 'portal'
    | 'schedule'
    | 'sender'
    | 'mail-events';
  readonly runs: number;
  /** How many times somebody signs in. */
  readonly visits?: number;
};

/** How many of each request are played; the others are counted like them. */
const played = 20;
const playedWorkbooks = 3;
const playedVisits = 2;

const runsPerWeek = { deliver: 7 * 24 * 12, reconcile: 7 * 24 * 4 };
/** Two hours of the sender. */
const deliversPlayed = 24;

const monday = Temporal.Instant.from('2024-01-14T23:00:00Z');
const at = (time: string) => Temporal.Instant.from(time);

/**
 * Plays the second week of a league through the functions as they are deployed, over the embedded database and mail service,
 * and meters their requests to DynamoDB. In this week each unit submits once (every second one with a workbook), looks at its
 * scorecard once, and opens the portal, signs in and looks at a form once; each reader of the report looks at the ranking
 * once. Requests of one kind cost alike, so only some are played and the rest counted like them.
 */
export async function playWeek({ units, indicators, readers }: Size): Promise<Work[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-cost-'));
  const { catalogue, set, league, weeks } = nationOf(units, indicators);
  const recipients = Array.from({ length: readers }, (_, index) => ({
    id: `reader-${index}`,
    unit: catalogue.units[index % units]?.id ?? '',
    post: { vi: `Lãnh đạo ${index}`, en: `Leader ${index}` },
    email: `reader-${index}@province.example`,
    receives: ['weekly-report' as const],
    ...(index === 0 ? { role: 'reader' as const } : {}),
  }));
  const clock = new LocalClock(join(folder, 'clock.json'), at('2024-01-08T00:00:00Z'), () => 0);
  const database = await openDatabase(join(folder, 'database'));
  const clientOver = (requestHandler: EmbeddedRequests | MeteredRequests) =>
    createDocumentClient({ ...localRegion, ...unsigned, requestHandler });
  const [metered, meteredEvents] = [
    new MeteredRequests(database.requests),
    new MeteredRequests(database.requests),
  ];
  const documents = clientOver(metered);
  const unmetered = clientOver(database.requests);
  const registry = new Table(unmetered, localTables.registry);
  const catalogues = new DynamoDbCatalogueStore(registry);
  const store = new DynamoDbSubmissionStore(new Table(unmetered, localTables.submissions), catalogues);
  const tokens = new DynamoDbTokenStore(registry);
  await catalogues.put(1, { ...catalogue, recipients }, clock.now());
  const tokenFor = async (principal: Principal) =>
    (await issueToken({ tokens, clock, entropy: randomEntropy }, { principal, label: 'cost' })).token;

  const signingKey = fileSigningKey(join(folder, 'key'), randomEntropy);
  const mailEvents = mailEventsFunction({ documents: clientOver(meteredEvents), clock });
  let events = 0;
  const mail = new MailStore(join(folder, 'mail'));
  const ses = await startSesEndpoint({
    store: mail,
    clock,
    domain: mailDomain,
    configurationSet: mailConfigurationSet,
    listener: async (event) => {
      events += 1;
      await mailEvents(event);
    },
    onNotTaken: () => undefined,
  });
  const sesClient = createSesClient({ ...localRegion, ...unsigned }, sendTimeouts, ses.requests);
  const portalFolder = join(folder, 'portal');
  const http = httpFunctions({ documents, clock, ses: sesClient, signingKey, portalFolder });
  const scheduled = scheduledFunctions({
    documents,
    clock,
    ses: sesClient,
    signingKey,
    apiUrl: 'https://api.example',
  });
  const run = async (name: 'schedule' | 'sender', job: string, nominal: Temporal.Instant) => {
    clock.moveTo(nominal);
    await scheduled.get(name)?.({ job, nominalTime: instantText(nominal) });
  };
  const works: Work[] = [];
  const add = (what: Work['what'], by: Work['function'], runs: number, units: Units, times = 1, visits = 0) =>
    works.push({
      what,
      function: by,
      runs: runs * times,
      calls: units.calls * times,
      readUnits: units.readUnits * times,
      writeUnits: units.writeUnits * times,
      visits,
    });

  // The week before is there, ranked, and the ledger has begun.
  for (const one of weeks[0].submissions) await store.append(set, one);
  await run('schedule', 'reconcile', at('2024-01-08T00:30:00Z'));
  await run('schedule', 'rank', at('2024-01-08T00:30:00Z').subtract({ minutes: 85 }));

  // A unit's first request of a warm instance reads the catalogue; the others do not.
  // Figures like those of the week before need no comments.
  const before = new Map(weeks[0].submissions.map(({ unit, values }) => [unit, values]));
  const sending = weeks[1].submissions.map((one) => ({ ...one, values: before.get(one.unit) ?? one.values }));
  const post = submitting(http.submissions, tokenFor);
  clock.moveTo(at('2024-01-12T02:00:00Z'));
  const [first, ...others] = sending;
  if (first === undefined) throw new Error('nobody sends');
  await post(first);
  metered.taken();
  const sample = others.slice(0, played);
  for (const one of sample) await post(one);
  const submitted = metered.taken();
  add('submissions', 'submissions', sample.length, submitted, sending.length / 2 / sample.length);
  for (const one of others.slice(played)) await store.append(set, one);
  metered.taken();

  const asUnit = await tokenFor({ role: 'unit', unit: first.unit });
  const workbook = () => takeAndCheckWorkbook(http.workbooks, asUnit, first);
  await workbook();
  metered.taken();
  for (let nth = 0; nth < playedWorkbooks; nth += 1) await workbook();
  const checked = metered.taken();
  // A dry run writes nothing; the submission writes as much as any other.
  checked.writeUnits += (submitted.writeUnits / sample.length) * playedWorkbooks;
  add('workbooks', 'workbooks', 2 * playedWorkbooks, checked, units / 2 / playedWorkbooks);

  await run('schedule', 'rank', monday.add({ minutes: 5 }));
  await run('schedule', 'reconcile', monday.add({ minutes: 15 }));
  await run('schedule', 'report', monday.add({ minutes: 60 }));
  await run('schedule', 'warn', monday.add({ minutes: 90 }));
  await run('schedule', 'reconcile', monday.add({ minutes: 105 }));
  add('jobs', 'schedule', 5, metered.taken());
  await run('sender', 'deliver', monday.add({ minutes: 110 }));
  await ses.settled();
  add('messages', 'sender', 1, metered.taken());
  add('messages', 'mail-events', events, meteredEvents.taken());
  for (let day = 1; day <= 6; day += 1) {
    const morning = monday.add({ hours: 24 * day });
    await run('schedule', 'report', morning.add({ minutes: 60 }));
    await run('schedule', 'warn', morning.add({ minutes: 90 }));
    await run('schedule', 'reconcile', morning.add({ minutes: 105 }));
  }
  add('jobs', 'schedule', 6 * 3, metered.taken());

  const noon = monday.add({ hours: 24 * 6 + 6 });
  for (let nth = 1; nth <= deliversPlayed; nth += 1)
    await run('sender', 'deliver', noon.add({ minutes: 5 * nth }));
  add('idle runs', 'sender', deliversPlayed, metered.taken(), runsPerWeek.deliver / deliversPlayed);
  await run('schedule', 'reconcile', noon.add({ minutes: 135 }));
  add('idle runs', 'schedule', 1, metered.taken(), runsPerWeek.reconcile);

  const period = weeks[1].period.id;
  const leader = await tokenFor({ role: 'leader' });
  const reader = await tokenFor({ role: 'unit', unit: first.unit });
  const scorecard = () =>
    get(http.results, `/v1/units/${first.unit}/scorecard`, reader, { set: set.id, period });
  const ranking = () => get(http.results, `/v1/rankings/${set.id}/${period}`, leader, { league: league.id });
  await scorecard();
  await ranking();
  metered.taken();
  for (let nth = 0; nth < played; nth += 1) await scorecard();
  add('readings', 'results', played, metered.taken(), units / played);
  for (let nth = 0; nth < played; nth += 1) await ranking();
  add('readings', 'results', played, metered.taken(), readers / played);

  const visitor = {
    address: recipients[0]?.email ?? '',
    unit: recipients[0]?.unit ?? '',
    set: set.id,
    period,
    lastMail: () => textOf(mail),
  };
  await visit(http, visitor);
  await ses.settled();
  metered.taken();
  meteredEvents.taken();
  events = 0;
  const asked = { portal: 0, workbooks: 0 };
  for (let nth = 0; nth < playedVisits; nth += 1) {
    const made = await visit(http, visitor);
    asked.portal += made.portal;
    asked.workbooks += made.workbooks;
  }
  await ses.settled();
  // What the function workbooks reads for a visit is counted with what the portal's own function reads.
  add('visits', 'portal', asked.portal, metered.taken(), units / playedVisits, units);
  const none = { calls: 0, readUnits: 0, writeUnits: 0 };
  add('visits', 'workbooks', asked.workbooks, none, units / playedVisits);
  add('visits', 'mail-events', events, meteredEvents.taken(), units / playedVisits);

  sesClient.destroy();
  documents.destroy();
  await ses.close();
  clock.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return works;
}
