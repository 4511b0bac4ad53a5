import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { counted, everyAnswer } from '../../fixtures/answers/headers.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld('2024-01-14T23:00:00Z');
  const catalogue = smallCatalogue();
  const units = catalogue.units.map((unit) =>
    unit.id === 'P.B' ? { ...unit, name: { vi: '=Sở; B', en: '@Department, "B"' } } : unit,
  );
  await world.applyCatalogue({ ...catalogue, units });
  token = await world.tokenFor({ role: 'leader' });
  const set = findSet(catalogue, 'S');
  if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:00:00Z');
});

const get = (headers: Record<string, string>, method = 'GET') =>
  world.results({
    method,
    path: '/v1/rankings/S/2024-W02',
    query: { league: 'departments' },
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

describe('a ranking as CSV', () => {
  it('is a file for spreadsheets in Vietnamese, unless asked otherwise', async () => {
    const json = await get({});
    const { inputDigest } = Object(json.body);
    expect(await get({ accept: 'text/csv' })).toEqual({
      status: 200,
      headers: {
        ...everyAnswer,
        ...counted(),
        'content-type': 'text/csv; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="ranking-S-2024-W02-departments-1-vi.csv"',
        'content-language': 'vi',
        etag: `"${inputDigest}-csv-vi"`,
        vary: 'accept, accept-language, authorization, cookie',
      },
      body: [
        '\ufeffBộ chỉ số;Kỳ;Mã khối;Lần chốt;Hạng;Mã đơn vị;Đơn vị;Điểm;Điểm tối đa;Tăng giảm điểm;Tăng giảm hạng;So với kỳ;Xếp loại;Tình hình gửi;Ghi chú',
        'S;2024-W02;departments;1;1;P.A;Sở A;5;100;;;;;gửi thiếu;',
        'S;2024-W02;departments;1;;P.B;"\'=Sở; B";0;100;;;;;chưa gửi;không xếp hạng: chưa gửi',
        'S;2024-W02;departments;1;;P.C;Sở C;0;100;;;;;chưa gửi;không xếp hạng: chưa gửi',
        '',
      ].join('\r\n'),
    });
  });

  it('is as complete in English', async () => {
    const { headers, body } = await get({ accept: 'text/csv', 'accept-language': 'en' });
    expect(headers['content-disposition']).toBe(
      'attachment; filename="ranking-S-2024-W02-departments-1-en.csv"',
    );
    expect(body).toBe(
      [
        '\ufeffSet,Period,League code,Edition,Rank,Unit code,Unit,Points,Maximum points,Change in points,Change in places,Compared with,Class,Submission,Remarks',
        'S,2024-W02,departments,1,1,P.A,Department A,5,100,,,,,partial,',
        'S,2024-W02,departments,1,,P.B,"\'@Department, ""B""",0,100,,,,,nothing,not ranked: nothing sent',
        'S,2024-W02,departments,1,,P.C,Department C,0,100,,,,,nothing,not ranked: nothing sent',
        '',
      ].join('\r\n'),
    );
  });

  it('shows changes as numbers, negative ones too', async () => {
    const set = findSet(smallCatalogue(), 'S');
    if (set === undefined) throw new Error('the fixture has changed');
    const receivedAt = iso('2024-01-16T02:00:00Z');
    const values = new Map([['S.3', { kind: 'points', points: 275 } as const]]);
    await world.ports.submissions.append(set, submissionOf({ period: '2024-W03', values, receivedAt }));
    world.setNow('2024-01-21T23:05:00Z');
    await world.run('rank', '2024-01-21T23:05:00Z');
    const path = '/v1/rankings/S/2024-W03';
    const headers = { authorization: `Bearer ${token}`, accept: 'text/csv' };
    const { body } = await world.results({ method: 'GET', path, query: { league: 'departments' }, headers });
    expect(String(body).split('\r\n')[1]).toBe(
      'S;2024-W03;departments;1;1;P.A;Sở A;2,75;100;-2,25;;2024-W02;;gửi thiếu;',
    );
  });

  it.each([
    ['text/csv;q=0.9, application/json;q=0.8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['*/*', 'application/json'],
    ['application/json, text/csv', 'application/json'],
    ['application/json;q=0, */*', 'text/csv'],
  ])('is chosen by Accept: %s', async (accept, type) => {
    expect((await get({ accept })).headers['content-type']).toBe(`${type}; charset=utf-8`);
  });

  it('is another representation to conditional reads, for each language', async () => {
    const { headers } = await get({ accept: 'text/csv' });
    const tag = String(headers['etag']);
    const statuses = [
      await get({ accept: 'text/csv', 'if-none-match': tag }),
      await get({ accept: 'text/csv', 'accept-language': 'en', 'if-none-match': tag }),
      await get({ 'if-none-match': tag }),
      await get({ accept: 'text/csv', 'if-none-match': tag }, 'HEAD'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([304, 200, 200, 304]);
  });

  it('is named beside JSON to whoever accepts neither', async () => {
    const { status, body } = await get({ accept: 'application/pdf' });
    expect([status, Object(body).detail]).toEqual([
      406,
      'Địa chỉ này trả lời bằng application/json hoặc text/csv hoặc application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; ghi kiểu ấy trong tiêu đề «Accept», hoặc bỏ tiêu đề này.',
    ]);
  });
});
