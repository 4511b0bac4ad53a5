import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { Client, type Reply } from './client.ts';
import { tiendo } from './command-line.ts';
import { fillWithExample } from './example-home.ts';

const home = mkdtempSync(join(tmpdir(), 'tiendo-week-'));
const options = { home, port: 0, example: true };

let stack: LocalStack;
let client: Client;
/** The address of the stack that sent the example's messages. */
let sentFrom: string;

beforeAll(async () => {
  ({ url: sentFrom } = await fillWithExample(home));
  stack = await startLocalStack(options);
  client = new Client(stack);
}, 300_000);

afterAll(async () => {
  await stack.close();
  rmSync(home, { recursive: true });
});

const week3 = {
  unit: 'BD.STP',
  set: '766',
  period: '2024-W03',
  asOf: '2024-01-15',
  values: { '766.2.1': { numerator: 412, denominator: 425 }, '766.3': { points: 9.45 } },
};

/** A reply without its headers. */
const said = ({ status, body }: Reply) => ({ status, body });

/** The points a receipt previews, by group of set 766. */
function preview(...points: readonly [number, number, number, number, number, number]) {
  const groups = [18, 20, 12, 10, 22, 18].map((maxPoints, index) => ({
    group: `766-${index + 1}`,
    points: points[index],
    maxPoints,
  }));
  const hundredths = points.reduce((sum, each) => sum + Math.round(each * 100), 0);
  return { points: hundredths / 100, maxPoints: 100, groups };
}

/** What a department's receipt for week 3 of set 766 says of the scored indicators that it did not send. */
function partial(...sent: readonly string[]) {
  const asked = JSON.parse(readFileSync('example/catalogue/sets/766.json', 'utf8')).indicators.filter(
    ({ maxPoints, appliesTo }: { maxPoints?: number; appliesTo: { levels?: string[] } }) =>
      maxPoints !== undefined && maxPoints > 0 && appliesTo.levels?.includes('department'),
  );
  const lacking = asked.flatMap(({ id, name }: { id: string; name: { vi: string } }) =>
    sent.includes(id) ? [] : [{ indicator: id, name: name.vi }],
  );
  const detail = `Còn thiếu ${lacking.length} chỉ số. Chỉ cần gửi thêm các chỉ số đó trước 16:00 ngày 19/01/2024 (Thứ Sáu); số liệu đã gửi giữ nguyên.`;
  return {
    sent: 'partial',
    asked: asked.length,
    lackingCount: lacking.length,
    lacking,
    nextSteps: [{ code: 'complete', detail, command: null }],
  };
}

/** A whole answer with a receipt: the first for week 3 of set 766, except for what is given. */
function accepted(receipt: object) {
  return {
    status: 201,
    body: {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      receivedAt: expect.stringMatching(/^2024-01-15T01:0/),
      set: '766',
      period: '2024-W03',
      revision: 1,
      dueAt: '2024-01-19T09:00:00Z',
      status: 'on-time',
      outcome: 'accepted',
      warnings: [],
      illustrative: false,
      catalogueVersion: 1,
      sent: 'complete',
      asked: 1,
      lackingCount: 0,
      lacking: [],
      replayed: false,
      inForce: 1,
      nextSteps: [],
      ...receipt,
    },
  };
}

/** A whole answer with a problem. */
function refused(status: number, type: string, title: string, detail: string, errors?: object[]) {
  const instance = expect.any(String);
  const problem = { type: `/docs/problems#${type}`, title, status, detail, instance };
  return { status, body: errors === undefined ? problem : { ...problem, errors } };
}

const unauthenticated = refused(
  401,
  'unauthenticated',
  'Chưa xác thực',
  'Thiếu mã truy cập, hoặc mã không đúng hay đã bị thu hồi. Gửi tiêu đề «Authorization: Bearer <mã>»; xin mã mới từ bộ phận vận hành.',
);

