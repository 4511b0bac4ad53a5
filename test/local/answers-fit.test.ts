import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { overlayStores } from '../../adapters/overlay/overlay-stores.ts';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { scoresOf } from '../../domain/scoring/indicator-scores.ts';
import { createLogger } from '../../functions/logger.ts';
import { operationsFunction } from '../../functions/operations/operations-function.ts';
import { portalFunction } from '../../functions/portal/portal-function.ts';
import { registryFunction } from '../../functions/registry/registry-function.ts';
import { resultsFunction } from '../../functions/results/results-function.ts';
import { submissionsFunction } from '../../functions/submissions/submissions-function.ts';
import { workbooksFunction } from '../../functions/workbooks/workbooks-function.ts';
import { apiGateway } from '../../local/gateway/api-gateway.ts';
import { createLocalServer } from '../../local/server.ts';
import { asComputed, edition } from '../adapters/samples.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { documentation, everyRoute } from '../fixtures/every-operation.ts';
import { iso } from '../fixtures/instants.ts';
import { portalFiles } from '../fixtures/portal.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { createWorld } from '../fixtures/world.ts';
import { serve } from './serve.ts';

/** How much there is of everything. */
type Size = {
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

/** Lambda's limit; an answer at it is larger than its body. */
const mostBytes = 6_291_556;

const codeOf = (unit: number) => `P.${String(unit).padStart(6, '0')}`;

/** A name of a length, with letters of three bytes, and signs that grow when escaped. */
const nameOf = (length: number, start: string) => {
  const name = `${start} "ạ`.padEnd(length, 'ộ"\\').slice(0, length);
  return { vi: name, en: name };
};

function catalogueOf({ units: all, inCatalogue: units = all, indicators, name }: Size): Catalogue {
  const small = smallCatalogue();
  const [set] = small.sets;
  const [milestone] = small.milestones;
  const [sample] = set?.indicators.filter(({ kind }) => kind === 'count') ?? [];
  if (set === undefined || milestone === undefined || sample === undefined)
    throw new Error('the fixture has changed');
  const [root] = small.units;
  return {
    ...small,
    units: [
      ...(root === undefined ? [] : [root]),
      ...Array.from({ length: units }, (_, unit) => ({
        ...{ id: codeOf(unit), parent: 'P', level: 'department' as const },
        name: nameOf(name, `Sở ${unit}`),
      })),
    ],
    sets: [
      {
        ...set,
        indicators: [
          ...set.indicators,
          ...Array.from({ length: indicators }, (_, at) => ({
            ...sample,
            ...{ id: `S.1${at}`, number: 100 + at, name: nameOf(name, `Chỉ số ${at}`), maxPoints: 0 },
          })),
        ],
      },
    ],
    milestones: [
      { ...milestone, obligations: Array.from({ length: units }, (_, unit) => ({ unit: codeOf(unit) })) },
    ],
    recipients: small.recipients.filter(({ unit }) => unit === 'P'),
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
    ...{ set: 'S', league: 'departments', expected: units, received: units, catalogueVersion: 1 },
    lines: named.map((unit, index) => ({
      ...{ ...sample, ...unit, rank: index + 1, lacking: ids, indicators: scores, why },
    })),
    ...{ excluded: some, joined: some, left: some.map((unit) => ({ ...unit, successor: null })) },
    recomputed: {
      reason: 'sửa',
      moved: some.map((unit) => ({ ...unit, before: standing, after: standing })),
    },
  });
}

/** The API over a week in which there is so much of everything, and a client of it. */
async function apiOf(size: Size) {
  const world = createWorld('2024-01-16T02:00:00Z');
  const catalogue = catalogueOf(size);
  await world.applyCatalogue(catalogue);
  await world.ports.editions.freeze(asComputed(editionOf(size)));
  const [set] = catalogue.sets;
  if (set !== undefined) await submitAll(world, set, size);
  const logger = createLogger({ logLevel: 'SILENT' });
  const scratch = () => ({
    submissions: world.ports.submissions,
    exceptions: world.ports.exceptions,
    questions: world.ports.questions,
    snoozes: world.ports.snoozes,
    mailCap: 2_000,
    times: usualTimes,
    ...overlayStores(world.ports),
  });
  const functions = {
    results: resultsFunction(world.ports, logger),
    registry: registryFunction(world.ports, logger),
    operations: operationsFunction({ ...world.ports, scratch }, logger),
    submissions: submissionsFunction(world.ports, logger, world.metrics),
    workbooks: workbooksFunction(world.ports, logger, world.metrics),
    documentation,
    portal: portalFunction(portalFiles(), world.ports, logger, world.metrics),
  };
  const nothing = async () => ({ statusCode: 404 });
  const api = apiGateway(functions, world.ports.clock);
  const origin = await serve(
    createLocalServer({ api, clock: nothing, clockForm: nothing, pages: async () => null }),
  );
  const authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
  const get = async (path: string, query: Record<string, string>, accept = 'application/json') => {
    const response = await fetch(`${origin}${path}?${new URLSearchParams(query)}`, {
      headers: { authorization, accept },
    });
    const text = await response.text();
    expect(Buffer.byteLength(text)).toBeLessThan(mostBytes);
    return { status: response.status, link: response.headers.get('link'), text };
  };
  return { get };
}

