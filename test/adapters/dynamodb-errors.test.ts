import { ConditionalCheckFailedException, InternalServerError } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RankingLine } from '../../domain/ranking/edition.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { scoreList } from '../../domain/scoring/indicator-scores.ts';
import { instant, iso } from '../fixtures/instants.ts';
import 'aws-sdk-client-mock-vitest/extend';
import { ByteCache } from '../../adapters/byte-cache.ts';
import { compressJson } from '../../adapters/compressed-json.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSlotStore } from '../../adapters/dynamodb/slot-store.ts';
import { shardCount, shardOf } from '../../adapters/dynamodb/submission-shard.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { packWeeklyReport } from '../../adapters/stored-body.ts';
import { localSettings } from './dynalite.ts';
import { storedPages } from './packed-edition/stored-pages.ts';
import {
  asComputed,
  catalogue,
  catalogueVersions,
  delivery,
  edition,
  nationEdition,
  occurrence,
  set,
  submission,
  text,
  weeklyReport,
} from './samples.ts';

const client = createDocumentClient(localSettings);
const dynamo = mockClient(client);
const submissions = new DynamoDbSubmissionStore(new Table(client, 'submissions'), catalogueVersions);
const catalogues = new DynamoDbCatalogueStore(new Table(client, 'registry'));
const tokens = new DynamoDbTokenStore(new Table(client, 'registry'));
const reservations = new DynamoDbReservationStore(new Table(client, 'registry'));
const editions = new DynamoDbEditionStore(new Table(client, 'reports'));
const reports = new DynamoDbWeeklyReportStore(new Table(client, 'reports'));
const occurrences = new DynamoDbOccurrenceStore(new Table(client, 'reports'));
const deliveries = new DynamoDbDeliveryStore(new Table(client, 'reports'));
const sending = new DynamoDbSendingSwitch(new Table(client, 'reports'));
const slots = new DynamoDbSlotStore(new Table(client, 'reports'));

const token = {
  id: 't',
  hash: 'a'.repeat(64),
  principal: { role: 'leader' as const },
  label: 'thử',
  createdAt: iso('2024-01-01T00:00:00Z'),
  expiresAt: iso('2025-01-01T00:00:00Z'),
};

beforeEach(() => {
  dynamo.reset();
});

const occurrenceRow = { ...occurrence, status: 'done', attempts: 1, account: 'ranked' } as const;

