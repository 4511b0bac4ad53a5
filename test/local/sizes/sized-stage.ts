import { DynamoDbEditionStore } from '../../../adapters/dynamodb/editions/edition-store.ts';
import { Table } from '../../../adapters/dynamodb/table/table.ts';
import { overlayStores } from '../../../adapters/overlay/overlay-stores.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { heldRun } from '../../../domain/delivery/held-run.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { createLogger } from '../../../functions/logger.ts';
import { operationsFunction } from '../../../functions/operations/operations-function.ts';
import { portalFunction } from '../../../functions/portal/portal-function.ts';
import { registryFunction } from '../../../functions/registry/registry-function.ts';
import { resultsFunction } from '../../../functions/results/results-function.ts';
import { submissionsFunction } from '../../../functions/submissions/submissions-function.ts';
import { workbooksFunction } from '../../../functions/workbooks/workbooks-function.ts';
import { apiGateway } from '../../../local/gateway/api-gateway.ts';
import { createLocalServer } from '../../../local/server.ts';
import type { Dynalite } from '../../adapters/dynalite.ts';
import { asComputed, delivery, edition, occurrence } from '../../adapters/samples.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { documentation } from '../../fixtures/every-operation.ts';
import { iso } from '../../fixtures/instants.ts';
import { portalFiles } from '../../fixtures/portal.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';
import { serve } from '../serve.ts';

/** How much there is of everything. */
export type Size = {
  readonly units: number;
  readonly indicators: number;
  /** The length of every name. */
  readonly name: number;
  /** The limit of pages. */
  readonly limit: number;
  /** How many of the units are in the catalogue, which takes fewer than a ranking does; all by default. */
  readonly inCatalogue?: number;
  /** How many of the units are in each list beside the lines; all by default. */
  readonly beside?: number;
};

/** The id of a unit, the first one being 0. */
export const codeOf = (unit: number) => `P.${String(unit).padStart(6, '0')}`;

/** The ids of the units of a size, in order. */
export const unitsOf = (size: Pick<Size, 'units'>) =>
  Array.from({ length: size.units }, (_, unit) => codeOf(unit));

/** The most units that have a contact, a question, a request, an exception and a message of their own. */
const mostWithEntries = 300;

/** The units that have one entry each in the lists of single entries. */
export const unitsWithEntries = ({ units, inCatalogue = units }: Size) =>
  unitsOf({ units: Math.min(inCatalogue, mostWithEntries) });

/** Of three units one sends all figures, one those of its first indicators, and one none. */
const sendsAll = (unit: number) => unit % 3 === 0;
const sendsNothing = (unit: number) => unit % 3 === 2;

/** The units that owe figures. */
export const owingUnits = (size: Size) => unitsOf(size).filter((_, unit) => !sendsAll(unit));

/** A name of a length, with letters of three bytes, and signs that grow when escaped. */
const nameOf = (length: number, start: string) => {
  const name = `${start} "ạ`.padEnd(length, 'ộ"\\').slice(0, length);
  return { vi: name, en: name };
};

const by = { tokenId: '0123456789abcdef', label: 'Vận hành' };
const at = iso('2024-01-15T02:00:00Z');

/** The ids of what requests name. */
export const question = '0'.repeat(16);
export const heldId = 'report@2024-01-22T00:00:00Z';

/** The post that is signed in. */
const clerk = 'clerk';

/** The id of the post of a unit. */
const postOf = (unit: string) => `contact-${unit.toLowerCase().replaceAll('.', '-')}`;