async function submitAll(world: ReturnType<typeof createWorld>, set: IndicatorSet, { indicators }: Size) {
  const values = new Map(
    Array.from(
      { length: Math.min(indicators, 1_000) },
      (_, at) => [`S.1${at}`, { kind: 'count', count: 1_234 }] as const,
    ),
  );
  for (let revision = 1; revision <= 20; revision += 1)
    await world.ports.submissions.append(
      set,
      submissionOf({
        ...{ unit: codeOf(0), revision, receivedAt: iso('2024-01-12T03:00:00.000Z') },
        ...{ values: revision % 2 === 0 ? values : new Map(), note: 'x'.repeat(4_000) },
      }),
    );
}

type Answer = z.infer<typeof answerSchema>;

const codesSchema = z.array(z.object({ unit: z.string() }).transform(({ unit }) => unit)).default([]);
const answerSchema = z.object({
  lines: codesSchema,
  obligations: codesSchema,
  excluded: codesSchema,
  joined: codesSchema,
  left: codesSchema,
  recomputed: z.object({ moved: codesSchema }).nullish(),
  total: z.unknown().optional(),
  next: z.string().nullish(),
});
const owingSchema = z.object({ incomplete: codesSchema, missing: codesSchema });

/** What is read at each address, and what its pages have in all. */
const reads: Readonly<
  Record<string, { path: string; query?: Record<string, string>; units?: (page: Answer) => string[] }>
> = {
  getRanking: {
    ...{ path: '/v1/rankings/S/2024-W02', query: { league: 'departments' } },
    units: ({ lines }) => lines,
  },
  getRankingAcross: { path: '/v1/rankings/S/2024-W02/across', units: ({ lines }) => lines },
  getLeagueTable: {
    ...{ path: '/v1/league-tables/S/2024-01', query: { league: 'departments' } },
    units: ({ lines }) => lines,
  },
  getCompleteness: {
    path: '/v1/completeness/S/2024-W02',
    units: ({ total }) => Object.values(owingSchema.parse(total)).flat(),
  },
  getMilestone: { path: '/v1/milestones/tasks-done', units: ({ obligations }) => obligations },
  listMilestones: { path: '/v1/milestones' },
  verifyRanking: { path: '/v1/rankings/S/2024-W03/verification' },
  getStandings: { path: '/v1/standings/S/2024-W02' },
  getScorecard: { path: `/v1/units/${codeOf(0)}/scorecard`, query: { set: 'S', period: '2024-W02' } },
  getSubmission: { path: `/v1/submissions/S/2024-W02/${codeOf(0)}` },
  getWorkbook: { path: `/v1/workbooks/S/2024-W02/${codeOf(0)}` },
  getWorkbookOfForms: { path: '/v1/workbooks', query: { forms: `S/2024-W02/${codeOf(0)}` } },
  getForm: { path: `/v1/forms/S/2024-W02/${codeOf(0)}` },
  getOwed: { path: `/v1/owed/${codeOf(0)}` },
  getCalendarAddress: { path: `/v1/calendar/${codeOf(0)}` },
  listRevisions: { path: `/v1/submissions/S/2024-W02/${codeOf(0)}/revisions` },
  getCatalogue: { path: '/v1/catalogue' },
  getProposal: { path: '/v1/catalogue/proposal' },
  listExceptions: { path: '/v1/exceptions' },
  listExtensionRequests: { path: '/v1/extension-requests' },
  listQuestions: { path: '/v1/questions' },
  getSession: { path: '/v1/session' },
  listSessions: { path: '/v1/sessions' },
  listTokens: { path: '/v1/tokens' },
  listAudit: { path: '/v1/audit' },
  listOccurrences: { path: '/v1/occurrences' },
  listDeliveries: { path: '/v1/deliveries' },
  listHeldRuns: { path: '/v1/deliveries/held' },
  listRecipients: { path: '/v1/recipients' },
  listUnreadableRows: { path: '/v1/unreadable-rows' },
  getSending: { path: '/v1/sending' },
  getPreview: { path: '/v1/preview', query: { at: '2024-01-16' } },
};