describe('1. submit', () => {
  it('gives a unit a receipt for its figures, and the same receipt for a retry', async () => {
    const first = await client.submit('BD.STP', week3, 'stp-w03');
    expect(said(first)).toEqual(
      accepted({
        unit: 'BD.STP',
        figures: 2,
        preview: preview(0, 19.39, 9.45, 0, 0, 0),
        ...partial('766.2.1', '766.3'),
      }),
    );
    expect((await client.submit('BD.STP', week3, 'stp-w03')).body).toEqual({
      ...Object(first.body),
      replayed: true,
    });
  });

  it('takes all six kinds of figures', async () => {
    const p06 = {
      unit: 'BD',
      set: 'P06',
      period: '2024-W02',
      values: {
        'P06.01': { count: 1_638_237 },
        'P06.02': { numerator: 1_919_976, denominator: 1_972_053 },
        'P06.03': { done: 23, total: 25 },
        'P06.09': { amount: 43_550 },
      },
      reason: 'Bổ sung chỉ số',
    };
    expect(said(await client.submit('BD', p06, 'bd-p06', '"1"'))).toEqual(
      refused(
        409,
        'period-locked',
        'Kỳ đã chốt số liệu',
        'Chưa ghi nhận: tuần 02/2024 đã chốt số liệu lúc 06:00 ngày 15/01/2024 (Thứ Hai). Cần sửa, đơn vị xin gia hạn (nút «Xin gia hạn» ở cổng làm việc, lệnh «extension ask», hoặc POST /v1/extension-requests), hoặc liên hệ Bộ phận vận hành Tiến Độ, Sở Thông tin và Truyền thông (van-hanh@binhduong.example).',
      ),
    );
    const exception = {
      unit: 'BD',
      set: 'P06',
      period: '2024-W02',
      officer: 'Chánh Văn phòng',
      reason: 'Bổ sung chỉ số',
      expiresAt: '2024-01-15T17:00:00+07:00',
    };
    expect((await client.post('/v1/exceptions', exception, 'operations')).status).toBe(201);
    expect(said(await client.submit('BD', p06, 'bd-p06', '"1"'))).toEqual(
      accepted({
        unit: 'BD',
        set: 'P06',
        period: '2024-W02',
        revision: 2,
        dueAt: '2024-01-12T09:00:00Z',
        figures: 4,
        preview: null,
        asked: 5,
        inForce: 2,
        sent: 'partial',
        lackingCount: 1,
        lacking: [{ indicator: 'P06.08', name: 'Nhiệm vụ Đề án 06 hoàn thành' }],
      }),
    );
    const standing = {
      unit: 'BD',
      set: '766',
      period: '2024-W03',
      values: { '766.QG': { points: 83.47, rank: 1, of: 63 } },
    };
    expect(said(await client.submit('BD', standing, 'bd-w03'))).toEqual(
      accepted({ unit: 'BD', figures: 1, preview: preview(0, 0, 0, 0, 0, 0) }),
    );
    const points = { ...week3, unit: 'BD.SNV', values: { '766.3': { points: 12 } } };
    expect(said(await client.submit('BD.SNV', points, 'snv-w03'))).toEqual(
      accepted({
        unit: 'BD.SNV',
        figures: 1,
        preview: preview(0, 0, 12, 0, 0, 0),
        ...partial('766.3'),
      }),
    );
  });

  it('names every wrong value by pointer and writes nothing', async () => {
    const wrong = {
      ...week3,
      unit: 'BD.STC',
      values: {
        '766.2.1': { numerator: 5, denominator: 4 },
        '766.9.9': { count: 1 },
        '766.3': { points: 12.01 },
        '766.1.2': { numerator: 1, denominator: 1 },
      },
    };
    const reply = await client.submit('BD.STC', wrong, 'stc-1');
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(said(reply)).toEqual(
      refused(
        422,
        'invalid-submission',
        'Số liệu chưa hợp lệ',
        'Chưa ghi nhận: có 4 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.',
        [
          {
            pointer: '/values/766.2.1/numerator',
            code: 'exceeds-whole',
            detail: 'Tử số (5) không được lớn hơn mẫu số (4).',
            indicator: { id: '766.2.1', name: 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn' },
          },
          {
            pointer: '/values/766.9.9',
            code: 'unknown-indicator',
            detail: 'Bộ chỉ số 766 (766) không có chỉ số «766.9.9»; xem danh mục tại GET /v1/catalogue.',
          },
          {
            pointer: '/values/766.3/points',
            code: 'exceeds-whole',
            detail: 'Điểm (12,01) không được lớn hơn điểm tối đa (12).',
            indicator: { id: '766.3', name: 'Nhóm Dịch vụ công trực tuyến (điểm nhóm)' },
          },
          {
            pointer: '/values/766.1.2',
            code: 'indicator-not-applicable',
            detail: 'Chỉ số «766.1.2» không áp dụng cho Sở Tài chính (BD.STC); bỏ chỉ số này.',
            indicator: { id: '766.1.2', name: 'Tỷ lệ thủ tục hành chính được cập nhật, công khai đúng hạn' },
          },
        ],
      ),
    );
    const right = { ...wrong, values: { '766.3': { points: 12 } } };
    expect(said(await client.submit('BD.STC', right, 'stc-2'))).toEqual(
      accepted({
        unit: 'BD.STC',
        figures: 1,
        preview: preview(0, 0, 12, 0, 0, 0),
        ...partial('766.3'),
      }),
    );
  });

  it('answers 401 to a wrong, missing or revoked token, and 403 to another unit’s', async () => {
    expect(said(await client.submit('', week3, 'k'))).toEqual(unauthenticated);
    expect(said(await client.submit('tiendo_wrong', week3, 'k'))).toEqual(unauthenticated);
    expect(said(await client.submit('BD.STC', week3, 'k'))).toEqual(
      refused(
        403,
        'forbidden',
        'Không có quyền',
        'Mã truy cập này không được gửi số liệu của Sở Tư pháp (BD.STP); dùng mã truy cập của đơn vị ấy.',
      ),
    );
    const issued = await client.request(
      '/v1/tokens',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ principal: { role: 'unit', unit: 'BD.STP' }, label: 'thử' }),
      },
      'operations',
    );
    const { id, token } = Object(issued.body);
    expect((await client.request('/v1/catalogue', {}, token)).status).toBe(200);
    expect((await client.request(`/v1/tokens/${id}`, { method: 'DELETE' }, 'operations')).status).toBe(200);
    expect(said(await client.submit(token, week3, 'k'))).toEqual(unauthenticated);
  });
});

