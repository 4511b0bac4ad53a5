import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { overlayStores } from '../../adapters/overlay/overlay-stores.ts';
import { createLogger } from '../../functions/logger.ts';
import { operationsFunction } from '../../functions/operations/operations-function.ts';
import type { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import { startDynalite, type TestDatabase } from '../adapters/dynalite.ts';
import { reportOccurrence, reportWorld } from '../fixtures/report-world.ts';
import { invoke } from '../fixtures/world.ts';

const itemsSchema = z.array(z.looseObject({ pk: z.string(), sk: z.string() }));
type Item = z.infer<typeof itemsSchema>[number];

let database: TestDatabase;

beforeAll(async () => {
  database = await startDynalite();
});

afterAll(() => database.stop());

const leaders = 8;

/** A report for some leaders, planned in a database. */
async function planned() {
  const name = await database.createTable();
  const met: UnreadableRow[] = [];
  const onUnreadable = async (row: UnreadableRow) => {
    met.push(row);
  };
  const table = new Table(database.client, name, { onUnreadable });
  const world = await reportWorld(leaders);
  const { catalogues } = world.ports;
  Object.assign(world.ports, {
    deliveries: new DynamoDbDeliveryStore(table),
    editions: new DynamoDbEditionStore(table),
    occurrences: new DynamoDbOccurrenceStore(table),
    reports: new DynamoDbWeeklyReportStore(table),
    submissions: new DynamoDbSubmissionStore(table, catalogues),
    tokens: new DynamoDbTokenStore(table),
  });
  const scratch = () => ({ ...world.ports, ...overlayStores(world.ports) });
  const api = operationsFunction({ ...world.ports, scratch }, createLogger({ logLevel: 'SILENT' }));
  const operations = await world.tokenFor({ role: 'operations' });
  await world.run('rank', '2024-01-14T23:00:00Z');
  await world.report();
  const items = async () => {
    const { Items } = await database.client.send(new ScanCommand({ TableName: name }));
    return itemsSchema.parse(Items);
  };
  return Object.assign(world, {
    met,
    items,
    put: (item: Item) => database.client.send(new PutCommand({ TableName: name, Item: item })),
    ask: (path: string) =>
      invoke(api, { method: 'GET', path, headers: { authorization: `Bearer ${operations}` } }),
  });
}

/** The ways in which a row is damaged, each of its own attribute. */
const damages: Readonly<Record<string, (item: Item, attribute: string) => Item>> = {
  'lacks it': without,
  'has another type in it': (item, attribute) => ({ ...item, [attribute]: { no: 'such' } }),
  'has an empty text in it': (item, attribute) => ({ ...item, [attribute]: '' }),
  'has garbage in it': (item, attribute) => ({ ...item, [attribute]: Uint8Array.of(1, 2, 3) }),
};

function without(item: object, attribute: string): Item {
  const rest = Object.fromEntries(Object.entries(item).filter(([name]) => name !== attribute));
  return itemsSchema.element.parse(rest);
}

describe('a message that cannot be read', { timeout: 120_000 }, () => {
  const attributes = ['recipient', 'email', 'content', 'state', 'attempts', 'expiresAt', 'post', 'unit'];
  for (const [how, damaged] of Object.entries(damages))
    for (const attribute of attributes)
      it(`which ${how} (${attribute}) stops none of the others, and goes once when it can be read again`, async () => {
        const world = await planned();
        const [first] = (await world.items()).filter(({ pk }) => pk.startsWith('delivery#'));
        if (first === undefined) throw new Error('nothing is planned');
        await world.put(damaged(first, attribute));
        await world.sender(reportOccurrence.nominalTime);
        expect(world.sent).toHaveLength(leaders - 1);
        expect((await world.ask('/v1/deliveries')).status).toBe(200);
        expect(new Set(world.met.map(({ place: { key, kind } }) => `${kind} ${key.sk}`))).toEqual(
          new Set([`delivery ${first.sk}`]),
        );
        expect(world.met.map(({ message }) => message).join()).not.toContain('@province.example');
        await world.put(first);
        await world.sender(reportOccurrence.nominalTime);
        await world.sender(reportOccurrence.nominalTime);
        expect(new Set(world.sentTo()).size).toBe(leaders);
        expect(world.sent).toHaveLength(leaders);
      });
});

describe('a run whose row cannot be read', { timeout: 120_000 }, () => {
  it('is shown as such, is not made again, and stops no other', async () => {
    const world = await planned();
    const row = (await world.items()).find(({ pk }) => pk === 'occurrence#rank');
    if (row === undefined) throw new Error('nothing was ranked');
    await world.put({ ...row, status: 'sleeping' });
    const { status, body } = await world.ask('/v1/occurrences');
    const { occurrences } = z
      .object({ occurrences: z.array(z.looseObject({ id: z.string(), status: z.string() })) })
      .parse(body);
    const shown = occurrences.find(({ id }) => id === 'rank@2024-01-14T23:00:00Z');
    expect([status, shown?.status]).toEqual([200, 'unreadable']);
    expect(await world.run('rank', '2024-01-14T23:00:00Z')).toEqual({ status: 'already-finished' });
    await world.schedule({ job: 'reconcile', nominalTime: reportOccurrence.nominalTime });
    await world.sender(reportOccurrence.nominalTime);
    expect(world.sent).toHaveLength(leaders);
    expect(await world.items()).toContainEqual({ ...row, status: 'sleeping' });
  });

  it('of a version that this release does not know, keeps its messages waiting', async () => {
    const world = await planned();
    const row = (await world.items()).find(({ pk }) => pk === 'occurrence#report');
    if (row === undefined) throw new Error('nothing was reported');
    await world.put({ ...row, v: 99 });
    await world.sender(reportOccurrence.nominalTime);
    expect(world.sent).toHaveLength(0);
    await world.put(row);
    await world.sender(reportOccurrence.nominalTime);
    expect(world.sent).toHaveLength(leaders);
  });
});