/** Reads all pages of an address. */
async function pagesOf(
  { get }: Awaited<ReturnType<typeof apiOf>>,
  path: string,
  query: Record<string, string>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ status: number; pages: Answer[] }> {
  const pages: Answer[] = [];
  let cursor: Record<string, string> = {};
  for (;;) {
    const { status, text } = await get(path, { ...query, ...cursor });
    const page = answerSchema.parse(JSON.parse(text));
    pages.push(page);
    if (typeof page.next !== 'string' || pages.length >= most) return { status, pages };
    cursor = { cursor: page.next };
  }
}

const unitsOf = (size: Size) => Array.from({ length: size.units }, (_, unit) => codeOf(unit));

/** Every address answers, and the pages of each list have all units in it once. */
async function everyAddressFits(size: Size) {
  const api = await apiOf(size);
  for (const [id, { path, query = {}, units }] of Object.entries(reads)) {
    const limit = units === undefined ? {} : { limit: `${size.limit}` };
    const { status, pages } = await pagesOf(api, path, { ...query, ...limit });
    expect([id, status]).not.toEqual([id, 500]);
    if (units === undefined) continue;
    expect([id, status, pages.flatMap(units).sort()]).toEqual([id, 200, unitsOf(size)]);
  }
  return api;
}

describe('F107: whatever the size, an answer fits into what Lambda takes', () => {
  it('at every address that is read', () => {
    const read = everyRoute
      .filter(([, { operation }]) => operation.method === 'GET' && operation.access !== 'open')
      .map(([id]) => id);
    expect(Object.keys(reads).sort()).toEqual(read.sort());
  });

  it('in any province, and its pages have everything once', async () => {
    const sizes = fc.record({
      units: fc.integer({ min: 1, max: 400 }),
      indicators: fc.integer({ min: 1, max: 60 }),
      name: fc.integer({ min: 10, max: 500 }),
      limit: fc.integer({ min: 20, max: 1_000 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => void (await everyAddressFits(size))),
      { numRuns: 4 },
    );
  });

  it('in a province of 119 units and 1,000 indicators, with all fields too', async () => {
    const size = { units: 119, indicators: 1_000, name: 60, limit: 1_000 };
    const api = await everyAddressFits(size);
    const query = { league: 'departments', limit: '1000', fields: 'groups,lacking,stepUp,why,indicators' };
    const { pages } = await pagesOf(api, '/v1/rankings/S/2024-W02', query);
    expect(pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size));
    expect(pages.length).toBeGreaterThan(3);
  });

  it('in a nation of 7,500 units, also as one CSV file; its other lists are in the pages too', async () => {
    const size = { units: 7_500, indicators: 2, name: 30, limit: 1_000, beside: 1_100 };
    const api = await everyAddressFits(size);
    const query = { league: 'departments', limit: '1000' };
    const { pages } = await pagesOf(api, '/v1/rankings/S/2024-W02', query);
    for (const list of ['excluded', 'joined', 'left'] as const)
      expect(pages.flatMap((page) => page[list])).toEqual(unitsOf(size).slice(0, 1_100));
    expect(pages.flatMap(({ recomputed }) => recomputed?.moved ?? [])).toEqual(unitsOf(size).slice(0, 1_100));
    const { status, text } = await api.get('/v1/rankings/S/2024-W02', { league: 'departments' }, 'text/csv');
    expect([status, text.split('\r\n').length]).toEqual([200, 7_502]);
  });

  it('of 100,000 units: from the first page to the last, as CSV in parts; as one file it says how', async () => {
    const size = { units: 100_000, indicators: 1, name: 30, limit: 1_000, inCatalogue: 100, beside: 100 };
    const api = await apiOf(size);
    const league = { league: 'departments', limit: '1000' };
    const path = '/v1/rankings/S/2024-W02';
    const { pages } = await pagesOf(api, path, league, 10);
    expect(pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size).slice(0, 10_000));
    const end = await pagesOf(api, path, { ...league, cursor: '1.99500' });
    expect(end.pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size).slice(99_500));
    const whole = await api.get(path, { league: 'departments' }, 'text/csv');
    expect([whole.status, JSON.parse(whole.text).detail]).toEqual([
      422,
      'Bảng xếp hạng có 100000 dòng, lớn hơn một tệp có thể trả về. Tải từng phần: thêm &limit=1000; tiêu đề «Link» của câu trả lời cho địa chỉ phần tiếp theo.',
    ]);
    const part = await api.get(path, { ...league, cursor: '1.99000' }, 'text/csv');
    expect([part.status, part.text.split('\r\n').length, part.link]).toEqual([200, 1_002, null]);
    for (const [id, { path: address, query = {} }] of Object.entries(reads)) {
      const { status } = await api.get(address, query);
      expect([id, status]).not.toEqual([id, 500]);
    }
  });
});
