import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let program: string;
let head: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(approvalCatalogue());
  program = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  head = await world.sessionFor('head-a');
});

let keys = 0;
const all = {
  'S.1': { numerator: 3, denominator: 4 },
  'S.2': { done: 2, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 500 },
  'S.5': { amount: 5 },
};

async function send(values: object = all, revision = 0, period = '2024-W02'): Promise<Reply> {
  keys += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${program}`,
      'content-type': 'application/json',
      'idempotency-key': `key-${keys}`,
      ...(revision === 0 ? {} : { 'if-match': `"${revision}"` }),
    },
    body: { unit: 'P.A', set: 'S', period, values, ...(revision === 0 ? {} : { reason: 'Sửa' }) },
  });
}

async function decide(revision: number, decision: object = { outcome: 'approved' }, cookie = head) {
  return world.submissions({
    method: 'POST',
    path: '/v1/approvals',
    cookies: [cookie],
    headers: fromPortal,
    body: { unit: 'P.A', set: 'S', period: '2024-W02', revision, ...decision },
  });
}

const returned = { outcome: 'returned', reason: 'Mẫu số chưa khớp báo cáo' };

async function read(api: 'workbooks' | 'results', path: string) {
  const headers = { authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}` };
  return Object((await world[api]({ method: 'GET', path, headers })).body);
}

const complete = async () => {
  const { total } = await read('results', '/v1/completeness/S/2024-W02');
  return [total.complete.onTime, total.complete.late];
};
const approvalShown = async () => {
  const { owed } = await read('workbooks', '/v1/owed/P.A');
  return owed.find(({ period }: { period: string }) => period === '2024-W02').approval;
};

/** The notices of approval planned so far: about what, and to whom. */
async function notices(at: string) {
  const found = await world.ports.deliveries.byOccurrence({ job: 'notice', nominalTime: iso(at) });
  return found.map(({ recipient, content }) => [
    content.kind === 'notice' ? content.notice.about : content.kind,
    recipient.id,
  ]);
}

const answer = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  state: 'approved',
  revision: 1,
  counting: 1,
  decidedAt: '2024-01-10T02:00:00Z',
  decidedBy: 'Thủ trưởng P.A',
  reason: null,
};
const today = '2024-01-09T17:00:00Z';

describe('F148: where a set asks for approval, figures', () => {
  it('count only once the head of the unit has approved them', async () => {
    const receipt = await send();
    expect([receipt.status, Object(receipt.body).awaitsApproval]).toEqual([201, true]);
    expect(await complete()).toEqual([0, 0]);
    expect(await approvalShown()).toEqual({
      state: 'waiting',
      revision: 1,
      counting: null,
      decidedAt: null,
      decidedBy: null,
      reason: null,
    });
    expect(await decide(1)).toEqual(answered(200, answer));
    expect(await complete()).toEqual([1, 0]);
  });

  it('go to the head by e-mail, once a day however often a program sends', async () => {
    await send();
    await send({ 'S.4': { count: 400 } }, 1);
    await send({ 'S.4': { count: 300 } }, 2);
    expect(await notices(today)).toEqual([['figures-to-approve', 'head-a']]);
    // Before the lock of week 2, on the first day of week 3.
    world.setNow('2024-01-14T20:00:00Z');
    await send({ 'S.4': { count: 200 } }, 3);
    await send(all, 0, '2024-W03');
    expect(await notices('2024-01-14T17:00:00Z')).toEqual([
      ['figures-to-approve', 'head-a'],
      ['figures-to-approve', 'head-a'],
    ]);
  });

  it('that were approved keep counting while a correction waits', async () => {
    await send();
    await decide(1);
    await send({ 'S.4': { count: 100 } }, 1);
    expect(await approvalShown()).toEqual({
      state: 'waiting',
      revision: 2,
      counting: 1,
      decidedAt: null,
      decidedBy: null,
      reason: null,
    });
    world.setNow('2024-01-14T23:00:00Z');
    await world.run('rank', '2024-01-14T23:00:00Z');
    const frozen = await world.ports.editions.find('S', '2024-W02', 'departments', 1);
    const line = frozen?.lines.find(({ unit }) => unit === 'P.A');
    expect(line?.revision).toBe(1);
  });

  it('approved after the lock change no frozen ranking; every edition verifies', async () => {
    await send();
    world.setNow('2024-01-14T23:00:00Z');
    await world.run('rank', '2024-01-14T23:00:00Z');
    const before = await world.ports.editions.find('S', '2024-W02', 'departments', 1);
    expect(before?.lines.find(({ unit }) => unit === 'P.A')?.revision ?? null).toBeNull();
    world.setNow('2024-01-15T02:00:00Z');
    head = await world.sessionFor('head-a');
    expect((await decide(1)).status).toBe(200);
    expect(await complete()).toEqual([0, 1]);
    const operations = await world.tokenFor({ role: 'operations' });
    const recompute = await world.results({
      method: 'POST',
      path: '/v1/rankings/S/2024-W02/editions',
      body: { reason: 'Duyệt muộn' },
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
    });
    expect(recompute.status).toBe(201);
    const after = await world.ports.editions.find('S', '2024-W02', 'departments', 2);
    expect(after?.lines.find(({ unit }) => unit === 'P.A')?.revision).toBe(1);
    const { identical, editions } = await read('results', '/v1/rankings/S/2024-W02/verification');
    expect([identical, editions.length]).toEqual([true, 3]);
  });

  it('of an earlier period count as they were sent', async () => {
    world.setNow('2024-01-05T02:00:00Z');
    const sent = await send(all, 0, '2024-W01');
    expect(Object(sent.body).awaitsApproval).toBeUndefined();
    const { total } = await read('results', '/v1/completeness/S/2024-W01');
    expect(total.complete.onTime).toBe(1);
    expect(await decide(1, { outcome: 'approved', period: '2024-W01' })).toEqual(
      refused(
        'conflict',
        'Bộ chỉ số S (S) không yêu cầu duyệt số liệu tuần 01/2024: số liệu có hiệu lực ngay khi gửi.',
      ),
    );
  });
});