/** A catalogue of a size. */
export function catalogueOf(size: Size): Catalogue {
  const { units: all, inCatalogue: units = all, indicators, name } = size;
  const small = smallCatalogue();
  const [set] = small.sets;
  const [milestone] = small.milestones;
  const [sample] = set?.indicators.filter(({ kind }) => kind === 'count') ?? [];
  const [person] = small.recipients;
  if (set === undefined || milestone === undefined || sample === undefined || person === undefined)
    throw new Error('the fixture has changed');
  const [root] = small.units;
  return {
    ...small,
    units: [
      ...(root === undefined ? [] : [root]),
      ...Array.from({ length: units }, (_, unit) => ({
        id: codeOf(unit),
        parent: 'P',
        level: 'department' as const,
        name: nameOf(name, `Sở ${unit}`),
      })),
    ],
    sets: [
      {
        ...set,
        leagues: ['departments'],
        indicators: [
          ...set.indicators,
          ...Array.from({ length: indicators }, (_, at) => ({
            ...sample,
            id: `S.1${at}`,
            number: 100 + at,
            name: nameOf(name, `Chỉ số ${at}`),
            maxPoints: 0,
          })),
        ],
      },
    ],
    milestones: [
      { ...milestone, obligations: Array.from({ length: units }, (_, unit) => ({ unit: codeOf(unit) })) },
    ],
    recipients: [
      ...small.recipients.filter(({ unit }) => unit === 'P'),
      { ...person, id: clerk, unit: codeOf(0), email: `${clerk}@province.example`, role: 'unit' },
      ...unitsWithEntries(size).map((unit) => ({
        ...person,
        id: postOf(unit),
        unit,
        email: `${unit}@province.example`,
        receives: ['warnings' as const, 'weekly-report' as const],
      })),
    ],
  };
}

function editionOf({ units, indicators, name, beside = units }: Size): Edition {
  const [sample] = edition({}, 1).lines;
  if (sample === undefined) throw new Error('the sample has changed');
  const ids = Array.from({ length: indicators }, (_, at) => `S.1${at}`);
  const scores = scoresOf(
    ids.map((indicator) => ({ indicator, points: 123, maxPoints: 1_000, attainment: 12_345 })),
  );
  const figures = { before: 100, now: 223, of: 1_000 };
  const why = {
    indicators: ids.map((indicator) => ({ indicator, points: 123, figures })),
    notSent: ids.map((indicator) => ({ indicator, points: 12, lacking: 'before' as const })),
    ownPlaces: 1,
    othersPlaces: -1,
  };
  const standing = { rank: 1, points: 7_905, revision: 1 };
  const named = Array.from({ length: units }, (_, unit) => ({
    unit: codeOf(unit),
    name: nameOf(name, `Sở ${unit}`),
  }));
  const some = named.slice(0, beside);
  return edition({
    set: 'S',
    league: 'departments',
    expected: units,
    received: units,
    catalogueVersion: 1,
    lines: named.map((unit, index) => ({
      ...sample,
      ...unit,
      rank: index + 1,
      lacking: ids,
      indicators: scores,
      why,
    })),
    excluded: some,
    joined: some,
    left: some.map((unit) => ({ ...unit, successor: null })),
    recomputed: {
      reason: 'sửa',
      moved: some.map((unit) => ({ ...unit, before: standing, after: standing })),
    },
  });
}

