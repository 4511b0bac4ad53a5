import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ofUnknownVersion } from './damages.ts';
import { type PlayedStage, playedStage, stageCatalogue } from './played-stage.ts';
import { rowName, type StoredRow } from './stage.ts';

const [rankAt, reportAt, sendAt] = ['2024-01-21T23:00:00Z', '2024-01-22T00:00:00Z', '2024-01-22T00:10:00Z'];

let played: PlayedStage;
let usual: readonly string[];
let kept: readonly StoredRow[];
const damaged: StoredRow[] = [];

beforeAll(async () => {
  played = await playedStage();
  const { stage, operations, units } = played;
  await withoutApproval();
  const json = { 'content-type': 'application/json' };
  const send = async (token: string, unit: string, period: string, values: object) => {
    // One of them has sent figures of that week already.
    const correcting = unit === 'P.B' ? { 'if-match': '"1"' } : {};
    const headers = { ...json, 'idempotency-key': `${unit}-${period}`, ...correcting };
    const body = { unit, set: 'S', period, values, ...(unit === 'P.B' ? { reason: 'more is done' } : {}) };
    const reply = await stage.call({ id: 'createSubmission', path: '/v1/submissions', token, headers, body });
    expect([unit, reply.status]).toEqual([unit, 201]);
  };
  stage.setNow('2024-01-19T05:00:00Z');
  await send(units['P.A'].token, 'P.A', '2024-W03', { 'S.2': { done: 3, total: 4 }, 'S.3': { points: 6 } });
  await send(units['P.B'].token, 'P.B', '2024-W03', { 'S.2': { done: 2, total: 4 }, 'S.3': { points: 9 } });
  const { body } = await stage.call({
    id: 'createToken',
    path: '/v1/tokens',
    token: operations.token,
    headers: { 'content-type': 'application/json' },
    body: { principal: { role: 'unit', unit: 'P' }, label: 'province' },
  });
  await send(Object(body).token, 'P', '2024-W03', { 'S.QG': { points: 79.06, rank: 4, of: 63 } });
  kept = await stage.keep();
  await ranked();
  usual = await reported();
  await stage.takeBack();
}, 180_000);

afterEach(async () => {
  await played.stage.takeBack();
  const names = new Set(kept.map(({ table, item }) => rowName(table, item)));
  for (const row of damaged.splice(0))
    if (names.has(rowName(row.table, row.item))) await played.stage.put(row);
});

afterAll(() => played.stage.stop());

/** Figures count as they are sent. Who approved them gets less mail, so another operator agrees. */
async function withoutApproval(): Promise<void> {
  const { stage, operations, second } = played;
  const json = { 'content-type': 'application/json' };
  const body = stageCatalogue();
  body.sets = body.sets.map(({ approval: _, ...set }) => set);
  const request = {
    id: 'putCatalogue',
    path: '/v1/catalogue',
    token: operations.token,
    body,
    headers: { ...json, 'if-match': '"2"' },
  };
  const { body: review } = await stage.call({ ...request, query: { dryRun: 'true' } });
  const { confirm } = Object(review);
  const proposed = await stage.call({ ...request, query: { confirm } });
  const approved = await stage.call({
    id: 'approveCatalogue',
    path: '/v1/catalogue/approval',
    token: second.token,
    headers: json,
    body: { confirm },
  });
  expect([proposed.status, approved.status]).toEqual([202, 201]);
}

async function ranked(): Promise<void> {
  played.stage.setNow(rankAt);
  await played.stage.run('rank', rankAt);
}

/** Reports the week and sends what is due. @returns the texts of the reports */
async function reported(): Promise<string[]> {
  const { stage } = played;
  stage.setNow(reportAt);
  await stage.run('report', reportAt);
  stage.setNow(sendAt);
  await stage.deliver(sendAt);
  return reports();
}