describe('F149: the decision of the head', () => {
  it('that returns figures tells the clerk why, and they do not count', async () => {
    await send();
    expect(await decide(1, returned)).toEqual(
      answered(200, { ...answer, state: 'returned', counting: null, reason: returned.reason }),
    );
    expect(await notices('2024-01-10T02:00:00Z')).toEqual([['figures-returned', 'clerk-a']]);
    expect(await complete()).toEqual([0, 0]);
    await send({ 'S.1': { numerator: 2, denominator: 4 } }, 1);
    expect((await decide(2)).status).toBe(200);
    expect(await complete()).toEqual([1, 0]);
  });

  it('on a revision that another one has replaced is refused', async () => {
    await send();
    await send({ 'S.4': { count: 100 } }, 1);
    expect(await decide(1)).toEqual(
      refused(
        'correction-outdated',
        'Chưa ghi nhận: bản mới nhất tuần 02/2024 của Sở A (P.A) là bản 2, gửi lúc 09:00 ngày 10/01/2024 (Thứ Tư). Xem lại bản này rồi duyệt hoặc trả lại.',
      ),
    );
    expect((await decide(3)).status).toBe(412);
    expect(await complete()).toEqual([0, 0]);
  });

  it('is the first of two at once, and the same again is the same', async () => {
    await send();
    const [one, two] = await Promise.all([decide(1), decide(1, returned)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const first = one.status === 200 ? { outcome: 'approved' } : returned;
    const other = one.status === 200 ? returned : { outcome: 'approved' };
    expect((await decide(1, first)).status).toBe(200);
    expect((await decide(1, other)).status).toBe(409);
    expect((await world.ports.approvals.ofPeriod('S', '2024-W02')).found).toHaveLength(1);
  });

  it('is told to whoever decides otherwise, also with another reason', async () => {
    await send();
    await decide(1);
    const stands = 'Quyết định đầu tiên có hiệu lực; cần khác đi thì gửi bản mới.';
    expect(await decide(1, returned)).toEqual(
      refused('conflict', `Bản 1 đã được Thủ trưởng P.A duyệt lúc 09:00 ngày 10/01/2024 (Thứ Tư). ${stands}`),
    );
    await send({ 'S.4': { count: 100 } }, 1);
    const reply = answered(200, { ...answer, state: 'returned', revision: 2, reason: returned.reason });
    expect(await decide(2, returned)).toEqual(reply);
    expect(await decide(2, returned)).toEqual(reply);
    expect(await decide(2, { ...returned, reason: 'Lý do khác' })).toEqual(
      refused(
        'conflict',
        `Bản 2 đã được Thủ trưởng P.A trả lại lúc 09:00 ngày 10/01/2024 (Thứ Tư). ${stands}`,
      ),
    );
    expect(await notices('2024-01-10T02:00:00Z')).toEqual([['figures-returned', 'clerk-a']]);
  });

  it('stands in the audit log with what was decided on, and why it was returned', async () => {
    await send();
    await decide(1);
    await send({ 'S.4': { count: 100 } }, 1);
    await decide(2, returned);
    const { entries } = Object(
      (
        await world.registry({
          method: 'GET',
          path: '/v1/audit',
          headers: { authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}` },
        })
      ).body,
    );
    const change = (field: string, to: unknown) => ({ field, from: null, to });
    const place = [change('unit', 'P.A'), change('set', 'S'), change('period', '2024-W02')];
    expect(entries.map(({ operation, changes }: Record<string, unknown>) => [operation, changes])).toEqual([
      [
        'decideFigures',
        [
          ...[...place, change('revision', 2), change('decision', 'returned')],
          change('reason', returned.reason),
        ],
      ],
      ['decideFigures', [...place, change('revision', 1), change('decision', 'approved')]],
    ]);
  });

  it('on an unknown set is refused, and so is one while another cannot be read', async () => {
    await send();
    const { status, body } = await decide(1, { outcome: 'approved', set: 'X' });
    expect([status, Object(body).errors]).toEqual([
      400,
      [errorAt('/set', 'unknown-set', 'Không có bộ chỉ số «X»; các bộ hiện có: Bộ chỉ số S (S).')],
    ]);
    const { ofUnit } = world.ports.approvals;
    world.ports.approvals.ofUnit = async () => ({ found: [], unreadable: ['P.A'] });
    expect((await decide(1)).status).toBe(500);
    world.ports.approvals.ofUnit = ofUnit;
    expect((await world.ports.approvals.ofPeriod('S', '2024-W02')).found).toEqual([]);
  });

  it('after the due time makes figures late, but no correction, unless they lacked something', async () => {
    const approveLater = async (revision: number) => {
      world.setNow('2024-01-12T10:00:00Z');
      head = await world.sessionFor('head-a');
      expect((await decide(revision)).status).toBe(200);
    };
    await send();
    await decide(1);
    await send({ 'S.4': { count: 100 } }, 1);
    await approveLater(2);
    expect(await complete()).toEqual([1, 0]);
    world = createWorld('2024-01-10T02:00:00Z');
    await world.applyCatalogue(approvalCatalogue());
    program = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    head = await world.sessionFor('head-a');
    const { 'S.4': _, ...some } = all;
    await send(some);
    await decide(1);
    await send(all, 1);
    await approveLater(2);
    expect(await complete()).toEqual([0, 1]);
  });

  it('is asked for by a submission that is stored although the mail to the head cannot be planned', async () => {
    world.ports.deliveries.plan = async () => Promise.reject(new Error('the table is gone'));
    expect((await send()).status).toBe(201);
    expect((await decide(1)).status).toBe(200);
  });

  it('is made by a post that approves, signed in: by no clerk, no other head and no token', async () => {
    await send();
    const forbidden =
      'Chỉ người có thẩm quyền duyệt số liệu của Sở A (P.A), đã đăng nhập, được duyệt hoặc trả lại.';
    for (const post of ['clerk-a', 'head-b'])
      expect(await decide(1, undefined, await world.sessionFor(post))).toEqual(
        refused('forbidden', forbidden),
      );
    const byToken = await world.submissions({
      method: 'POST',
      path: '/v1/approvals',
      headers: { authorization: `Bearer ${program}`, 'content-type': 'application/json' },
      body: { unit: 'P.A', set: 'S', period: '2024-W02', revision: 1, outcome: 'approved' },
    });
    expect(byToken.status).toBe(401);
  });

  it('on nothing is refused', async () => {
    expect(await decide(1)).toEqual(
      refused('not-found', 'Sở A (P.A) chưa gửi số liệu tuần 02/2024 của Bộ chỉ số S (S).'),
    );
  });
});

describe('a decision that cannot be read', () => {
  /** Of the decisions on figures of P.A only those on some revisions can be read any longer. */
  function damage(...readable: number[]) {
    const { approvals } = world.ports;
    return vi.spyOn(approvals, 'ofUnit').mockImplementation(async (set, period) => {
      const { found } = await approvals.ofPeriod(set, period);
      const left = found.filter(({ revision }) => readable.includes(revision));
      return { found: left, unreadable: left.length < found.length ? ['P.A'] : [] };
    });
  }

  const unknown = (revision: number) => ({
    state: 'unreadable',
    revision,
    counting: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
  });
  const leftOut = { total: 1, ids: ['S/2024-W02'] };
  const shown = async () => {
    const { approval, unreadable } = await read('workbooks', '/v1/forms/S/2024-W02/P.A');
    const { unreadable: ofHome } = await read('workbooks', '/v1/owed/P.A');
    return [await approvalShown(), approval, unreadable, ofHome];
  };

  it.each([
    ['approved', { outcome: 'approved' }],
    ['returned', returned],
  ])('is not taken for none: figures that were %s do not wait', async (_, decision) => {
    await send();
    await decide(1, decision);
    damage();
    expect(await shown()).toEqual([unknown(1), unknown(1), leftOut, leftOut]);
  });

  it('leaves unknown which figures count while a correction waits, and matters no more once that is approved', async () => {
    await send();
    await decide(1);
    await send({ 'S.4': { count: 100 } }, 1);
    const damaged = damage();
    expect(await shown()).toEqual([unknown(2), unknown(2), leftOut, leftOut]);
    damaged.mockRestore();
    expect((await decide(2)).status).toBe(200);
    damage(2);
    const { unit: _unit, set: _set, period: _period, ...approved } = { ...answer, revision: 2, counting: 2 };
    expect(await shown()).toEqual([approved, approved, undefined, undefined]);
  });
});

describe('F150: a warning about figures owed', () => {
  /** Who is warned of P.A on the due day, and of what. */
  async function warned() {
    world.setNow('2024-01-12T00:30:00Z');
    await world.run('warn', '2024-01-12T00:30:00Z');
    const planned = await world.ports.deliveries.byOccurrence({
      job: 'warn',
      nominalTime: iso('2024-01-12T00:30:00Z'),
    });
    return planned.flatMap(({ recipient, content }) =>
      content.kind === 'warning-digest'
        ? content.digest.items.flatMap((item) =>
            item.goal === 'owed' && item.unit === 'P.A' ? [[recipient.id, item.sent, item.approval]] : [],
          )
        : [],
    );
  }

  it('goes to the clerk while nothing was sent', async () => {
    expect(await warned()).toEqual([
      ['clerk-a', 'nothing', undefined],
      ['contact-a', 'nothing', undefined],
    ]);
  });

  it('goes to the head alone while figures wait for approval', async () => {
    await send();
    expect(await warned()).toEqual([['head-a', 'nothing', 'waiting']]);
  });

  it('goes to the clerk while what waits lacks something', async () => {
    await send({ 'S.3': { points: 5 } });
    expect(await warned()).toEqual([
      ['clerk-a', 'partial', undefined],
      ['contact-a', 'partial', undefined],
    ]);
  });

  it('says that figures were returned, to the clerk', async () => {
    await send();
    await decide(1, returned);
    expect(await warned()).toEqual([
      ['clerk-a', 'nothing', 'returned'],
      ['contact-a', 'nothing', 'returned'],
    ]);
  });

  it('goes to nobody once they are approved', async () => {
    await send();
    await decide(1);
    expect(await warned()).toEqual([]);
  });
});

describe('a catalogue that asks for approval', () => {
  const codes = (changed: Catalogue) => {
    const parsed = parseCatalogue(changed);
    return parsed.ok ? [] : parsed.violations.map(({ pointer, code }) => [pointer, code]);
  };

  it('needs a post that approves in each unit, which may sign in for it, and a period of its own length', () => {
    const sound = approvalCatalogue();
    expect(codes(sound)).toEqual([]);
    expect(codes({ ...sound, recipients: sound.recipients.filter(({ id }) => id !== 'head-b') })).toEqual([
      ['/sets/0/approval/from', 'no-approver'],
    ]);
    const leaders = sound.recipients.map((one) =>
      one.id === 'head-b' ? { ...one, role: 'leader' as const } : one,
    );
    expect(codes({ ...sound, recipients: leaders })).toEqual([
      [`/recipients/${leaders.findIndex(({ id }) => id === 'head-b')}/approves`, 'approves-as-unit'],
    ]);
    expect(
      codes({ ...sound, sets: sound.sets.map((set) => ({ ...set, approval: { from: '2024-01' } })) }),
    ).toEqual([['/sets/0/approval/from', 'other-frequency']]);
  });
});