describe('a condition that does not hold', () => {
  const refused = new ConditionalCheckFailedException({ message: 'refused', $metadata: {} });

  test('is a conflict, or nothing moved, and no error', async () => {
    dynamo.rejects(refused);
    dynamo.on(GetCommand).resolves({});
    expect(await submissions.append(set, submission())).toBe(false);
    expect(await catalogues.put(1, catalogue, instant('2024-01-01T00:00:00Z'))).toEqual({ outcome: 'taken' });
    expect(await tokens.put(token)).toBe(false);
    expect(await tokens.revoke('t', instant('2024-01-01T00:00:00Z'))).toBe(false);
    expect(await reports.put(weeklyReport())).toBe(false);
    expect(await deliveries.plan(delivery('chair'))).toBe(false);
    expect(await deliveries.move(delivery('chair'), { state: 'claimed', dueAt: null, attempts: 1 })).toBe(
      false,
    );
    expect(await deliveries.advance(delivery('chair').id, { evidence: 'sent' })).toBe('unknown');
    expect(await occurrences.replace(null, occurrenceRow)).toBe(false);
    dynamo.on(GetCommand).resolves({ Item: { until: '2024-01-15T00:00:10Z', lastRanking: null } });
    await occurrences.settle({
      until: instant('2024-01-15T00:00:09Z'),
      lastRanking: null,
      times: usualTimes,
    });
  });

  test('refuses only the header of an edition, after its lines are written', async () => {
    const writes = dynamo.on(PutCommand);
    for (let line = 0; line < 4; line += 1) writes.resolvesOnce({});
    writes.rejectsOnce(refused);
    expect(await editions.freeze(asComputed(edition()))).toBe(false);
    const puts = dynamo.commandCalls(PutCommand).map(({ args: [{ input }] }) => input);
    const page = { count: 1, linesOfPage: 256 };
    expect(puts.map((put) => [put.Item?.['sk'], put.Item?.['pages'], put.ConditionExpression])).toEqual([
      [expect.stringMatching(/^lines#0001#.*#before#00000$/), undefined, undefined],
      [expect.stringMatching(/^lines#0001#.*#indicators#00000$/), undefined, undefined],
      [expect.stringMatching(/^lines#0001#.*#ranks#00000$/), undefined, undefined],
      [expect.stringMatching(/^lines#0001#.*#places#BD\.X1$/), undefined, undefined],
      ['header#0001', { before: page, indicators: page, ranks: page }, 'attribute_not_exists(pk)'],
    ]);
  });
});

describe('any other failure', () => {
  test('is thrown by every store as it came', async () => {
    const failure = new InternalServerError({ message: 'no', $metadata: {} });
    dynamo.rejects(failure);
    await expect(submissions.append(set, submission())).rejects.toBe(failure);
    await expect(submissions.latestByUnit(set, '2024-W02', instant('2024-01-14T23:00:00Z'))).rejects.toBe(
      failure,
    );
    await expect(catalogues.current()).rejects.toBe(failure);
    await expect(tokens.find('t')).rejects.toBe(failure);
    await expect(editions.freeze(asComputed(edition()))).rejects.toBe(failure);
    await expect(reports.find('766', '2024-W02')).rejects.toBe(failure);
    await expect(occurrences.replace(null, occurrenceRow)).rejects.toBe(failure);
    await expect(deliveries.advance(delivery('chair').id, { evidence: 'sent' })).rejects.toBe(failure);
  });

  test('a crash between the lines and the header of an edition freezes nothing', async () => {
    dynamo.on(PutCommand).resolvesOnce({}).rejectsOnce(new Error('crash'));
    await expect(editions.freeze(asComputed(edition()))).rejects.toThrow('crash');
    dynamo.reset();
    dynamo.on(QueryCommand).resolves({ Items: [] });
    expect(await editions.find('766', '2024-W02', 'communes')).toBeNull();
  });
});

describe('what comes back', () => {
  test('F35: is read to the last page, also past an empty one', async () => {
    const page = (sk: string) => ({
      Items: [
        {
          sk,
          id: sk,
          cat: 1,
          values: Uint8Array.of(1),
          token: 't',
          at: '2024-01-12T03:00:00',
          key: 'k',
          body: 'b',
        },
      ],
      LastEvaluatedKey: { pk: '766#2024-W02#0', sk },
    });
    dynamo
      .on(QueryCommand)
      .resolvesOnce(page('A#000001'))
      .resolvesOnce({ Items: [], LastEvaluatedKey: { pk: '766#2024-W02#0', sk: 'A#000001' } })
      .resolvesOnce({ ...page('A#000002'), LastEvaluatedKey: undefined });
    const revisions = await submissions.revisions(set, '2024-W02', 'A');
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(dynamo).toHaveReceivedCommandTimes(QueryCommand, 3);
  });

  test('F32: is asked for again where a batch read leaves keys unprocessed', async () => {
    const stored = (period: string) => ({
      pk: `report#766#${period}`,
      sk: 'report',
      body: packWeeklyReport(weeklyReport({ period })),
    });
    const keys = ['2024-W02', '2024-W03', '2024-W04'].map((period) => ({
      pk: `report#766#${period}`,
      sk: 'report',
    }));
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { reports: [stored('2024-W04')] },
        UnprocessedKeys: { reports: { Keys: keys.slice(0, 2) } },
      })
      .resolvesOnce({ Responses: { reports: [stored('2024-W02')] } });
    const weeks = keys.map(({ pk }) => ({ set: '766', period: pk.slice(-8) }));
    const found = await reports.findAll(weeks);
    expect(found).toStrictEqual([
      weeklyReport({ period: '2024-W02' }),
      null,
      weeklyReport({ period: '2024-W04' }),
    ]);
    expect(dynamo.commandCalls(BatchGetCommand).map(({ args }) => args[0].input)).toEqual([
      { RequestItems: { reports: { Keys: keys, ConsistentRead: true } } },
      { RequestItems: { reports: { Keys: keys.slice(0, 2), ConsistentRead: true } } },
    ]);
  });

  test('is refused when it is needed and has not the shape it was stored in', async () => {
    dynamo.onAnyCommand().resolves({ Items: [{ sk: 'A#000001' }], Item: { status: 'sleeping' } });
    await expect(submissions.newest(set, '2024-W02', 'A', { atMost: 1 })).rejects.toHaveProperty(
      'name',
      'UnreadableRow',
    );
    await expect(catalogues.current()).rejects.toHaveProperty('name', 'UnreadableRow');
    await expect(editions.find('766', '2024-W02', 'communes')).rejects.toHaveProperty(
      'name',
      'UnreadableRow',
    );
    await expect(reports.find('766', '2024-W02')).rejects.toHaveProperty('name', 'UnreadableRow');
  });

  test('is left out of what others are read with', async () => {
    dynamo.onAnyCommand().resolves({ Items: [{ sk: 'A#000001' }], Item: { status: 'sleeping' } });
    expect(await submissions.revisions(set, '2024-W02', 'A')).toEqual([]);
    await expect(tokens.find('t')).rejects.toThrow('the token row token t of');
    expect((await occurrences.find(occurrence))?.status).toBe('unreadable');
    expect(await deliveries.byOccurrence(occurrence)).toEqual([]);
  });

  test('F66: is an edition also when its lists were stored as JSON', async () => {
    const stored = edition({ recomputed: { reason: 'sửa', moved: [] } });
    const { lines, excluded, joined, left, recomputed, ...header } = stored;
    const header1 = { Items: [{ ...header, linesAt: 'lines#0001#d#', chunks: 1 }] };
    const lists = {
      Items: [
        { bytes: compressJson({ lines: lines.map(asOnceStored), excluded, joined, left, recomputed }) },
      ],
    };
    const queried = dynamo.on(QueryCommand);
    for (const answer of [header1, lists, header1, lists]) queried.resolvesOnce(answer);
    expect(await editions.find('766', '2024-W02', 'communes')).toEqual(stored);
    const opened = await editions.open('766', '2024-W02', 'communes');
    expect(await opened?.lines(0, 9, [])).toEqual(lines.map(({ indicators, why, ...line }) => line));
  });

  test('F66: is an edition also when its lines were stored alone, as they once were', async () => {
    const { lines, excluded, joined, left, recomputed, ...header } = edition();
    const stored = { ...header, linesAt: 'lines#0001#d#', chunks: 1 };
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [stored] })
      .resolvesOnce({ Items: [{ bytes: compressJson(lines.map(asOnceStored)) }] });
    expect(await editions.find('766', '2024-W02', 'communes')).toEqual(edition());
    expect([excluded, joined, left, recomputed]).toEqual([[], [], [], null]);
  });

  test('F66: is an edition also when its pages are as encoding 5 first stored them', async () => {
    const excluded = [{ unit: 'BD.X9', name: text('Xã 9') }];
    const { lines, excluded: _, joined, left, recomputed, ...header } = edition({ excluded });
    const { linesAt, pages } = storedPages;
    const page = { count: 1, linesOfPage: 256 };
    const stored = {
      ...header,
      linesAt,
      encoding: 5,
      givenAsPoints: [],
      pages: { before: page, indicators: page, ranks: page },
      sizes: { lines: 3, ranked: 3, beside: 1, recomputed: null },
    };
    dynamo.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
      const [, low = '', high = low] = Object.values<string>(values);
      if (low === 'header#') return { Items: [stored] };
      const found = Object.entries(pages).filter(([key]) => low <= linesAt + key && linesAt + key <= high);
      return { Items: found.map(([, base64]) => ({ bytes: Buffer.from(base64, 'base64') })) };
    });
    expect(await editions.find('766', '2024-W02', 'communes')).toStrictEqual(edition({ excluded }));
    const { period, edition: number, inputDigest } = header;
    expect(await editions.findScored('766', '2024-W02', 'communes')).toStrictEqual({
      period,
      edition: number,
      inputDigest,
      excluded,
      lines: lines.map(({ unit, name, rank, submitted, lacking, points, maxPoints, indicators }) => ({
        unit,
        name,
        rank,
        submitted,
        lacking,
        points,
        maxPoints,
        indicators: { frames: indicators.frames, points: indicators.points },
      })),
    });
    const opened = await editions.open('766', '2024-W02', 'communes');
    expect(await opened?.lineOf('BD.X2')).toStrictEqual(lines[1]);
    expect([joined, left, recomputed]).toEqual([[], [], null]);
  });

  test('is set apart by an encoding that no release wrote, and not taken for another', async () => {
    const { lines, excluded, joined, left, recomputed, ...header } = edition();
    const page = { count: 1, linesOfPage: 256 };
    const parts = { indicators: 1, ranks: 1, why: 1 };
    const paged = {
      givenAsPoints: [],
      pages: { before: page, indicators: page, ranks: page },
      sizes: { lines: 3, ranked: 3, beside: 0, recomputed: null },
    };
    for (const more of [
      { encoding: 2, chunks: parts },
      { encoding: 3, ...paged },
      { encoding: 4, ...paged },
      { encoding: 6, ...paged },
    ]) {
      dynamo.on(QueryCommand).resolves({ Items: [{ ...header, linesAt: 'lines#0001#d#d#', ...more }] });
      await expect(editions.find('766', '2024-W02', 'communes')).rejects.toThrow('cannot be read');
    }
    expect([lines.length, excluded, joined, left, recomputed]).toEqual([3, [], [], [], null]);
  });

  test('F108: is kept where pages may be, so that they are read once; the latest edition is looked up each time', async () => {
    const cached = new DynamoDbEditionStore(new Table(client, 'reports'), new ByteCache(1_000_000));
    await editions.freeze(asComputed(edition({}, 600)));
    await editions.freeze(asComputed(edition({ edition: 2, inputDigest: 'e'.repeat(64) }, 600)));
    const items = dynamo.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item ?? {});
    const headers = items.filter(({ encoding }) => encoding === 5);
    const pages: unknown[] = [];
    dynamo.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values, ScanIndexForward }) => {
      const [, low = '', high = low] = Object.values<string>(values);
      if (low === 'header#') return { Items: headers.slice(-1) };
      pages.push(high);
      const found = items.filter(({ sk }) => low <= sk && sk <= high);
      return { Items: ScanIndexForward === false ? found.slice(-1) : found };
    });
    dynamo.on(GetCommand).callsFake(({ Key: { sk } }) => ({ Item: headers.find((one) => one['sk'] === sk) }));
    const read = async (from: number, number?: number) => {
      const opened = await cached.open('766', '2024-W02', 'communes', number);
      return [opened?.head.edition, (await opened?.lines(from, from + 200, ['why']))?.length];
    };
    expect(await read(0)).toEqual([2, 200]);
    expect(pages).toHaveLength(3);
    expect(await read(50)).toEqual([2, 200]);
    expect(await read(0, 2)).toEqual([2, 200]);
    expect(pages).toHaveLength(3);
    expect(await read(0, 1)).toEqual([1, 200]);
    expect(pages).toHaveLength(6);
    headers.reverse();
    expect(await read(0)).toEqual([1, 200]);
    expect(pages).toHaveLength(6);
    expect(dynamo).toHaveReceivedCommandTimes(GetCommand, 2);
  });

  test('is refused when an edition has lost a part of its lines', async () => {
    const { lines: _, ...header } = edition();
    const stored = { ...header, linesAt: 'lines#0001#d#', chunks: 2 };
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [stored] })
      .resolvesOnce({ Items: [{ bytes: Uint8Array.of() }] });
    await expect(editions.find('766', '2024-W02', 'communes')).rejects.toThrow('1 of 2 parts');
    dynamo.reset();
    await editions.freeze(asComputed(edition({}, 300)));
    const items = dynamo.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item ?? {});
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: items.slice(-1) })
      .resolves({ Items: items.slice(0, 1) });
    await expect(editions.find('766', '2024-W02', 'communes')).rejects.toThrow('1 of 2 parts');
  });
});

