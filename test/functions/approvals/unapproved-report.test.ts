import { beforeEach, describe, expect, it } from 'vitest';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Figures of week 2 are sent on its Wednesday; it is ranked on Monday 15 January 2024 at 06:00 and reported at 07:00. */
const rankedAt = '2024-01-14T23:00:00Z';
const reportedAt = '2024-01-15T00:00:00Z';

let world: ReturnType<typeof createWorld>;

async function prepare(missing: 'zero' | 'exclude' = 'zero') {
  world = createWorld('2024-01-10T02:00:00Z');
  const { sets, ...catalogue } = approvalCatalogue();
  await world.applyCatalogue({
    ...catalogue,
    milestones: [],
    sets: sets.map(({ headline: _, ...set }) => ({ ...set, missing })),
  });
}

beforeEach(() => prepare());

let sendings = 0;

async function send(unit: string, figures: object, more: object = {}, headers: Record<string, string> = {}) {
  sendings += 1;
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit })}`,
      'content-type': 'application/json',
      'idempotency-key': `unapproved-${sendings}`,
      ...headers,
    },
    body: { unit, set: 'S', period: '2024-W02', values: figures, ...more },
  });
  expect(status).toBe(201);
}

async function decide(unit: string, revision: number, decision: object = { outcome: 'approved' }) {
  const head = `head-${unit.slice(-1).toLowerCase()}`;
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/approvals',
    cookies: [await world.sessionFor(head)],
    headers: fromPortal,
    body: { unit, set: 'S', period: '2024-W02', revision, ...decision },
  });
  expect(status).toBe(200);
}

/** What one person reads of the report, from its greeting to its last ranking, in their first language. */
async function reportTo(person: string): Promise<{ readonly subject: string; readonly lines: string[] }> {
  await world.run('rank', rankedAt);
  world.setNow(reportedAt);
  await world.run('report', reportedAt);
  await world.sender('2024-01-15T00:01:00Z');
  const message = world.sent.find(
    ({ to, message }) =>
      to.email === `${person}@province.example` && /đơn vị đã gửi|units submitted/.test(message.subject),
  )?.message;
  const lines = message?.text.split('\n') ?? [];
  const from = lines.findIndex((line) => line.startsWith('Đơn vị đã gửi số liệu'));
  const to = lines.findIndex((line) => line.startsWith('Kèm theo'));
  const told = lines.slice(from, to).filter((line) => line !== '' && !/^-+$/.test(line));
  return { subject: message?.subject ?? '', lines: told };
}

const whole = {
  'S.1': { numerator: 3, denominator: 4 },
  'S.2': { done: 2, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 500 },
};
const returned = { outcome: 'returned', reason: 'Mẫu số chưa khớp' };
const notCounted = 'Số liệu chưa được thủ trưởng đơn vị duyệt trước giờ chốt nên chưa được tính.';

/** A sends all, which waits; B sends all, approved; C sends some, returned; Q sends nothing. */
async function play() {
  await send('P.A', whole);
  await send('P.B', whole);
  await decide('P.B', 1);
  await send('P.C', { 'S.3': { points: 5 } });
  await decide('P.C', 1, returned);
}

describe('F148: figures that nobody has approved by the cut-off', () => {
  it('are told to leaders as sent: in the subject, the counts, lists of their own and the rows', async () => {
    await play();
    expect(await reportTo('chair')).toEqual({
      subject:
        '[Tuần 02/2024] Bộ chỉ số S: 3/4 đơn vị đã gửi số liệu (1 đơn vị chờ duyệt; 1 đơn vị bị trả lại để sửa)',
      lines: [
        'Đơn vị đã gửi số liệu: 3/4 (1 đơn vị chờ duyệt; 1 đơn vị bị trả lại để sửa)',
        'Chưa gửi số liệu: 1 đơn vị',
        'Cấp huyện – chậm 1 ngày làm việc: Huyện Q',
        'Chưa xếp hạng vì chưa có đơn vị nào gửi số liệu: Cấp huyện.',
        ...['Đã gửi, chờ duyệt: 1 đơn vị', 'Sở, ban, ngành: Sở A', notCounted],
        ...['Đã gửi, bị trả lại để sửa: 1 đơn vị', 'Sở, ban, ngành: Sở C', notCounted],
        'Sở, ban, ngành',
        '3/3 đơn vị đã gửi số liệu; 1 đơn vị chờ duyệt; 1 đơn vị bị trả lại để sửa; xếp hạng 1/3 đơn vị',
        'Mới có số liệu được duyệt của 1/3 đơn vị nên chưa nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.',
        'Bảng xếp hạng Sở, ban, ngành',
        'Điểm tối đa: 100,00.',
        '1. Sở B: 81,25 (—; —)',
        '— Sở A [đã gửi, chờ duyệt]',
        '— Sở C [đã gửi, bị trả lại để sửa]',
      ],
    });
  });

  it.each([
    [
      'head-a',
      'Đơn vị của Ông/Bà, Sở A: đã gửi số liệu nhưng chưa được duyệt trước giờ chốt nên không xếp hạng.',
    ],
    [
      'head-c',
      'Đơn vị của Ông/Bà, Sở C: đã gửi số liệu nhưng bị trả lại để sửa, chưa được duyệt trước giờ chốt nên không xếp hạng.',
    ],
  ])('are told to %s of their own unit', async (head, sentence) => {
    await play();
    const { lines } = await reportTo(head);
    expect(lines.filter((line) => line.startsWith('Đơn vị của Ông/Bà'))).toEqual([sentence]);
  });

  it('make no week in which nobody sent anything, though nobody approved any', async () => {
    await send('P.A', whole);
    const { subject, lines } = await reportTo('chair');
    expect(subject).toBe('[Tuần 02/2024] Bộ chỉ số S: 1/4 đơn vị đã gửi số liệu (1 đơn vị chờ duyệt)');
    const list = [
      ...['Sở, ban, ngành: Sở A', notCounted],
      ...['Sở, ban, ngành', '1/3 đơn vị đã gửi số liệu; 1 đơn vị chờ duyệt; xếp hạng 0/3 đơn vị'],
      'Chưa có số liệu nào được duyệt nên chưa xếp hạng.',
      'Bảng xếp hạng Sở, ban, ngành',
      'Đơn vị chưa gửi số liệu đã nêu ở trên, không có trong bảng.',
      '— Sở A [đã gửi, chờ duyệt]',
    ];
    expect(lines.slice(-list.length)).toEqual(list);
  });

  it('are told of units that the set leaves out of its rankings', async () => {
    await prepare('exclude');
    await play();
    const { subject, lines } = await reportTo('chair');
    expect(subject).toContain('3/4 đơn vị đã gửi số liệu (1 đơn vị chờ duyệt; 1 đơn vị bị trả lại để sửa)');
    expect(lines).toContain('Sở, ban, ngành: Sở A');
    expect(lines).toContain('Sở, ban, ngành: Sở C');
    expect(lines).toContain('Cấp huyện – chậm 1 ngày làm việc: Huyện Q');
  });

  it('are told of a unit whose approved figures count meanwhile', async () => {
    await send('P.A', whole);
    await decide('P.A', 1);
    await send('P.A', { 'S.3': { points: 6 } }, { reason: 'Sai' }, { 'if-match': '"1"' });
    const { lines } = await reportTo('chair');
    expect(lines).toContain('1. Sở A [bản mới chờ duyệt]: 81,25 (—; —)');
    expect(lines[0]).toBe('Đơn vị đã gửi số liệu: 1/4');
  });

  it('are told by rankings and their files', async () => {
    await play();
    await reportTo('chair');
    const authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    const ranking = async (accept = 'application/json') =>
      (
        await world.results({
          method: 'GET',
          path: '/v1/rankings/S/2024-W02',
          query: { league: 'departments' },
          headers: { authorization, accept },
        })
      ).body;
    const told = Object(await ranking()).lines.map(
      ({ unit, submitted, notRanked, unapproved }: Record<string, unknown>) => [
        ...[unit, submitted, notRanked, unapproved],
      ],
    );
    expect(told).toEqual([
      ['P.B', true, null, undefined],
      ['P.A', false, 'nothing-sent', 'waiting'],
      ['P.C', false, 'nothing-sent', 'returned'],
    ]);
    const rows = String(await ranking('text/csv'))
      .split('\r\n')
      .slice(1, 4);
    expect(rows.map((row) => row.split(';').slice(-2))).toEqual([
      ['gửi đủ', ''],
      ['"đã gửi, chờ duyệt"', '"không xếp hạng: đã gửi, chờ duyệt"'],
      ['"đã gửi, bị trả lại để sửa"', '"không xếp hạng: đã gửi, bị trả lại để sửa"'],
    ]);
  });

  it('are told by the answer of who has sent what, and by its file', async () => {
    await play();
    world.setNow(reportedAt);
    const completeness = async (accept = 'application/json') =>
      world.results({
        method: 'GET',
        path: '/v1/completeness/S/2024-W02',
        headers: { authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}`, accept },
      });
    const { expected, complete, nothing, missing, unapproved } = Object((await completeness()).body).total;
    const names = (units: { unit: string; state?: string }[]) =>
      units.map(({ unit, state }) => [unit, state]);
    expect([expected, complete.units, nothing, names(missing), names(unapproved)]).toEqual([
      ...[4, 1, 1, [['P.Q', undefined]]],
      [
        ['P.A', 'waiting'],
        ['P.C', 'returned'],
      ],
    ]);
    const rows = String((await completeness('text/csv')).body)
      .split('\r\n')
      .slice(1, 5);
    expect(rows.map((row) => row.split(';')[6])).toEqual([
      ...['"đã gửi, chờ duyệt"', 'gửi đủ', '"đã gửi, bị trả lại để sửa"', 'chưa gửi'],
    ]);
  });
});