describe('2. rank', () => {
  const ranking = async (period: string, league: string) => {
    const { status, body } = await client.request(
      `/v1/rankings/766/${period}?league=${league}&fields=groups`,
      {},
      'leader',
    );
    expect(status).toBe(200);
    return Object(body);
  };
  const line = ({ unit, rank, points, delta }: Record<string, never>) => [
    unit,
    rank,
    points,
    delta?.['points'] ?? null,
    delta?.['places'] ?? null,
  ];

  it('ranked the departments for week 2 of 2024, with a tie and a missing unit', async () => {
    const edition = await ranking('2024-W02', 'departments');
    const { edition: number, catalogueVersion, cutOffAt, inputDigest, comparedWith } = edition;
    expect({ number, catalogueVersion, cutOffAt, inputDigest, comparedWith }).toEqual({
      number: 1,
      catalogueVersion: 1,
      cutOffAt: '2024-01-14T23:00:00Z',
      inputDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      comparedWith: { period: '2024-W01', edition: 1, of: 19, among: 18 },
    });
    const { expected, received, provisional } = edition;
    expect({ expected, received, provisional }).toEqual({ expected: 19, received: 18, provisional: false });
    expect(edition.lines.slice(0, 5).map(line)).toEqual([
      ['BD.SGTVT', 1, 93.27, 4.38, 2],
      ['BD.STP', 2, 89.82, -1.93, -1],
      ['BD.SKHCN', 3, 86.08, -5.59, -1],
      ['BD.STC', 3, 86.08, 3.14, 3],
      ['BD.SCT', 5, 83.83, 3.1, 2],
    ]);
    expect(line(edition.lines.at(-1))).toEqual(['BD.TTT', null, 0, null, null]);
    const unitsWith = (mark: string, value: boolean) =>
      edition.lines
        .filter((one: Record<string, unknown>) => one[mark] === value)
        .map(({ unit }: { unit: string }) => unit);
    expect(unitsWith('submitted', false)).toEqual(['BD.TTT']);
    expect(unitsWith('late', true)).toEqual(['BD.STNMT']);
  });

  it('scored by the groups of set 766: 18, 20, 12, 10, 22 and 18 points, which add up', async () => {
    const { lines } = await ranking('2024-W02', 'districts');
    expect(lines).toHaveLength(9);
    for (const { groups, points, maxPoints } of lines) {
      expect(groups.map((group: { maxPoints: number }) => group.maxPoints)).toEqual([18, 20, 12, 10, 22, 18]);
      expect(maxPoints).toBe(100);
      const sum = groups.reduce(
        (total: number, group: { points: number }) => total + Math.round(group.points * 100),
        0,
      );
      expect(sum).toBe(Math.round(points * 100));
    }
  });

  it('marks figures made up for the example', async () => {
    const { lines } = await ranking('2024-W01', 'districts');
    expect(lines.every(({ illustrative }: { illustrative: boolean }) => illustrative)).toBe(true);
  });
});