/** A line as encoding 1 held it. */
function asOnceStored(line: RankingLine) {
  return { ...line, indicators: scoreList(line.indicators) };
}

describe('what is sent', () => {
  test('F36: nothing, when it cannot fit into one item', async () => {
    const noise = () => ({ ...text('x'), vi: Array.from({ length: 500 }, randomLetter).join('') });
    const units = Array.from({ length: 1_200 }, (_, index) => ({
      id: `U${index}`,
      parent: null,
      level: 'commune' as const,
      name: noise(),
    }));
    const put = await catalogues.put(1, { ...catalogue, units }, instant('2024-01-01T00:00:00Z'));
    expect(put.outcome).toBe('too-large');
    expect(dynamo).not.toHaveReceivedAnyCommand();
  });

  test('F36: an edition of a nation, in parts that each fit into one item', async () => {
    dynamo.onAnyCommand().resolves({});
    await editions.freeze(asComputed(nationEdition()));
    const items = dynamo.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item);
    const parts = items.filter((item) => item?.['bytes'] instanceof Uint8Array);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part?.['bytes'].length).toBeLessThanOrEqual(380_000);
    const page = { count: 30, linesOfPage: 256 };
    expect([items.at(-1)?.['sk'], items.at(-1)?.['pages']]).toEqual([
      'header#0001',
      { before: page, indicators: page, ranks: page },
    ]);
    expect(parts).toHaveLength(4 * 30);
  });

  test('nothing, when a revision is no number that sorts', async () => {
    for (const revision of [1_000_000, -1, 1.5]) {
      await expect(submissions.append(set, submission({ revision }))).rejects.toThrow(RangeError);
    }
    expect(dynamo).not.toHaveReceivedAnyCommand();
  });

  test('F34: no update that could apply twice', async () => {
    dynamo.onAnyCommand().resolves({});
    await deliveries.move(delivery('chair'), {
      state: 'claimed',
      dueAt: iso('2024-01-15T00:35:00Z'),
      attempts: 1,
    });
    await deliveries.advance(delivery('chair').id, { evidence: 'sent', messageId: 'ses-1' });
    await tokens.revoke('t', instant('2024-01-01T00:00:00Z'));
    await tokens.noteUse('t', '2024-01-01');
    await tokens.rotate(token, {
      newest: 'next',
      previous: 't',
      previousEndsAt: iso('2024-01-15T00:00:00Z'),
      at: iso('2024-01-01T00:00:00Z'),
    });
    await tokens.retire('t', instant('2024-01-15T00:00:00Z'), 'next');
    await reservations.replace('t', null, { interval: 7, count: 5 });
    await reservations.replace('t', { interval: 7, count: 5 }, { interval: 7, count: 10 });
    await sending.pause('op-1', 'nhầm', instant('2024-01-15T00:00:00Z'));
    await sending.resume('op-1', instant('2024-01-15T01:00:00Z'));
    await slots.take(null, 1_000);
    await slots.take(1_000, 2_000);
    const updates = dynamo.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input);
    expect(updates).toHaveLength(12);
    for (const { UpdateExpression, ConditionExpression } of updates) {
      expect(UpdateExpression).not.toMatch(/ADD|[+-]/);
      expect(ConditionExpression).toBeTruthy();
    }
  });

  test('F37: a period spread over its partitions, each unit always on the same', () => {
    const counts = Array.from({ length: shardCount }, () => 0);
    for (let index = 0; index < 7_500; index += 1) {
      const shard = shardOf(`VN.${25_000 + index}`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(7_500 / shardCount / 1.25);
    expect(['BD.STP', 'BD.X01', 'Ủy ban'].map(shardOf)).toMatchInlineSnapshot(`
      [
        3,
        2,
        0,
      ]
    `);
  });
});

function randomLetter(): string {
  return String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000));
}
