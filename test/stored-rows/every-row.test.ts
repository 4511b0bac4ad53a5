import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbUnreadableRowStore } from '../../adapters/dynamodb/unreadable-row-store.ts';
import { rowKinds } from '../../domain/stored-row/row-kind.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { sized } from '../fixtures/size.ts';
import { damagesOf, ofUnknownVersion } from './damages.ts';
import { differences } from './differences.ts';
import { leftOutOf } from './left-out.ts';
import { type PlayedStage, playedStage } from './played-stage.ts';
import { jobReaders, requestsOf } from './readers.ts';
import { isAt, type Place, rowPlaces } from './row-places.ts';
import { type Item, rowName, type StoredRow } from './stage.ts';

const answerSchema = z.object({
  200: z.object({ schema: z.object({ shape: z.object({ unreadable: z.unknown() }) }) }),
});

/** The operations whose answers have a field for what they leave out. */
const lists: ReadonlySet<string> = new Set(
  routes
    .filter(
      ({ operation: { answers } }) => answerSchema.safeParse(answers).data?.[200].schema.shape.unreadable,
    )
    .map(({ operation: { id } }) => id),
);

const monday = '2024-01-15T00:05:00Z';

/** What came of a request or a job, without what is drawn by chance. */
type Outcome = {
  readonly failed: boolean;
  readonly told: string;
  readonly answer: unknown;
  /** What the answer says that it leaves out. */
  readonly leftOut?: unknown;
};
type Met = Outcome & { readonly isSetApart: boolean };
type Reader = {
  readonly name: string;
  /** Whether its answer may say what it leaves out. */
  readonly isList: boolean;
  readonly run: () => Promise<Outcome>;
};

let played: PlayedStage;
let stored: readonly StoredRow[];
let readers: readonly Reader[];
let usual: ReadonlyMap<string, { readonly outcome: Outcome; readonly touched: ReadonlySet<string> }>;

beforeAll(async () => {
  played = await playedStage();
  const { stage } = played;
  stored = await stage.keep();
  readers = readersOf(played);
  const failures: unknown[] = [];
  const found = new Map<string, { outcome: Outcome; touched: ReadonlySet<string> }>();
  for (const { name, run } of readers) {
    const outcome = await run();
    if (outcome.failed) failures.push([name, outcome.told, outcome.answer]);
    found.set(name, { outcome, touched: await stage.takeBack() });
    stage.setNow(monday);
  }
  usual = found;
  expect(failures).toEqual([]);
}, 180_000);

afterAll(() => played.stage.stop());

function readersOf(of: PlayedStage): Reader[] {
  const { stage } = of;
  const counts = new Map<string, number>();
  const requests = requestsOf(of).map((call): Reader => {
    const count = (counts.get(call.id) ?? 0) + 1;
    counts.set(call.id, count);
    const name = count === 1 ? call.id : `${call.id} ${count}`;
    return {
      name,
      isList: lists.has(call.id),
      run: async () => {
        const { status, body } = await stage.call(call);
        const type = /#([\w-]+)/.exec(String(Object(body).type))?.[1];
        return {
          failed: status >= 400,
          told: type === undefined ? `${status}` : `${status} ${type}`,
          answer: answerOf(body),
          leftOut: masked(Object(body).unreadable ?? null),
        };
      },
    };
  });
  const jobs = Object.entries(jobReaders).map(
    ([name, run]): Reader => ({
      name,
      isList: false,
      run: async () => {
        try {
          const result = await run(of);
          return { failed: false, told: 'done', answer: masked({ result, sent: [...stage.sent].sort() }) };
        } catch (error) {
          return {
            failed: true,
            told: `fails: ${error instanceof Error ? error.name : String(error)}`,
            answer: { sent: [...stage.sent].sort() },
          };
        }
      },
    }),
  );
  return [...requests, ...jobs];
}

/** What an answer says; a file has the time in it. */
function answerOf(body: unknown): unknown {
  return typeof body === 'string' ? body.length > 0 : masked(body);
}