describe('3. report', () => {
  it('sent each leader one e-mail for week 2 on Monday 15 January 2024 at 07:00, with the published standing', async () => {
    const reports = (await client.mailbox()).filter(
      ({ occurrence }) => occurrence === 'report@2024-01-15T00:00:00Z',
    );
    expect(reports).toHaveLength(32);
    expect(new Set(reports.map(({ to }) => to)).size).toBe(32);
    expect(new Set(reports.map(({ subject }) => subject))).toEqual(
      new Set(['[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)']),
    );
    for (const { sentAt } of reports) {
      const minutes = Temporal.Instant.from(sentAt).since('2024-01-15T00:00:00Z').total('minutes');
      expect(minutes >= 0 && minutes < 5).toBe(true);
    }
  });

  it('says everything in both parts and both languages, in UTF-8', async () => {
    const chair = (await client.mailbox()).find(
      ({ to, occurrence }) =>
        to === 'chu-tich@binhduong.example' && occurrence.startsWith('report@2024-01-15'),
    );
    const { body: source } = await client.request(`/mailbox/${chair?.id}.eml`);
    expect(String(source).match(/charset=utf-8/gi)).toHaveLength(2);
    const { html = '', text = '', to } = await client.message(chair?.id ?? '');
    expect(to).toHaveLength(1);
    for (const part of [html.replaceAll(/<[^>]+>/g, ' '), text]) {
      for (const words of [
        '79,06',
        '4/63',
        '+3,39',
        'giảm 3 hạng',
        '79.06',
        '+3.39',
        'down 3 places',
        'Thanh tra tỉnh',
        'minh họa',
        'llustrative',
        '93,27',
        '93.27',
      ]) {
        expect(part).toContain(words);
      }
    }
    expect(html.length).toBeLessThan(90_000);
  });

  it('F25: is unsubscribed from by the link in its header, which looking at does not do', async () => {
    const [listed] = (await client.mailbox()).filter(({ occurrence }) => occurrence.startsWith('report@'));
    const { headers, text = '' } = await client.message(listed?.id ?? '');
    const header = (name: string) => headers.find(({ key }) => key === name)?.value ?? '';
    const url = header('list-unsubscribe').replace(/^<|>$/g, '');
    expect(url.startsWith(`${sentFrom}/v1/unsubscribe/`)).toBe(true);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(text).toContain(url);
    const path = url.slice(sentFrom.length);
    const press = (fields: Record<string, string>) =>
      client.request(path, { method: 'POST', body: new URLSearchParams(fields) });
    const page = async () => (await client.request(path)).body;
    expect(await page()).toContain('đang nhận báo cáo tuần');
    const left = await press({ 'List-Unsubscribe': 'One-Click' });
    expect(left.status).toBe(200);
    expect(left.body).toContain('Đã hủy nhận thư');
    expect(await page()).toBe(left.body);
    expect((await press({ action: 'resubscribe' })).body).toContain('Đã đăng ký nhận lại');
    expect(await page()).toContain('đang nhận báo cáo tuần');
    expect((await client.request(`${path.slice(0, -1)}`)).status).toBe(404);
  });

  it('sent the report of week 1 the Monday before, and no other', async () => {
    const occurrences = (await client.mailbox())
      .map(({ occurrence }) => occurrence)
      .filter((name) => name.startsWith('report@'));
    expect(new Set(occurrences)).toEqual(
      new Set(['report@2024-01-08T00:00:00Z', 'report@2024-01-15T00:00:00Z']),
    );
  });
});

