import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dynalite, startDynalite } from '../adapters/dynalite.ts';
import { cursorAt } from '../fixtures/cursor.ts';
import { everyRoute } from '../fixtures/every-operation.ts';
import { sized } from '../fixtures/size.ts';
import { pagesOf, requestsOf, type SizedRequest } from './sizes/sized-requests.ts';
import { apiOf, type Client, type Size, unitsOf } from './sizes/sized-stage.ts';

/** Lambda's limit; an answer at it is larger than its body. */
const mostBytes = 6_291_556;

let database: Dynalite;

beforeAll(async () => {
  database = await startDynalite();
});

afterAll(() => database.stop());

/** An API of a size, whose every answer fits. */
async function fittingApi(size: Size): Promise<Client> {
  const { ask } = await apiOf(size, database);
  return {
    ask: async (asked) => {
      const answer = await ask(asked);
      expect(answer.bytes.length).toBeLessThan(mostBytes);
      return answer;
    },
  };
}

/** Changes are made at the large sizes too, where there is time for it: they take half of it. */
const mostWithChanges = sized({ usual: 1_000, full: Number.POSITIVE_INFINITY });

/** Makes every request, the reads first; each has its status. @param page checks the pages of a list of units */
async function makeEveryRequest(
  api: Client,
  size: Size,
  page: (id: string, request: SizedRequest) => Promise<unknown>,
): Promise<void> {
  for (const [id, requests] of Object.entries(requestsOf(size))) {
    if (typeof requests === 'string') continue;
    for (const request of requests) {
      if (request.method !== undefined && size.units > mostWithChanges) continue;
      const { units, status: expected = 200, bodyFrom, ...asked } = request;
      if (units !== undefined) await page(id, request);
      else {
        const body = bodyFrom === undefined ? asked.body : await bodyFrom(api);
        const { status, pages } = await pagesOf(api, { ...asked, body });
        expect([id, status, pages.length > 0]).toEqual([id, expected, true]);
      }
    }
  }
}

/** Every address answers, and the pages of each list have all units in it once. */
async function everyAddressFits(size: Size): Promise<Client> {
  const api = await fittingApi(size);
  await makeEveryRequest(api, size, async (id, { units, all = unitsOf, most = 1_000, ...asked }) => {
    const query = { ...asked.query, limit: `${Math.min(size.limit, most)}` };
    const { status, pages } = await pagesOf(api, { ...asked, query });
    const found = pages.flatMap((page) => units?.(page) ?? []);
    expect([id, status, found.sort()]).toEqual([id, 200, all(size)]);
  });
  return api;
}

const ranking = '/v1/rankings/S/2024-W02';
const league = { league: 'departments', limit: '1000' };

describe('F107: whatever the size, an answer fits into what Lambda takes', () => {
  it('at every address, whether it is read or changed', () => {
    const requests = Object.entries(requestsOf({ units: 1, indicators: 1, name: 10, limit: 20 }));
    expect(requests.map(([id]) => id).sort()).toEqual(everyRoute.map(([id]) => id).sort());
    const unread = requests.filter(([, made]) => typeof made === 'string').map(([id]) => id);
    const read = everyRoute
      .filter(([, { operation }]) => operation.method === 'GET' && operation.access !== 'open')
      .map(([id]) => id);
    expect(read.filter((id) => unread.includes(id))).toEqual([]);
  });

  it('every answer is a 200, except where a reason is listed', () => {
    const requests = Object.values(requestsOf({ units: 1, indicators: 1, name: 10, limit: 20 })).flat();
    const refused = requests.filter((one) => typeof one !== 'string' && (one.status ?? 200) >= 400);
    expect(refused.filter((one) => typeof one !== 'string' && one.because === undefined)).toEqual([]);
  });

  it('in any province, and its pages have everything once', async () => {
    const most = sized({ usual: 150, full: 2_000 });
    const sizes = fc.record({
      // One unit that has sent all has nothing that a message could say.
      units: fc.integer({ min: 3, max: most }),
      indicators: fc.integer({ min: 1, max: sized({ usual: 40, full: 100 }) }),
      name: fc.integer({ min: 10, max: 500 }),
      limit: fc.integer({ min: 20, max: 1_000 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => void (await everyAddressFits(size))),
      { numRuns: sized({ usual: 5, full: 30 }) },
    );
  });

  it('in a province of 119 units and 1,000 indicators, with all fields too', async () => {
    const size = { units: 119, indicators: 1_000, name: 60, limit: 1_000 };
    const api = await everyAddressFits(size);
    const query = { ...league, edition: '1', fields: 'groups,lacking,stepUp,why,indicators' };
    const { pages } = await pagesOf(api, { path: ranking, query });
    expect(pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size));
    expect(pages.length).toBeGreaterThan(3);
  });

  const nation = { units: 7_500, indicators: sized({ usual: 4, full: 100 }) };
  const largestCatalogue = { units: 20_000, indicators: 100 };
  const large = sized({ usual: [nation], full: [nation, largestCatalogue] });

  it.each(large)(
    'in a nation of $units units, also as one CSV file; its other lists are in the pages too',
    async (of) => {
      const size = { ...of, name: 30, limit: 1_000, beside: 1_100 };
      const api = await everyAddressFits(size);
      const { pages } = await pagesOf(api, { path: ranking, query: { ...league, edition: '1' } });
      for (const list of ['excluded', 'joined', 'left'] as const)
        expect(pages.flatMap((page) => page[list])).toEqual(unitsOf(size).slice(0, 1_100));
      expect(pages.flatMap(({ recomputed }) => recomputed?.moved ?? [])).toEqual(
        unitsOf(size).slice(0, 1_100),
      );
      const csv = { league: 'departments', edition: '1' };
      const { status, text } = await api.ask({ path: ranking, query: csv, headers: { accept: 'text/csv' } });
      expect([status, text.split('\r\n').length]).toEqual([200, of.units + 2]);
    },
  );

  const lines = sized({ usual: 30_000, full: 100_000 });

  it(`in a league of ${lines} units: from the first page to the last, as CSV in parts; as one file it says how`, async () => {
    const size = { units: lines, indicators: 1, name: 60, limit: 1_000, inCatalogue: 100, beside: 100 };
    const api = await fittingApi(size);
    const { pages } = await pagesOf(api, { path: ranking, query: league }, 10);
    expect(pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size).slice(0, 10_000));
    const at = (place: number) => cursorAt(ranking, league, `1.${place}`);
    const end = await pagesOf(api, { path: ranking, query: { ...league, cursor: at(lines - 500) } });
    expect(end.pages.flatMap(({ lines }) => lines)).toEqual(unitsOf(size).slice(lines - 500));
    const csv = { path: ranking, headers: { accept: 'text/csv' } };
    const whole = await api.ask({ ...csv, query: { league: 'departments' } });
    expect([whole.status, JSON.parse(whole.text).detail]).toEqual([
      422,
      `Bảng xếp hạng có ${lines} dòng, lớn hơn một tệp có thể trả về. Tải từng phần: thêm &limit=1000; tiêu đề «Link» của câu trả lời cho địa chỉ phần tiếp theo.`,
    ]);
    const part = await api.ask({ ...csv, query: { ...league, cursor: at(lines - 1_000) } });
    expect([part.status, part.text.split('\r\n').length, part.link]).toEqual([200, 1_002, null]);
    await makeEveryRequest(api, size, async (id, asked) =>
      expect([id, (await api.ask(asked)).status]).toEqual([id, 200]),
    );
  });
});
