import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { Ranking } from '../../../contract/rankings/ranking.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { asComputed, edition } from '../../adapters/samples.ts';
import { notValid } from '../../fixtures/answers/errors.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

const unit = (id: string) => ({ unit: id, name: { vi: `Xã ${id}`, en: `Commune ${id}` } });

/** Seven lines, then five units beside them. */
const made: Edition = edition(
  {
    set: 'S',
    league: 'departments',
    edition: 2,
    inputDigest: 'e'.repeat(64),
    excluded: [unit('BD.Y1')],
    joined: [unit('BD.Y2'), unit('BD.Y3')],
    left: [{ ...unit('BD.Y4'), successor: null }],
    recomputed: {
      reason: 'sửa',
      moved: [{ ...unit('BD.Y5'), before: null, after: { rank: 1, points: 250, revision: 2 } }],
    },
  },
  7,
);

beforeEach(async () => {
  world = createWorld('2024-01-14T23:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'leader' });
  await world.ports.editions.freeze(asComputed(edition({ set: 'S', league: 'departments' })));
  await world.ports.editions.freeze(asComputed(made));
});

const get = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  world.results({
    method: 'GET',
    path: '/v1/rankings/S/2024-W02',
    query: { league: 'departments', ...query },
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

/** The cursor of a place in the ranking, asked for with some parameters more. */
const at = (place: string, query: Record<string, string> = {}) =>
  cursorAt('/v1/rankings/S/2024-W02', { league: 'departments', ...query }, place);

const page = async (query: Record<string, string>): Promise<Ranking> => {
  const { status, body } = await get(query);
  expect(status).toBe(200);
  return Object(body);
};

const unitsOf = ({ lines, excluded, joined, left, recomputed }: Ranking) =>
  [...lines, ...excluded, ...joined, ...left, ...(recomputed?.moved ?? [])].map((one) => one.unit);

describe('a ranking by pages', () => {
  it('has on each so many entries as asked for: the lines, then those beside them', async () => {
    const first = await page({ limit: '5' });
    expect([unitsOf(first), first.next]).toEqual([['BD.X1', 'BD.X2', 'BD.X3', 'BD.X4', 'BD.X5'], at('2.5')]);
    const second = await page({ limit: '5', cursor: first.next ?? '' });
    expect([unitsOf(second), second.next]).toEqual([
      ['BD.X6', 'BD.X7', 'BD.Y1', 'BD.Y2', 'BD.Y3'],
      at('2.10'),
    ]);
    const third = await page({ limit: '5', cursor: second.next ?? '' });
    expect([unitsOf(third), third.next]).toEqual([['BD.Y4', 'BD.Y5'], null]);
    for (const { total, ranked, recomputed } of [first, second, third])
      expect([total, ranked, recomputed?.reason, recomputed?.movedCount]).toEqual([7, 7, 'sửa', 1]);
    const { lines: _, next, ...whole } = await page({});
    expect([unitsOf({ ...whole, lines: [], next }), next]).toEqual([
      ['BD.Y1', 'BD.Y2', 'BD.Y3', 'BD.Y4', 'BD.Y5'],
      null,
    ]);
  });

  it('goes on with the edition it began with', async () => {
    const { next } = await page({ edition: '1', limit: '2' });
    expect(next).toBe(at('1.2', { edition: '1' }));
    const rest = await page({ edition: '1', cursor: next ?? '' });
    expect([rest.edition, unitsOf(rest), rest.next]).toEqual([1, ['BD.X3'], null]);
  });

  it('has lines with ranks and points alone, unless more is asked for', async () => {
    const [line] = (await page({ limit: '1' })).lines;
    expect(Object.keys(line ?? {}).sort()).toEqual(
      'class,delta,illustrative,late,maxPoints,name,notRanked,points,rank,revision,sent,submitted,unit'.split(
        ',',
      ),
    );
    const added = {
      groups: ['groups'],
      lacking: ['lacking'],
      stepUp: ['noSingleStep', 'stepUp'],
      why: ['why'],
      indicators: ['indicators'],
    };
    for (const [fields, names] of Object.entries(added)) {
      const [more] = (await page({ limit: '1', fields })).lines;
      expect(
        Object.keys(more ?? {})
          .filter((name) => !Object.hasOwn(line ?? {}, name))
          .sort(),
      ).toEqual(names);
    }
    const [two] = (await page({ limit: '1', fields: 'why,groups' })).lines;
    expect([two && 'why' in two, two && 'groups' in two, two && 'indicators' in two]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has at most fifty lines with indicators or causes', async () => {
    await world.ports.editions.freeze(
      asComputed(edition({ set: 'S', league: 'departments', edition: 3 }, 60)),
    );
    for (const fields of ['indicators', 'why', 'lacking,why']) {
      const { lines, next } = await page({ fields, limit: '1000' });
      expect([lines.length, next]).toEqual([50, at('3.50', { fields })]);
    }
    expect((await page({ fields: 'groups,lacking,stepUp', limit: '60' })).lines).toHaveLength(60);
  });

  const usage =
    'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>. Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).';
  const usageAlone = usage.slice(0, usage.indexOf(' Các khối'));
  const another = cursorOfAnother();
  it.each([
    ['beyond the end', { cursor: at('2.12') }, usageAlone, another],
    ['of an edition that is not there', { cursor: at('9.1') }, usageAlone, another],
    ['of another edition', { cursor: at('2.5', { edition: '1' }), edition: '1' }, usageAlone, another],
    ['of the ranking with other parameters', { cursor: at('2.5'), edition: '2' }, usage, another],
    ['that is none', { cursor: 'x' }, usage, another],
    [
      'whose place is none',
      { cursor: at('x') },
      usage,
      notValid('query:cursor', '«next» của câu trả lời trước, giữ nguyên'),
    ],
    [
      'with unknown fields',
      { fields: 'groups,colour' },
      usage,
      notValid(
        'query:fields',
        'một hay nhiều trong «groups», «lacking», «stepUp», «why», «indicators», cách nhau bằng dấu phẩy',
      ),
    ],
  ])('is refused %s', async (_, query, detail, error) => {
    expect(await get(query)).toEqual(refused('malformed-request', detail, { errors: [error] }));
  });
});

describe('a known entity tag of a ranking', () => {
  it('differs by edition, fields, page, format, language, and by the unit where it sees something else', async () => {
    const own = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const asked: [Record<string, string>, Record<string, string>?][] = [
      [{}],
      [{ edition: '1' }],
      [{ fields: 'groups' }],
      [{ fields: 'groups,why' }],
      [{ limit: '5' }],
      [{ limit: '6' }],
      [{ limit: '5', cursor: at('2.5') }],
      [{}, { accept: 'text/csv' }],
      [{}, { accept: 'text/csv', 'accept-language': 'en' }],
      [{}, { accept: workbookMediaType }],
      [{ limit: '5' }, { accept: 'text/csv' }],
      [{ limit: '5', cursor: at('2.5') }, { accept: 'text/csv' }],
      [{ fields: 'groups,why' }, { authorization: `Bearer ${own}` }],
      [{ fields: 'stepUp' }, { authorization: `Bearer ${own}` }],
    ];
    const tags: string[] = [];
    for (const [query, headers] of asked) tags.push(String((await get(query, headers)).headers['etag']));
    expect(new Set(tags).size).toBe(asked.length);
    for (const [index, [query, headers]] of asked.entries()) {
      const statuses = [];
      for (const tag of tags) statuses.push((await get(query, { ...headers, 'if-none-match': tag })).status);
      expect(statuses).toEqual(tags.map((_, at) => (at === index ? 304 : 200)));
    }
    const same = await get({ fields: 'why,groups' }, { 'if-none-match': tags[3] ?? '' });
    expect(same.status).toBe(304);
    const ranksAlone = await get({}, { authorization: `Bearer ${own}`, 'if-none-match': tags[0] ?? '' });
    expect(ranksAlone.status).toBe(304);
  });

  it('is that of a unit no more once another catalogue may say otherwise what it sees', async () => {
    token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const tag = String((await get({ fields: 'why' })).headers['etag']);
    expect((await get({ fields: 'why' }, { 'if-none-match': tag })).status).toBe(304);
    await world.applyCatalogue();
    const current = await world.ports.catalogues.current();
    if (current === null) throw new Error('no catalogue');
    await world.ports.catalogues.put(2, { ...current.catalogue, dutyMessages: [] }, world.ports.clock.now());
    expect((await get({ fields: 'why' }, { 'if-none-match': tag })).status).toBe(200);
  });

  it('F108: is answered without reading anything but the head', async () => {
    const tag = String((await get({ fields: 'why' })).headers['etag']);
    const open = world.ports.editions.open.bind(world.ports.editions);
    const read = vi.fn(() => Promise.reject(new Error('read')));
    world.ports.editions.open = async (...key) => {
      const opened = await open(...key);
      return (
        opened && {
          head: opened.head,
          sizes: read,
          lines: read,
          placeLines: read,
          beside: read,
          lineOf: read,
          placeOf: read,
        }
      );
    };
    expect((await get({ fields: 'why' }, { 'if-none-match': tag })).status).toBe(304);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('a ranking as CSV', () => {
  const rowsOf = (body: unknown) =>
    String(body)
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(';')[5]);

  it('is whole without a limit, and by pages with one, the next in the header Link', async () => {
    const accept = 'text/csv';
    const whole = await get({}, { accept });
    expect([rowsOf(whole.body).length, whole.headers['link']]).toEqual([7, undefined]);
    const first = await get({ limit: '4' }, { accept });
    expect([rowsOf(first.body), first.headers['link']]).toEqual([
      ['BD.X1', 'BD.X2', 'BD.X3', 'BD.X4'],
      `</v1/rankings/S/2024-W02?league=departments&limit=4&cursor=${at('2.4')}>; rel="next"`,
    ]);
    const last = await get({ limit: '4', cursor: at('2.4') }, { accept });
    expect([rowsOf(last.body), last.headers['link']]).toEqual([['BD.X5', 'BD.X6', 'BD.X7'], undefined]);
    expect((await get({ cursor: at('2.7') }, { accept })).status).toBe(400);
  });

  it('has fixed columns: other fields are refused', async () => {
    const { status, body } = await get({ fields: 'groups' }, { accept: 'text/csv' });
    expect([status, Object(body).errors]).toEqual([
      400,
      [
        {
          pointer: 'query:fields',
          code: 'unknown-parameter',
          detail: 'Tệp có các cột cố định; bỏ «fields», hoặc xin JSON.',
        },
      ],
    ]);
  });
});