function reports(): string[] {
  const { sent, messages } = played.stage;
  return messages
    .filter((_, index) => sent[index]?.startsWith('report_20240122') === true)
    .map((message) => {
      const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\w+/=\r\n]+)/i.exec(message)?.[1] ?? '';
      return Buffer.from(part, 'base64').toString().replaceAll('\r\n', '\n');
    });
}

async function rowAt(key: RegExp): Promise<StoredRow> {
  const row = (await played.stage.rows()).findLast(({ item: { pk, sk } }) => key.test(`${pk} ${sk}`));
  if (row === undefined) throw new Error(`there is no row ${key}`);
  return row;
}

async function damage(key: RegExp): Promise<StoredRow> {
  const row = await rowAt(key);
  damaged.push(row);
  await played.stage.put({ ...row, item: ofUnknownVersion(row.item) });
  return row;
}

/** What reports say beside what they usually say. */
function added(texts: readonly string[]): string[] {
  const lines = new Set(usual.flatMap((text) => text.split('\n')));
  return [...new Set(texts.flatMap((text) => text.split('\n').filter((line) => !lines.has(line))))];
}

const notice = (vi: string, en: string) => [
  `[Dữ liệu không đọc được] ${vi} Bộ phận vận hành đã nhận được cảnh báo.`,
  `[Data that cannot be read] ${en} Operations have been alerted.`,
];

const unreadable = async () => {
  const call = { id: 'listUnreadableRows', path: '/v1/unreadable-rows', token: played.operations.token };
  const { body } = await played.stage.call(call);
  return Object(body).rows.map(({ key }: { key: { pk: string; sk: string } }) => `${key.pk} ${key.sk}`);
};