describe('4. warn', () => {
  /** Units warned, by day, in the order of their codes; taken from the addresses of their contacts. */
  const warned = async () => {
    const byDay: Record<string, string[]> = {};
    for (const { to, occurrence } of await client.mailbox()) {
      const day = /^warn@(.{10})/.exec(occurrence)?.[1];
      if (day !== undefined) byDay[day] = [...(byDay[day] ?? []), to.split('@')[0] ?? ''].sort();
    }
    return byDay;
  };

  it('warned before and after 20 and 30 June 2023, and in each week of 2024 before the deadline of set 766, each unit while it was not done', async () => {
    const days = await warned();
    expect(Object.fromEntries(Object.entries(days).map(([day, units]) => [day, units.length]))).toEqual({
      '2023-06-09': 7,
      '2023-06-15': 6,
      '2023-06-19': 5,
      '2023-06-20': 4,
      '2023-06-21': 13,
      '2023-06-22': 3,
      '2023-06-27': 9,
      '2023-06-28': 2,
      '2023-06-29': 6,
      '2023-06-30': 4,
      '2023-07-03': 3,
      '2023-07-04': 4,
      '2023-07-05': 2,
      '2024-01-03': 29,
      '2024-01-05': 9,
      '2024-01-10': 29,
      '2024-01-12': 7,
      '2024-01-13': 2,
    });
    expect(days['2023-06-30']?.map((name) => name.replace('dau-moi.', ''))).toEqual([
      'bac-tan-uyen',
      'phu-giao',
      'stnmt',
      'sxd',
    ]);
  });

  it('measured 1.2 million accounts from the published count: 172,986 as of 16 March 2023', async () => {
    const mail = (await client.mailbox()).find(
      ({ to, occurrence }) => occurrence.startsWith('warn@2023-06-09') && to.includes('to-cong-tac'),
    );
    const { text = '', subject } = await client.message(mail?.id ?? '');
    expect(subject).toContain('Còn 7 ngày làm việc');
    for (const words of [
      '172.986',
      '1.200.000',
      '1.027.014',
      '14,42%',
      '16/03/2023',
      '20/06/2023',
      '172,986',
      '1,027,014',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('minh họa');
  });

  it('says overdue after the date, and never counts down', async () => {
    const overdue = (await client.mailbox()).filter(({ occurrence }) =>
      occurrence.startsWith('warn@2023-07-03'),
    );
    for (const { id } of overdue) {
      const { text = '', subject = '' } = await client.message(id);
      expect(subject).toContain('[Quá hạn]');
      expect(`${subject}${text}`).not.toMatch(/Còn \d+ ngày|\d+ working days? left/i);
    }
  });
});

describe('5. see it', () => {
  it('P43: confirmed to every clerk who may submit, all that their unit sent', async () => {
    const receipts = (await client.mailbox()).filter(({ occurrence }) => occurrence.startsWith('receipt@'));
    expect(receipts).toHaveLength(251);
    expect(new Set(receipts.map(({ to }) => to)).size).toBe(32);
    const ofJustice = receipts.filter(({ to }) => to === 'dau-moi.stp@binhduong.example');
    expect(ofJustice.map(({ subject }) => subject.replace(/\(mã [0-9a-f]{8}…\)$/, '(mã)')).sort()).toEqual(
      [
        'Bộ chỉ số 766, tuần 01/2024',
        'Bộ chỉ số 766, tuần 02/2024',
        ...[22, 23, 24, 25, 26, 27].map((week) => `Đề án 06, tuần ${week}/2023, còn thiếu 2 chỉ số`),
      ].map((what) => `[Xác nhận] Đã nhận số liệu ${what} — Sở Tư pháp (mã)`),
    );
    for (const { occurrence, sentAt } of receipts) {
      const received = Temporal.Instant.from(occurrence.replace('receipt@', ''));
      expect(Temporal.Instant.from(sentAt).since(received).total('minutes')).toBeLessThanOrEqual(6);
    }
  });

  it('lists and renders every message', async () => {
    const mails = await client.mailbox();
    expect(mails).toHaveLength(64 + 144 + 251);
    const page = await client.request('/mailbox');
    for (const { id } of mails) expect(page.body).toContain(id);
    const [mail] = mails;
    expect((await client.request(`/mailbox/${mail?.id}`)).status).toBe(200);
    expect((await client.request(`/mailbox/${mail?.id}.html`)).body).toContain('<!doctype html>');
    expect((await client.request(`/mailbox/${mail?.id}.eml`)).body).toContain('X-Tiendo-Delivery');
  });

  it('shows the API', async () => {
    expect((await client.request('/docs')).body).toContain('swagger-ui');
    expect((await client.request('/v1/openapi.json')).body).toEqual(
      JSON.parse(readFileSync('docs/openapi.json', 'utf8')),
    );
    expect((await client.request('/v1/nothing')).status).toBe(404);
  });
});

describe('the command line', () => {
  const run = (args: string[], input?: string) =>
    tiendo([...args, '--url', stack.url], { TIENDO_HOME: home }, input);
  const week3OfSct = JSON.stringify({
    ...week3,
    unit: 'BD.SCT',
    comments: { '766.2.1': 'Tiếp nhận hồ sơ tồn đọng của năm 2023' },
  });

  it('P54: submits a file from stdin and shows the receipt, the same one when run again', async () => {
    const first = await run(['submit', '-', '--as', 'BD.SCT'], week3OfSct);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^Biên nhận: [0-9a-f]{32}\nĐơn vị, bộ, kỳ: Sở Công Thương \(BD\.SCT\), Bộ chỉ số 766 \(766\), tuần 03\/2024\nBản: 1\nNhận lúc: 08:\d\d ngày 15\/01\/2024 \(đúng hạn\)\nSố liệu: 2\nChỉ số phải gửi: mới có 2\/14, còn thiếu 12\nĐiểm tạm tính: 28,84\/100,00\nKết quả: nhận, có 2 cảnh báo\n(?:Cảnh báo: 766\.2\.1 .+, hơn ba lần kỳ trước \(\d+\)\. Giải trình: Tiếp nhận hồ sơ tồn đọng của năm 2023\n){2}Còn thiếu:\n(?: {2}766\.\S+ .+\n){12}$/,
    );
    expect(first.stderr).toContain('Còn thiếu 12 chỉ số.');
    expect((await run(['submit', '-', '--as', 'BD.SCT'], week3OfSct)).stdout).toBe(
      first.stdout.replace(
        'Kết quả: nhận, có 2 cảnh báo',
        'Kết quả: đã nhận từ trước, lần này không ghi gì thêm; mới nhất: bản 1',
      ),
    );
    expect(first.stderr).toContain(
      'npm run -s tiendo -- submission show 766 2024-W03 BD.SCT --as BD.SCT --url ',
    );
  });

  it('takes what it can of a CSV file, here all but a locked week, and the same again', async () => {
    const row = (period: string) => `BD.SGTVT;766;${period};766.3;"9,45"`;
    const csv = ['unit;set;period;indicator;points', row('2024-W02'), row('2024-W03')].join('\r\n');
    const submit = () => run(['submit', '-', '--format', 'csv', '--as', 'BD.SGTVT'], csv);
    const first = await submit();
    expect(first.code).toBe(7);
    expect(first.stderr).toContain('1 được nhận (1 chưa đủ chỉ số), 1 không nhận');
    expect(first.stdout).toMatch(
      / Sở Giao thông vận tải \(BD\.SGTVT\) {2}Bộ chỉ số 766 \(766\) {2}tuần 03\/2024 {4}1[\s\S]+tuần 02\/2024 .*15\/01\/2024/,
    );
    expect((await submit()).stdout.replace('đã nhận từ trước', 'ghi mới')).toBe(first.stdout);
  });

  it('shows who sent nothing', async () => {
    const { stdout } = await run(['completeness', '766', '2024-W02', '--as', 'operations']);
    expect(stdout).toMatch(/^Tổng +28 +27 +1 +0 +0 +1$/m);
    expect(stdout).toMatch(/^BD\.TTT +Thanh tra tỉnh +\d+$/m);
  });

  it('P51: answers as JSON and in English when asked to', async () => {
    const { stdout } = await run([
      'ranking',
      'show',
      '766',
      '2024-W02',
      '--league',
      'districts',
      '--as',
      'leader',
      '--json',
    ]);
    const path = '/v1/rankings/766/2024-W02?league=districts&fields=lacking';
    expect(JSON.parse(stdout)).toEqual((await client.request(path, {}, 'leader')).body);
    const table = await run([
      'ranking',
      'show',
      '766',
      '2024-W02',
      '--league',
      'districts',
      '--as',
      'leader',
      '--lang',
      'en',
    ]);
    const [head, first] = table.stdout.split('\n').map((row) => row.trim().split(/ {2,}/));
    expect(head).toEqual(['Rank', 'Code', 'Unit', 'Points', 'Class', '± points', '± places']);
    expect(first).toEqual([
      '1',
      'BD.726',
      'People’s Committee of Bac Tan Uyen District',
      '92.13',
      'Excellent',
      '+5.25',
      '0',
      'illustrative',
    ]);
  });

  it.each([
    [
      'figures that are refused',
      ['submit', '-', '--as', 'BD.STC'],
      '{"unit":"BD.STC","set":"766","period":"2024-W03","values":{"766.3":{"points":13}}}',
      3,
      '/values/766.3/points',
    ],
    ['another unit’s figures', ['submit', '-', '--as', 'BD.STC'], week3OfSct, 4, 'HTTP 403'],
    ['a token that is not there', ['submit', '-', '--as', 'NOBODY'], '', 4, 'NOBODY'],
    [
      'a ranking that is not there',
      ['ranking', 'show', '766', '2024-W09', '--league', 'districts', '--as', 'leader'],
      '',
      5,
      'HTTP 404',
    ],
    ['a missing argument', ['submit'], '', 2, 'Thiếu <tệp>.'],
    ['a file that is not there', ['submit', 'nowhere.json', '--as', 'leader'], '', 3, 'nowhere.json'],
  ] as const)('P51: ends with its own code for %s', async (_, args, input, code, words) => {
    const ended = await run([...args], input);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(words);
  });

  it('checks and applies a catalogue, and issues and revokes a token', async () => {
    expect((await run(['catalogue', 'check', 'example/catalogue'])).code).toBe(0);
    expect(await run(['catalogue', 'apply', 'example/catalogue', '--as', 'operations', '--json'])).toEqual({
      code: 0,
      stdout: '{\n  "version": 1\n}\n',
      stderr: '',
    });
    const created = await run([
      'token',
      'create',
      '--role',
      'leader',
      '--label',
      'thử',
      '--as',
      'operations',
    ]);
    const token = created.stdout.trim();
    expect((await client.request('/v1/catalogue', {}, token)).status).toBe(200);
    const id = token.split('_')[1] ?? '';
    expect(await run(['token', 'revoke', id, '--as', 'operations'])).toEqual({
      code: 0,
      stdout: '',
      stderr: `Đã thu hồi ${id}, cùng mọi mã cũ và mã mới đã đổi từ mã này.\n`,
    });
    expect((await client.request('/v1/catalogue', {}, token)).status).toBe(401);
  });
});

describe('5. over time', () => {
  it('keeps everything over a restart, and sends nothing twice', async () => {
    const before = {
      mails: await client.mailbox(),
      ranking: await client.request('/v1/rankings/766/2024-W02?league=districts', {}, 'leader'),
    };
    const clock = stack.clock.now();
    await stack.close();
    stack = await startLocalStack(options);
    client = new Client(stack);
    expect(stack.played?.submissions).toBeLessThanOrEqual(1);
    expect(Temporal.Instant.compare(stack.clock.now(), clock)).toBeGreaterThanOrEqual(0);
    expect(await client.mailbox()).toEqual(before.mails);
    expect((await client.request('/v1/rankings/766/2024-W02?league=districts', {}, 'leader')).body).toEqual(
      before.ranking.body,
    );
    expect(said(await client.submit('BD.STP', week3, 'stp-w03'))).toEqual(
      accepted({
        unit: 'BD.STP',
        replayed: true,
        figures: 2,
        preview: preview(0, 19.39, 9.45, 0, 0, 0),
        ...partial('766.2.1', '766.3'),
      }),
    );
  });

  it('goes on: a week later the next report says what was sent in between', async () => {
    const moved = await client.request('/local/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: '2024-01-22T07:10:00+07:00' }),
    });
    expect(moved.status).toBe(200);
    const reports = (await client.mailbox()).filter(
      ({ occurrence }) => occurrence === 'report@2024-01-22T00:00:00Z',
    );
    expect((await client.mailbox()).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(
        /^\[Xác nhận\] Đã nhận số liệu Bộ chỉ số 766, tuần 03\/2024, còn thiếu \d+ chỉ số — Sở Tư pháp \(mã [0-9a-f]{8}…\)$/,
      ),
    );
    expect(reports).toHaveLength(32);
    expect(reports[0]?.subject).toBe(
      '[Tuần 03/2024] Bộ chỉ số 766: 83,47 điểm, hạng 1/63 (+4,41 điểm, tăng 3 hạng)',
    );
  });
});