/** An answer without what is drawn by chance: ids, tokens and digests. */
function masked(answer: unknown): unknown {
  const text = JSON.stringify(answer) ?? 'null';
  return JSON.parse(
    text
      .replaceAll(/\b[0-9a-hjkmnp-tv-z]{16}\b|\b[0-9a-f]{16,64}\b|tiendo_\w+/g, '…')
      .replaceAll(/"reason":"[^"]*"/g, '"reason":"…"')
      .replaceAll(/cannot be read: [^"]*"/g, 'cannot be read"'),
  );
}

/** What comes of a reader that meets a damaged row, and whether it set the row apart. */
async function meets({ run }: Reader, row: StoredRow, damaged: Item): Promise<Met> {
  const { stage } = played;
  await stage.put({ table: row.table, item: damaged });
  const outcome = await run();
  const { found } = await new DynamoDbUnreadableRowStore(
    new Table(stage.plain, stage.tables.Registry),
  ).list();
  const isSetApart = found.some(
    ({ table, partition, sort }) =>
      table === stage.tables[row.table] && partition === row.item.pk && sort === row.item.sk,
  );
  await stage.takeBack();
  await stage.put(row);
  stage.setNow(monday);
  return { ...outcome, isSetApart };
}

function touching(row: StoredRow): Reader[] {
  const name = rowName(row.table, row.item);
  return readers.filter((reader) => usual.get(reader.name)?.touched.has(name) === true);
}

/** The readers that play whole days or weeks: each takes as long as ten others. */
const players: ReadonlySet<string> = new Set([
  ...['getPreview', 'getPreview 2', 'sendPreview', 'recomputeRanking'],
  ...['deliver', 'warn', 'the week after'],
]);

/**
 * The readers that meet a row at a place. In the full size all that read it; usually seven, and of those that play whole days one, in
 * turns over the places of all kinds.
 */
function meeting(row: StoredRow, nth: number): readonly Reader[] {
  const touched = touching(row);
  const playing = touched.filter(({ name }) => players.has(name));
  const usual = [
    ...touched.filter(({ name }) => !players.has(name)).slice(0, 7),
    ...playing.slice(nth % Math.max(1, playing.length)).slice(0, 1),
  ];
  return sized({ usual, full: touched });
}

/** The last row of a place. */
function rowAt(place: Place): StoredRow | undefined {
  return stored.findLast(({ table, item }) => isAt(place, table, item));
}

/**
 * The readers of a row that meet one way to damage it. In the full size each way meets all; usually every fifth way meets one, in
 * turns, for all kinds alike.
 */
function takingTurns(touched: readonly Reader[], index: number): readonly Reader[] {
  const usual = index % 5 === 0 ? touched.slice((index / 5) % touched.length).slice(0, 1) : [];
  return sized({ usual, full: touched });
}

/** Kinds of rows that every run needs: without the catalogue, or where the journal may lack messages, nothing is made on a guess. */
const neededByAll: readonly string[] = ['catalogue', 'journal-doubt'];

describe('F65: a stored row that cannot be read', { timeout: 300_000 }, () => {
  it.each(rowKinds)(
    'of the kind %s stops nothing that does not need it, and whoever needs it learns why',
    async (kind) => {
      const faults: string[] = [];
      const places = Object.entries(rowPlaces(played)[kind]);
      for (const [nth, [name, place]] of places.entries()) {
        const row = rowAt(place);
        if (row === undefined) throw new Error(`there is no row “${name}” of ${kind}`);
        const touched = meeting(row, rowKinds.indexOf(kind) + nth);
        const unknown = new Map<string, Met>();
        for (const reader of touched) {
          const met = await meets(reader, row, ofUnknownVersion(row.item));
          unknown.set(reader.name, met);
          if (met.told.includes('internal')) faults.push(`${name}: ${reader.name}: ${met.told}`);
          if (met.told.startsWith('fails') && !neededByAll.includes(kind))
            faults.push(`${name}: ${reader.name}: ${met.told}`);
        }
        for (const [index, { how, item, isUnreadable }] of damagesOf(row.item).entries()) {
          for (const reader of takingTurns(touched, index)) {
            const expected = unknown.get(reader.name);
            if (expected === undefined) continue;
            const met = await meets(reader, row, item);
            const differs = differences(expected.answer, met.answer);
            const fault = (what: string) => faults.push(`${name}, which ${how}: ${reader.name}: ${what}`);
            if (isUnreadable && expected.isSetApart && !met.isSetApart) fault('not set apart');
            // A report is frozen again only while its row still says on which day it was made.
            const isMadeAgain =
              reader.name === 'resendDeliveries' && kind === 'weekly-report' && how === 'is empty';
            if (isUnreadable && met.isSetApart && expected.isSetApart && !isMadeAgain && differs.length > 0)
              fault(`another answer than for another version, at ${differs.join()}`);
            if (met.failed && !met.isSetApart && /internal|fails/.test(met.told))
              fault(`${met.told} ${JSON.stringify(met.answer).slice(0, 200)}`);
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it('gives a unit no standing in a milestone, and the milestone no total', async () => {
    const row = rowAt(
      rowPlaces(played).submission['the last figures of a unit'] ?? { table: 'Submissions', key: /^$/ },
    );
    if (row === undefined) throw new Error('there are no figures');
    await played.stage.put({ ...row, item: ofUnknownVersion(row.item) });
    const token = played.operations.token;
    const path = '/v1/milestones/tasks-done';
    const { body } = await played.stage.call({ id: 'getMilestone', path, token });
    const file = await played.stage.call({
      id: 'getMilestone',
      path,
      token,
      headers: { accept: 'text/csv', 'accept-language': 'en' },
    });
    await played.stage.takeBack();
    await played.stage.put(row);
    const { units, total, obligations } = Object(body);
    const { status } = obligations[1].standing;
    expect([units.obliged, total, obligations[0]]).toEqual([
      3,
      null,
      { unit: 'P.A', name: { vi: 'Sở A', en: 'Department A' }, standing: null },
    ]);
    expect(units['on-track'] + units['at-risk'] + units.overdue + units.done).toBe(2);
    expect([status, /^P\.A,Department A,([^,]*),/m.exec(String(file.body))?.[1]]).toEqual([
      status,
      'unreadable',
    ]);
  });

  it('is named by every list that leaves it out, and by no other', async () => {
    const found: Record<string, Record<string, unknown>> = {};
    for (const kind of rowKinds)
      for (const [name, place] of Object.entries(rowPlaces(played)[kind])) {
        if (name === 'another token') continue; // Which token this is, is drawn by chance.
        const row = rowAt(place);
        if (row === undefined) throw new Error(`there is no row “${name}” of ${kind}`);
        const named: Record<string, unknown> = {};
        for (const reader of touching(row).filter(({ isList }) => isList)) {
          const { leftOut } = await meets(reader, row, ofUnknownVersion(row.item));
          if (leftOut !== null) named[reader.name] = leftOut;
        }
        if (Object.keys(named).length > 0) found[name] = named;
      }
    expect(found).toEqual(leftOutOf);
  });
});