const account = async () => String((await rowAt(/^occurrence#report 2024-01-22/)).item['account']);

describe('F65: a weekly report', { timeout: 60_000 }, () => {
  it('is a report of three readers that lacks nothing, as a rule', () => {
    expect(usual).toHaveLength(3);
    for (const text of usual) expect(text).not.toMatch(/không đọc được|cannot be read/);
  });

  it.each([
    ['header', /^edition#S#2024-W02#departments header#/],
    ['page of ranks', /^edition#S#2024-W02#departments lines#\S+#ranks#/],
  ])(
    'whose last ranking cannot be read (%s) goes on time, and says what it is not compared with',
    async (_, key) => {
      const { item } = await damage(key);
      await ranked();
      const texts = await reported();
      expect(texts).toHaveLength(3);
      const told = notice(
        'Bảng xếp hạng Sở, ban, ngành tuần 02/2024: không đọc được nên báo cáo không so sánh với tuần này, biểu đồ bỏ trống tuần này.',
        'Departments, week 2 of 2024: the ranking cannot be read, so nothing is compared with it and trends have a gap.',
      );
      expect(added(texts)).toEqual(expect.arrayContaining(told));
      expect(await unreadable()).toContain(`${item.pk} ${item.sk}`);
    },
  );

  it('whose last ranking cannot be read any more lacks only a week of its trends', async () => {
    await ranked();
    await damage(/^edition#S#2024-W02#departments header#/);
    const told = notice(
      'Bảng xếp hạng Sở, ban, ngành tuần 02/2024: không đọc được nên biểu đồ bỏ trống tuần này.',
      'Departments, week 2 of 2024: the ranking cannot be read, so trends have a gap.',
    );
    expect(added(await reported())).toEqual(expect.arrayContaining(told));
  });

  it.each([
    ['the report', /^report#S#2024-W02 /, 2],
    ['the corrected ranking', /^edition#S#2024-W01#departments lines#0002#\S+#beside#/, 1],
  ])('says where corrections may be missing, because %s cannot be read', async (_, key, week) => {
    await ranked();
    await damage(key);
    const texts = await reported();
    expect(texts).toHaveLength(3);
    const [vi, en] = [
      `Kết quả tuần 0${week}/2024: có dữ liệu không đọc được nên báo cáo có thể thiếu đính chính của tuần này.`,
      `Results of week ${week} of 2024: some data cannot be read, so corrections of them may be missing here.`,
    ];
    for (const text of texts) expect([text.includes(vi), text.includes(en)]).toEqual([true, true]);
  });

  it('without the standing that heads it goes with the rest', async () => {
    await ranked();
    await damage(/^S#2024-W03#\d+ P#/);
    const texts = await reported();
    const told = notice(
      '“Chỉ số S.\u200cQG” tuần 03/2024: không đọc được nên không có trong báo cáo.',
      '“Indicator S.\u200cQG”, week 3 of 2024: cannot be read, and is missing here.',
    );
    expect(added(texts)).toEqual(expect.arrayContaining(told));
    expect([texts.length, texts.join().includes('79,06')]).toEqual([3, false]);
  });

  it('names no unit as behind a milestone whose figures cannot be read, and says of which milestones', async () => {
    await damage(/^S#2024-W03#\d+ P.B#/);
    await ranked();
    const texts = await reported();
    const of = (vi: string) =>
      `Mốc “${vi}”: không đọc được số liệu của 1 đơn vị nên không tính các đơn vị này.`;
    expect(texts.join()).toContain(of('Hoàn thành nhiệm vụ'));
    expect(texts.join()).toContain('1 đơn vị chưa hoàn thành: Sở A.');
  });

  it.each([
    ['header', /^edition#S#2024-W03#departments header#/],
    ['page of ranks', /^edition#S#2024-W03#departments lines#\S+#ranks#/],
    ['page of points', /^edition#S#2024-W03#departments lines#\S+#indicators#/],
    ['page of what lines are compared with', /^edition#S#2024-W03#departments lines#\S+#before#/],
  ])('whose own ranking cannot be read (%s) shows the same ranking, made again', async (_, key) => {
    await ranked();
    const { item } = await damage(key);
    expect(added(await reported())).toEqual(madeAgain);
    expect(await account()).toBe(
      'S 2024-W03 departments: the stored ranking could not be read and was made again; S 2024-W03: 3 of 3 messages planned now',
    );
    expect(await unreadable()).toContain(`${item.pk} ${item.sk}`);
    const verified = await played.stage.call({
      id: 'verifyRanking',
      path: '/v1/rankings/S/2024-W03/verification',
      token: played.operations.token,
    });
    expect(
      Object(verified.body).editions.map(({ league, edition, identical }: Record<string, unknown>) => [
        league,
        edition,
        identical,
      ]),
    ).toEqual([
      ['departments', 1, false],
      ['departments', 2, true],
      ['districts', 1, true],
    ]);
  });

  it('whose own ranking cannot be read is previewed as it would go', async () => {
    await ranked();
    await damage(/^edition#S#2024-W03#departments header#/);
    played.stage.setNow('2024-01-21T23:30:00Z');
    const { body } = await played.stage.call({
      id: 'getPreview',
      path: '/v1/preview',
      query: { at: '2024-01-22', recipient: 'chair' },
      token: played.operations.token,
    });
    const [message] = Object(body).messages;
    expect(message.text.replaceAll('\r\n', '\n')).toContain(madeAgain[0]);
  });

  it('whose own ranking cannot be read, nor made again, is held with the reason and the command', async () => {
    await ranked();
    const first = await damage(/^edition#S#2024-W03#departments header#/);
    const second = { ...first.item, sk: first.item.sk.replace('0001', '0002'), v: 99 };
    await played.stage.put({ ...first, item: second });
    await expect(reported()).rejects.toThrow(held);
    expect([reports(), await account()]).toEqual([[], held]);
    const { id, path, token } = {
      id: 'recomputeRanking',
      path: '/v1/rankings/S/2024-W03/editions',
      token: played.operations.token,
    };
    const headers = { 'content-type': 'application/json' };
    const body = { reason: 'the stored ranking cannot be read' };
    expect((await played.stage.call({ id, path, token, headers, body })).status).toBe(201);
    played.stage.setNow('2024-01-22T00:16:00Z');
    await played.stage.run('reconcile', '2024-01-22T00:15:00Z');
    await played.stage.deliver('2024-01-22T00:20:00Z');
    expect(reports()).toHaveLength(3);
    await played.stage.remove({ ...first, item: second });
  });

  it('that cannot be read once it is frozen goes by one command of operations, as it was', async () => {
    const { stage, operations } = played;
    await ranked();
    stage.setNow(reportAt);
    await stage.run('report', reportAt);
    await damage(/^report#S#2024-W03 /);
    for (const minutes of ['10', '14', '20', '30', '44']) {
      stage.setNow(`2024-01-22T00:${minutes}:00Z`);
      await stage.deliver(`2024-01-22T00:${minutes}:00Z`);
    }
    stage.setNow('2024-01-22T02:00:00Z');
    await stage.deliver('2024-01-22T02:00:00Z');
    expect(reports()).toEqual([]);
    const resend = () =>
      stage.call({
        id: 'resendDeliveries',
        path: '/v1/deliveries/resend',
        token: operations.token,
        headers: { 'content-type': 'application/json' },
        body: { occurrence: `report@${reportAt}` },
      });
    expect((await resend()).body).toEqual({
      occurrence: `report@${reportAt}`,
      resent: 3,
      expired: 0,
      resentBefore: 0,
    });
    await stage.deliver('2024-01-22T02:05:00Z');
    expect(reports().toSorted()).toEqual(usual.toSorted());
    // And once more, it changes nothing.
    expect(Object((await resend()).body).resent).toBe(0);
    await stage.deliver('2024-01-22T02:10:00Z');
    expect(reports()).toHaveLength(3);
  });

  it('that cannot be read, nor its ranking, stays as it is and the command says so', async () => {
    const { stage, operations } = played;
    await ranked();
    stage.setNow(reportAt);
    await stage.run('report', reportAt);
    await damage(/^report#S#2024-W03 /);
    const first = await damage(/^edition#S#2024-W03#departments header#/);
    const second = { ...first.item, sk: first.item.sk.replace('0001', '0002'), v: 99 };
    await stage.put({ ...first, item: second });
    const { status, body } = await stage.call({
      id: 'resendDeliveries',
      path: '/v1/deliveries/resend',
      token: operations.token,
      headers: { 'content-type': 'application/json' },
      body: { occurrence: `report@${reportAt}` },
    });
    expect([status, String(Object(body).type).split('#').at(-1)]).toEqual([500, 'stored-row-unreadable']);
    await stage.remove({ ...first, item: second });
  });

  it('waits for a run that ranks its week, rather than make a ranking beside it', async () => {
    await ranked();
    await damage(/^edition#S#2024-W03#departments header#/);
    const run = await rowAt(/^occurrence#rank 2024-01-21/);
    await played.stage.put({ ...run, item: { ...run.item, status: 'planned' } });
    await expect(reported()).rejects.toThrow(held);
  });
});

const held =
  'S 2024-W03 departments: the stored ranking cannot be read and was not made again; the report waits for it, or for tiendo ranking recompute S 2024-W03 --reason "the stored ranking cannot be read"';

const madeAgain = [
  ...notice(
    'Bảng xếp hạng Sở, ban, ngành đã chốt không đọc được; báo cáo dùng bảng xếp lại từ số liệu các đơn vị đã gửi (lần chốt 2).',
    '',
  ).slice(0, 1),
  'Lần chốt bảng xếp hạng: Sở, ban, ngành – lần 2; Cấp huyện – lần 1. Phiên bản danh mục: 3.',
  ...notice(
    '',
    'Departments: the frozen ranking cannot be read; this report shows one made again from the submissions (edition 2).',
  ).slice(1),
  'Rankings: Departments – edition 2; Districts – edition 1. Catalogue version: 3.',
];
