import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { missing, notValid, notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { allFields, editionReply, emptyLine, rankingLine } from '../../fixtures/answers/ranking.ts';
import { notFoundAt, unauthenticated, unknownLeague } from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld('2024-01-14T23:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'leader' });
  const set = findSet(smallCatalogue(), 'S');
  if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:00:00Z');
});

const get = (path: string, query: Record<string, string> = {}, authorization = `Bearer ${token}`) =>
  world.results({ method: 'GET', path: `/v1/rankings/${path}`, query, headers: { authorization } });

const departments = editionReply({
  received: 1,
  lines: [rankingLine('P.A', 1, { 'S.3': 5 }), emptyLine('P.B'), emptyLine('P.C')],
});

describe('GET /v1/rankings/{set}/{period}', () => {
  it('shows the frozen ranking in points', async () => {
    const reply = await get('S/2024-W02', { league: 'departments', fields: allFields });
    expect(reply).toEqual(departments);
    expect(reply.headers['etag']).toBe(
      `"${Object(reply.body).inputDigest}-groups-lacking-stepUp-why-indicators"`,
    );
  });

  it('shows a given edition', async () => {
    const query = { league: 'departments', fields: allFields };
    expect(await get('S/2024-W02', { ...query, edition: '1' })).toEqual(departments);
    expect(await get('S/2024-W02', { ...query, edition: '2' })).toEqual(
      notFoundAt(
        'query:edition',
        'unknown-edition',
        'Bảng xếp hạng khối Sở, ban, ngành (departments), tuần 02/2024, mới có lần chốt 1; bỏ «edition» để xem lần mới nhất.',
      ),
    );
  });

  it('is open to every token and to nobody else', async () => {
    for (const principal of [{ role: 'unit', unit: 'P.B' }, { role: 'operations' }] as const) {
      token = await world.tokenFor(principal);
      expect(await get('S/2024-W02', { league: 'districts', fields: allFields })).toEqual(
        editionReply({ league: 'districts', expected: 1, received: 0, lines: [emptyLine('P.Q')] }),
      );
    }
    expect(await get('S/2024-W02', { league: 'districts' }, '')).toEqual(unauthenticated);
  });

  const departmentsByS = 'khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S)';
  it.each([
    [
      'S/2024-03',
      `Tháng 03/2024 chưa có bảng xếp hạng ${departmentsByS}. Chỉ xếp hạng theo tuần, ví dụ 2024-W02; tháng, quý, năm xem bảng tổng hợp.`,
    ],
    [
      'S/2023-W50',
      `Tuần 50/2023 chưa có bảng xếp hạng ${departmentsByS}. Bộ này không yêu cầu số liệu của tuần ấy.`,
    ],
  ])('says why there is no ranking at %s', async (path, detail) => {
    expect(await get(path, { league: 'departments' })).toEqual(refused('not-found', detail));
  });

  it('says that a set is collected and not ranked, to operations who verify it', async () => {
    const catalogue = smallCatalogue();
    await world.ports.catalogues.put(
      2,
      { ...catalogue, sets: catalogue.sets.map((set) => ({ ...set, leagues: [] })) },
      instant('2024-01-14T23:00:00Z'),
    );
    token = await world.tokenFor({ role: 'operations' });
    expect(await get('S/2024-W03/verification')).toEqual(
      refused(
        'not-found',
        'Tuần 03/2024 chưa có bảng xếp hạng theo Bộ chỉ số S (S). Bộ này chỉ thu số liệu, không xếp hạng.',
      ),
    );
  });

  const wrongAddress = (detail: string, error: ExpectedError) =>
    refused('malformed-request', detail, { errors: [error] });
  it.each<[string, Record<string, string>, Reply]>([
    [
      'S/2024-W03',
      { league: 'departments' },
      refused(
        'not-found',
        'Tuần 03/2024 chưa có bảng xếp hạng khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S). Tuần này xếp hạng lúc 06:05 ngày 22/01/2024 (Thứ Hai).',
      ),
    ],
    ['S/2024-W02', { league: 'nowhere' }, unknownLeague],
    [
      'S/2024-W02',
      {},
      wrongAddress(
        'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>. Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).',
        missing('query:league', 'chuỗi ký tự'),
      ),
    ],
    [
      'S/2024-W60',
      { league: 'departments' },
      wrongAddress(
        'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>. Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).',
        notValid('path:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    [
      'S/2024-W02',
      { league: 'departments', edition: '0' },
      wrongAddress(
        'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>. Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).',
        notWholeNumber('query:edition', 1, 9999),
      ),
    ],
    [
      'S/2024-W02',
      { league: 'departments', colour: 'red' },
      wrongAddress(
        'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>. Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).',
        unknownParameter('colour', 'league', 'edition', 'fields', 'limit', 'cursor'),
      ),
    ],
  ])('refuses %s %j, naming the leagues', async (path, query, refusal) => {
    expect(await get(path, query)).toEqual(refusal);
  });
});
