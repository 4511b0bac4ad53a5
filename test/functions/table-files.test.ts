import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { type ExpectedError, refused } from '../fixtures/answers/problem.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { cursorAt } from '../fixtures/cursor.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { createWorld } from '../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let tokens: Record<'operations' | 'unit', string>;

/** The small province after its Monday: ranked, reported, P.A has sent a part; a unit has a name that looks like a formula. */
beforeEach(async () => {
  world = createWorld('2024-01-14T23:00:00Z');
  const catalogue = smallCatalogue();
  const units = catalogue.units.map((unit) =>
    unit.id === 'P.B' ? { ...unit, name: { vi: '=Sở; B', en: '@Department, "B"' } } : unit,
  );
  await world.applyCatalogue({ ...catalogue, units });
  tokens = {
    operations: await world.tokenFor({ role: 'operations' }),
    unit: await world.tokenFor({ role: 'unit', unit: 'P.A' }),
  };
  const set = findSet(catalogue, 'S');
  if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:00:00Z');
  world.setNow('2024-01-15T00:01:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  await world.sender('2024-01-15T00:01:00Z');
});

type Asked = {
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly accept: string;
  readonly language?: string;
  readonly by?: 'operations' | 'unit';
};

async function get({ path, query = {}, accept, language = 'vi', by = 'operations' }: Asked) {
  const call = {
    method: 'GET',
    path,
    query,
    headers: { authorization: `Bearer ${tokens[by]}`, accept, 'accept-language': language },
  };
  return path.startsWith('/v1/deliveries') ? world.operations(call) : world.results(call);
}

async function sheetsOf(asked: Omit<Asked, 'accept'>) {
  const { status, headers, body } = await get({ ...asked, accept: workbookMediaType });
  expect([status, headers['content-type']]).toEqual([200, workbookMediaType]);
  const { sheets } = await readXlsx(Buffer.from(String(body), 'base64'));
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

async function csvOf(asked: Omit<Asked, 'accept'>): Promise<string[]> {
  const { status, body } = await get({ ...asked, accept: 'text/csv' });
  expect(status).toBe(200);
  return String(body).split('\r\n');
}

const ranking = { path: '/v1/rankings/S/2024-W02', query: { league: 'departments' } };
const completeness = { path: '/v1/completeness/S/2024-W02' };
const milestone = { path: '/v1/milestones/tasks-done' };
const lists = {
  ranking,
  completeness,
  milestones: { path: '/v1/milestones' },
  milestone,
  deliveries: { path: '/v1/deliveries' },
};

describe('R7, F122: a list as a file for spreadsheets', () => {
  it('of a ranking has the same rows as a workbook and as CSV', async () => {
    expect(await sheetsOf(ranking)).toEqual([
      {
        name: '2024-W02 departments',
        rows: [
          'Bộ chỉ số;Kỳ;Mã khối;Lần chốt;Hạng;Mã đơn vị;Đơn vị;Điểm;Điểm tối đa;Tăng giảm điểm;Tăng giảm hạng;So với kỳ;Xếp loại;Tình hình gửi;Ghi chú'.split(
            ';',
          ),
          ['S', '2024-W02', 'departments', 1, 1, 'P.A', 'Sở A', 5, 100, ...none(4), 'gửi thiếu', null],
          [
            ...['S', '2024-W02', 'departments', 1, null, 'P.B', "'=Sở; B", 0, 100, ...none(4)],
            ...['chưa gửi', 'không xếp hạng: chưa gửi'],
          ],
          [
            ...['S', '2024-W02', 'departments', 1, null, 'P.C', 'Sở C', 0, 100, ...none(4)],
            ...['chưa gửi', 'không xếp hạng: chưa gửi'],
          ],
        ],
      },
    ]);
  });

  it('of a ranking by pages names the next one', async () => {
    const query = { ...ranking.query, limit: '2' };
    const { headers, body } = await get({ ...ranking, query, accept: workbookMediaType });
    const { sheets } = await readXlsx(Buffer.from(String(body), 'base64'));
    expect([headers['link'], sheets[0]?.rows.map((row) => row[5])]).toEqual([
      `</v1/rankings/S/2024-W02?league=departments&limit=2&cursor=${cursorAt(ranking.path, ranking.query, '1.2')}>; rel="next"`,
      ['Mã đơn vị', 'P.A', 'P.B'],
    ]);
  });

  it('of completeness has every unit expected, and in a workbook the leagues too', async () => {
    const four = '"S.1 Indicator S.1; S.2 Indicator S.2; S.3 Indicator S.3; S.4 Indicator S.4"';
    expect(await csvOf({ ...completeness, language: 'en' })).toEqual([
      '\ufeffSet,Period,League code,League,Unit code,Unit,Submission,Punctuality,Working days late,Lacking,Lacking indicators',
      'S,2024-W02,departments,Departments,P.A,Department A,partial,on time,1,3,"S.1 Indicator S.1; S.2 Indicator S.2; S.4 Indicator S.4"',
      `S,2024-W02,departments,Departments,P.B,"'@Department, ""B""",nothing,,1,4,${four}`,
      `S,2024-W02,departments,Departments,P.C,Department C,nothing,,1,4,${four}`,
      `S,2024-W02,districts,Districts,P.Q,District Q,nothing,,1,4,${four}`,
      '',
    ]);
    const [units, leagues] = await sheetsOf(completeness);
    expect([units?.name, units?.rows.map((row) => row.slice(4, 10))]).toEqual([
      'Đơn vị',
      [
        ['Mã đơn vị', 'Đơn vị', 'Tình hình gửi', 'Đúng hạn', 'Trễ (ngày làm việc)', 'Số chỉ số còn thiếu'],
        ['P.A', 'Sở A', 'gửi thiếu', 'đúng hạn', 1, 3],
        ['P.B', "'=Sở; B", 'chưa gửi', null, 1, 4],
        ['P.C', 'Sở C', 'chưa gửi', null, 1, 4],
        ['P.Q', 'Huyện Q', 'chưa gửi', null, 1, 4],
      ],
    ]);
    expect(leagues).toEqual({
      name: 'Khối',
      rows: [
        'Mã khối|Khối|Phải gửi|Gửi đủ|Gửi đủ, trễ hạn|Gửi thiếu|Gửi thiếu, trễ hạn|Chưa gửi|Không đọc được|Gửi đủ (%)'.split(
          '|',
        ),
        ['departments', 'Sở, ban, ngành', 3, 0, 0, 1, 0, 2, 0, 0],
        ['districts', 'Cấp huyện', 1, 0, 0, 0, 0, 1, 0, 0],
        [null, 'Tổng', 4, 0, 0, 1, 0, 3, 0, 0],
      ],
    });
  });

  it('of completeness tells complete from late, and whom nobody can read', async () => {
    const set = findSet(smallCatalogue(), 'S');
    if (set === undefined) throw new Error('the fixture has changed');
    const values = new Map(['S.1', 'S.2', 'S.3', 'S.4'].map((id) => [id, { kind: 'none' } as const]));
    await world.ports.submissions.append(set, submissionOf({ unit: 'P.B', values, late: true }));
    const latest = world.ports.submissions.latestByUnit.bind(world.ports.submissions);
    world.ports.submissions.latestByUnit = async (...asked) => ({
      ...(await latest(...asked)),
      unreadable: ['P.C'],
    });
    const rows = await csvOf({ ...completeness, language: 'en' });
    expect(rows.slice(2, 4)).toEqual([
      'S,2024-W02,departments,Departments,P.B,"\'@Department, ""B""",complete,late,,0,',
      'S,2024-W02,departments,Departments,P.C,Department C,unreadable,,,0,',
    ]);
    const [, leagues] = await sheetsOf(completeness);
    expect(leagues?.rows[1]).toEqual(['departments', 'Sở, ban, ngành', 3, 1, 1, 1, 0, 0, 1, 0.3333]);
  });

  it('of a period that owes nothing has a head alone', async () => {
    expect(await csvOf({ path: '/v1/completeness/S/2024-03', language: 'en' })).toHaveLength(2);
    expect((await sheetsOf({ path: '/v1/completeness/S/2024-03' })).map(({ rows }) => rows.length)).toEqual([
      1, 2,
    ]);
  });

  it('of milestones has each, and of one milestone every unit', async () => {
    expect(await csvOf({ ...lists.milestones, language: 'en' })).toEqual([
      '\ufeffCode,Milestone,Due,Hour,Original date,Units,Done,On track,At risk,Overdue,Total done,Target,Attainment (%),To do,Projected finish',
      'tasks-done,Tasks done,2024-01-19,24:00,2024-01-19,3,0,0,3,0,0,,,,',
      '',
    ]);
    expect(await csvOf(lists.milestone)).toEqual([
      '\ufeffMã đơn vị;Đơn vị;Tình trạng;Đã làm;Phải làm;Đạt (%);Còn lại;Tốc độ một ngày;Cần một ngày;Dự kiến xong;Sớm nhất;Muộn nhất;Xong ngày;Sớm (ngày);Số liệu ngày;Số chỉ số còn thiếu;Chỉ số còn thiếu;Ghi chú',
      'P.A;Sở A;nguy cơ chậm;0;;;;;;;;;;;;;;',
      'P.B;"\'=Sở; B";nguy cơ chậm;0;;;;;;;;;;;;;;',
      'P.C;Sở C;nguy cơ chậm;0;;;;;;;;;;;;;;',
      '',
    ]);
  });

  it('has no more for a unit than JSON has: of others their status alone', async () => {
    const rows = await csvOf({ ...lists.milestone, by: 'unit', language: 'en' });
    expect(rows.slice(1, 3)).toEqual([
      'P.A,Department A,at risk,0,,,,,,,,,,,,,,',
      'P.B,"\'@Department, ""B""",at risk,,,,,,,,,,,,,,,',
    ]);
  });

  it('of messages has every recipient with state and time', async () => {
    expect(await csvOf(lists.deliveries)).toEqual([
      '\ufeffLần chạy;Người nhận;Chức vụ;Mã đơn vị;Địa chỉ;Loại thư;Tình trạng;Số lần;Gửi lúc;Đến lượt lúc;Không gửi sau;Vì sao chưa;SES còn báo;Mã thư',
      'report@2024-01-15T00:00:00Z;chair;Chức vụ chair;P;chair@province.example;báo cáo tuần;đã gửi;1;2024-01-15 07:01;2024-01-15 07:06;2024-01-20 07:00;;;m-report_20240115T000000Z_chair',
      'report@2024-01-15T00:00:00Z;contact-b;Chức vụ contact-b;P.B;contact-b@province.example;báo cáo tuần;đã gửi;1;2024-01-15 07:01;2024-01-15 07:06;2024-01-20 07:00;;;m-report_20240115T000000Z_contact-b',
      '',
    ]);
    expect(await csvOf({ ...lists.deliveries, query: { state: 'failed' } })).toHaveLength(2);
    const [sheet] = await sheetsOf(lists.deliveries);
    expect(sheet?.rows[1]?.[8]).toEqual(new Date('2024-01-15T07:01:00Z'));
  });

  it.each(Object.entries(lists))('of %s has a name, and says what it depends on', async (id, list) => {
    const names = {
      ranking: 'ranking-S-2024-W02-departments-1',
      completeness: 'completeness-S-2024-W02',
      milestones: 'milestones-2024-01-15',
      milestone: 'milestone-tasks-done-2024-01-15',
      deliveries: 'deliveries-report-2024-01-15T00-00-00Z',
    };
    const name = new Map(Object.entries(names)).get(id);
    for (const [accept, ending] of [
      ['text/csv', 'csv'],
      [workbookMediaType, 'xlsx'],
    ] as const) {
      const { headers } = await get({ ...list, accept, language: 'en' });
      expect([headers['content-disposition'], headers['content-language'], headers['vary']]).toEqual([
        `attachment; filename="${name}-en.${ending}"`,
        'en',
        'accept, accept-language, authorization, cookie',
      ]);
    }
  });

  it.each([
    ['completeness', 'limit'],
    ['milestones', 'limit'],
    ['milestone', 'limit'],
    ['deliveries', 'limit'],
    ['deliveries', 'cursor'],
  ] as const)('of %s is whole: %s is refused', async (id, parameter) => {
    const { path } = lists[id];
    const usage = Object((await get({ path, query: { colour: '1' }, accept: '*/*' })).body).detail;
    const value = parameter === 'limit' ? '5' : cursorAt(path, {}, 'report_20240115T000000Z_chair');
    const error: ExpectedError = {
      pointer: `query:${parameter}`,
      code: 'unknown-parameter',
      detail: `Tệp luôn có cả danh sách; bỏ «${parameter}», hoặc xin JSON.`,
    };
    for (const accept of ['text/csv', workbookMediaType])
      expect(await get({ path, query: { [parameter]: value }, accept })).toEqual(
        refused('malformed-request', usage, { errors: [error] }),
      );
  });
});

function none(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