/** How an API is asked. */
export type Asked = {
  readonly path: string;
  readonly method?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Whose credentials the request has; those of operations by default. */
  readonly as?: 'operations' | 'unit' | 'leader' | 'session' | 'nobody';
  readonly headers?: Readonly<Record<string, string>>;
  /** Texts and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
};

/** What an API answers. */
type Answered = {
  readonly status: number;
  readonly link: string | null;
  readonly text: string;
  readonly bytes: Buffer<ArrayBuffer>;
};

/** A client of an API in which there is so much of everything. */
export type Client = { readonly ask: (asked: Asked) => Promise<Answered> };

/** The API over a week in which there is so much of everything, with editions as DynamoDB has them, and a client of it. */
export async function apiOf(size: Size, database: Dynalite): Promise<Client> {
  const world = createWorld('2024-01-16T02:00:00Z');
  const editions = new DynamoDbEditionStore(new Table(database.client, await database.createTable()));
  const ports = { ...world.ports, editions };
  const catalogue = catalogueOf(size);
  await world.applyCatalogue(catalogue);
  await editions.freeze(asComputed(editionOf(size)));
  await submitAll(world, catalogue, size);
  await addEntries(world, size);
  const logger = createLogger({ logLevel: 'SILENT' });
  const scratch = () => ({
    submissions: ports.submissions,
    catalogues: ports.catalogues,
    exceptions: ports.exceptions,
    questions: ports.questions,
    snoozes: ports.snoozes,
    mailCap: 2_000,
    times: usualTimes,
    ...overlayStores(ports),
  });
  const functions = {
    results: resultsFunction(ports, logger),
    registry: registryFunction(ports, logger),
    operations: operationsFunction({ ...ports, scratch }, logger),
    submissions: submissionsFunction(ports, logger, world.metrics),
    workbooks: workbooksFunction(ports, logger, world.metrics),
    documentation,
    portal: portalFunction(portalFiles(), ports, logger, world.metrics),
  };
  const nothing = async () => ({ statusCode: 404 });
  const api = apiGateway(functions, ports.clock);
  const origin = await serve(
    createLocalServer({ api, clock: nothing, clockForm: nothing, pages: async () => null }),
  );
  const bearer = async (principal: Parameters<typeof world.tokenFor>[0]) => ({
    authorization: `Bearer ${await world.tokenFor(principal)}`,
  });
  const credentials = {
    operations: await bearer({ role: 'operations' }),
    unit: await bearer({ role: 'unit', unit: codeOf(0) }),
    leader: await bearer({ role: 'leader' }),
    session: { cookie: await world.sessionFor(clerk), 'sec-fetch-site': 'same-origin' },
    nobody: {},
  };
  return {
    ask: async ({ path, method = 'GET', query = {}, as = 'operations', headers, body }) => {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array;
      const response = await fetch(`${origin}${path}?${new URLSearchParams(query)}`, {
        method,
        headers: {
          ...credentials[as],
          accept: 'application/json',
          ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? bodyOf(body) : JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const { status, headers: answered } = response;
      return { status, link: answered.get('link'), text: bytes.toString(), bytes };
    },
  };
}

const bodyOf = (body: string | Uint8Array) => (typeof body === 'string' ? body : new Uint8Array(body));

type World = ReturnType<typeof createWorld>;

/** The figures of all units, and of the first one every revision there can be on a page. */
async function submitAll({ ports }: World, { units, sets: [set] }: Catalogue, { indicators }: Size) {
  if (set === undefined) throw new Error('the catalogue has no set');
  const own: [string, Value][] = [
    ['S.1', { kind: 'ratio', numerator: 45, denominator: 60 }],
    ['S.2', { kind: 'tasks', done: 4, total: 4 }],
    ['S.3', { kind: 'points', points: 999 }],
    ['S.4', { kind: 'count', count: 12_345 }],
    ['S.5', { kind: 'amount', amount: -1_234_567 }],
  ];
  const counted = Array.from({ length: indicators }, (_, nth): [string, Value] => [
    `S.1${nth}`,
    { kind: 'count', count: 1_234 },
  ]);
  const all = new Map([...own, ...counted]);
  const part = new Map([...own.slice(1, 3), ...counted.slice(0, indicators / 2)]);
  const receivedAt = iso('2024-01-12T03:00:00.000Z');
  const ofProvince = new Map<string, Value>([['S.QG', { kind: 'standing', points: 7_906, rank: 4, of: 63 }]]);
  await ports.submissions.append(set, submissionOf({ unit: 'P', receivedAt, values: ofProvince }));
  for (const [at, { id: unit }] of units.slice(1).entries()) {
    if (sendsNothing(at)) continue;
    const values = sendsAll(at) ? all : part;
    await ports.submissions.append(set, submissionOf({ unit, receivedAt, values }));
  }
  for (let revision = 2; revision <= 20; revision += 1)
    await ports.submissions.append(
      set,
      submissionOf({
        unit: codeOf(0),
        revision,
        receivedAt,
        values: revision % 2 === 0 ? all : new Map(),
        note: 'x'.repeat(4_000),
      }),
    );
}

/** One entry of a unit in each list of single entries. */
async function addEntries({ ports, tokenFor }: World, size: Size): Promise<void> {
  for (const [index, unit] of unitsWithEntries(size).entries()) {
    const form = { unit, set: 'S', period: '2024-W02' };
    const id = index.toString(16).padStart(16, '0');
    await ports.questions.add({ ...form, id, asker: 'chair', nth: 1, text: 'Vì sao?', askedAt: at, by });
    await ports.extensionRequests.add({ ...form, id, nth: 1, reason: 'mất mạng', askedAt: at, by });
    await ports.exceptions.put({
      ...form,
      id,
      officer: 'Chánh Văn phòng',
      reason: 'sửa',
      openedAt: at,
      tokenId: by.tokenId,
      expiresAt: iso('2024-01-20T02:00:00Z'),
    });
    const sample = delivery(postOf(unit), { occurrence, state: 'failed', failure: 'x' });
    await ports.deliveries.plan({ ...sample, recipient: { ...sample.recipient, unit } });
    await tokenFor({ role: 'unit', unit });
  }
  await ports.holds.replace(null, heldRun(heldId, [], 1, null));
}
