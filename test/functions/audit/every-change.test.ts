import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AuditEntryAnswer } from '../../../contract/audit.ts';
import { operations as declared } from '../../../contract/resources.ts';
import { idOfSecret } from '../../../domain/access/session.ts';
import { heldRun } from '../../../domain/delivery/held-run.ts';
import { createLogger } from '../../../functions/logger.ts';
import { operationsTokenFunction } from '../../../functions/operations-token/operations-token-function.ts';
import { delivery } from '../../adapters/samples.ts';
import { catalogueWithPortal, smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { loseAnswers } from '../../fixtures/lost-answers.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';
import type { Reply } from '../../fixtures/world.ts';

type World = Awaited<ReturnType<typeof rankedWorld>>;
type Entry = Pick<AuditEntryAnswer, 'subject' | 'changes'>;

/** How operations make one change, and what its entry says of it. */
type Row = {
  /** Makes what has to be there before; returns the id of what is changed. */
  readonly before?: () => Promise<string>;
  readonly call: (id: string) => Promise<Reply>;
  readonly entry: (id: string, reply: z.infer<typeof bodySchema>) => Entry;
};

const bodySchema = z.looseObject({ id: z.string().optional(), token: z.string().optional() });
const now = '2024-01-16T02:00:00Z';

let world: World;
let operations: string;

beforeEach(async () => {
  world = await rankedWorld();
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  world.setNow(now);
  operations = await world.tokenFor({ role: 'operations' });
});

const idOf = (token: string) => token.split('_')[1] ?? '';

const call =
  (api: 'registry' | 'results' | 'operations', method: string, path: string, body?: unknown) => () =>
    ask(api, method, path, body);

async function ask(
  api: 'registry' | 'results' | 'operations',
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const headers = {
    authorization: `Bearer ${operations}`,
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
  };
  return world[api]({ method, path, headers, body });
}

const newUnit = async () => idOf(await world.tokenFor({ role: 'unit', unit: 'P.A' }));
const openForA = async () => String(bodySchema.parse((await world.openException('P.A', '2024-W01')).body).id);
const set = (field: AuditEntryAnswer['changes'][number]['field'], to: string | number | boolean) => ({
  field,
  from: null,
  to,
});

const chairRemoved = {
  field: 'recipient' as const,
  of: 'chair',
  to: null,
  from: 'post: {"en":"Post chair","vi":"Chức vụ chair"}; unit: P; email: …@province.example; receives: ["weekly-report"]',
};

const table: Readonly<Record<string, Row>> = {
  putCatalogue: {
    call: () => {
      const { recipients, ...rest } = smallCatalogue();
      return putCatalogue(world.registry, operations, { ...rest, recipients: recipients.slice(1) });
    },
    entry: () => {
      const count = smallCatalogue().recipients.length;
      const changes = [
        { field: 'version' as const, from: 1, to: 2 },
        { field: 'recipients' as const, from: count, to: count - 1 },
        set('dropped', 1),
        chairRemoved,
      ];
      return { subject: '2', changes };
    },
  },
  approveCatalogue: {
    before: async () => {
      world.ports.dropCap = 0;
      const proposer = await world.tokenFor({ role: 'operations' });
      await putCatalogue(world.registry, proposer, {
        ...smallCatalogue(),
        recipients: smallCatalogue().recipients.slice(1),
      });
      return (await world.ports.proposals.read())?.digest ?? '';
    },
    call: (confirm) => ask('registry', 'POST', '/v1/catalogue/approval', { confirm }),
    entry: (confirm) => {
      const count = smallCatalogue().recipients.length;
      return {
        subject: '2',
        changes: [
          { field: 'version' as const, from: 1, to: 2 },
          { field: 'recipients' as const, from: count, to: count - 1 },
          set('dropped', 1),
          { field: 'proposed' as const, from: confirm, to: null },
          chairRemoved,
        ],
      };
    },
  },
  releaseRun: {
    before: async () => {
      const word = { operator: 'b', tokenId: 'b', label: 'test', at: iso(now) };
      const id = 'report@2024-01-22T00:00:00Z';
      const run = { ...heldRun(id, [], 1, null), words: [word] };
      await world.ports.holds.replace(null, run);
      return id;
    },
    call: async (id) => {
      const confirm = (await world.ports.holds.find(id))?.digest;
      return ask('operations', 'POST', '/v1/deliveries/release', { id, confirm });
    },
    entry: (id) => ({
      subject: id,
      changes: [set('messages', 0), { field: 'released', from: false, to: true }],
    }),
  },
  createException: {
    call: call('registry', 'POST', '/v1/exceptions', {
      unit: 'P.A',
      set: 'S',
      period: '2024-W01',
      officer: 'Nguyễn Văn A, Chánh Văn phòng',
      reason: 'Mất điện',
      expiresAt: '2024-01-31T10:00:00Z',
    }),
    entry: (_, { id }) => ({
      subject: String(id),
      changes: [
        set('unit', 'P.A'),
        set('set', 'S'),
        set('period', '2024-W01'),
        set('expiresAt', '2024-01-31T10:00:00Z'),
        set('reason', 'Mất điện'),
      ],
    }),
  },
  decideExtension: {
    before: async () => {
      const unit = await world.tokenFor({ role: 'unit', unit: 'P.A' });
      const { body } = await world.registry({
        method: 'POST',
        path: '/v1/extension-requests',
        headers: { authorization: `Bearer ${unit}`, 'content-type': 'application/json' },
        body: { unit: 'P.A', set: 'S', period: '2024-W01', reason: 'mất mạng' },
      });
      return String(bodySchema.parse(body).id);
    },
    call: (id) =>
      ask('registry', 'POST', `/v1/extension-requests/${id}/decision`, {
        outcome: 'granted',
        officer: 'Chánh Văn phòng',
        until: '2024-01-18T09:00:00Z',
      }),
    entry: (id) => ({
      subject: id,
      changes: [
        ...[set('unit', 'P.A'), set('set', 'S'), set('period', '2024-W01'), set('decision', 'granted')],
        ...[set('expiresAt', '2024-01-18T09:00:00Z'), set('reason', 'mất mạng')],
      ],
    }),
  },
  closeException: {
    before: openForA,
    call: (id) => ask('registry', 'POST', `/v1/exceptions/${id}/closing`, { reason: 'Đã gửi xong' }),
    entry: (id) => ({
      subject: id,
      changes: [set('closedAt', now), { field: 'reason', from: 'Đính chính', to: 'Đã gửi xong' }],
    }),
  },
  createToken: {
    call: call('registry', 'POST', '/v1/tokens', {
      principal: { role: 'unit', unit: 'P.A' },
      label: 'Văn thư Sở A',
    }),
    entry: (_, { id }) => ({
      subject: String(id),
      changes: [
        set('role', 'unit'),
        set('unit', 'P.A'),
        set('label', 'Văn thư Sở A'),
        set('expiresAt', '2025-02-19T02:00:00Z'),
      ],
    }),
  },
  rotateToken: {
    before: newUnit,
    call: (id) => ask('registry', 'POST', `/v1/tokens/${id}/rotate`),
    entry: (old, { id }) => ({
      subject: old,
      changes: [
        { field: 'token', from: old, to: String(id) },
        { field: 'expiresAt', of: old, from: '2025-02-19T02:00:00Z', to: '2024-01-30T02:00:00Z' },
      ],
    }),
  },
  revokeToken: {
    before: newUnit,
    call: (id) => ask('registry', 'DELETE', `/v1/tokens/${id}`),
    entry: (id) => ({ subject: id, changes: [{ ...set('revokedAt', now), of: id }] }),
  },
  revokeSession: {
    before: async () => {
      await world.ports.catalogues.put(2, catalogueWithPortal(), world.ports.clock.now());
      const cookie = await world.sessionFor('clerk-a');
      return idOfSecret(cookie.split('=')[1] ?? '') ?? '';
    },
    call: (id) => ask('registry', 'DELETE', `/v1/sessions/${id}`),
    entry: (id) => ({ subject: id, changes: [{ ...set('revokedAt', now), of: 'clerk-a' }] }),
  },
  recomputeRanking: {
    before: async () => {
      await openForA();
      await world.send('P.A', '2024-W01', { 'S.3': { points: 9.5 } }, { reason: 'nhầm dòng' }, 1);
      return '';
    },
    call: call('results', 'POST', '/v1/rankings/S/2024-W01/editions', { reason: 'Đính chính' }),
    entry: () => ({
      subject: 'S 2024-W01',
      changes: [
        { field: 'edition', of: 'departments', from: 1, to: 2 },
        set('reason', 'Đính chính'),
        set('corrections', 0),
      ],
    }),
  },
  pauseDeliveries: {
    call: call('operations', 'POST', '/v1/deliveries/pause', { reason: 'sai số liệu' }),
    entry: () => ({
      subject: null,
      changes: [{ field: 'paused', from: false, to: true }, set('reason', 'sai số liệu')],
    }),
  },
  resumeDeliveries: {
    before: async () => {
      await world.ports.sending.pause('op-1', 'diễn tập', world.ports.clock.now());
      return '';
    },
    call: call('operations', 'POST', '/v1/deliveries/resume'),
    entry: () => ({
      subject: null,
      changes: [
        { field: 'paused', from: true, to: false },
        { field: 'reason', from: 'diễn tập', to: null },
      ],
    }),
  },
  resendDeliveries: {
    before: async () => {
      const failed = delivery('chair', { expiresAt: iso('2024-01-20T00:00:00Z') });
      await world.ports.deliveries.plan(failed);
      await world.ports.deliveries.move(failed, { state: 'failed', dueAt: null, attempts: 1 });
      return `report@${failed.occurrence.nominalTime}`;
    },
    call: (id) => ask('operations', 'POST', '/v1/deliveries/resend', { occurrence: id }),
    entry: (id) => ({ subject: id, changes: [set('resent', 1)] }),
  },
  sendPreview: {
    call: call('operations', 'POST', '/v1/preview', {
      at: '2024-01-18',
      to: 'van-hanh@province.example',
      recipient: 'contact-c',
    }),
    entry: (_, { id }) => ({
      subject: '2024-01-18',
      changes: [
        set('delivery', String(id)),
        set('recipient', 'contact-c'),
        set('to', 'van-hanh@province.example'),
      ],
    }),
  },
};

const pageSchema = z.object({ entries: z.array(z.looseObject({ id: z.string() })), next: z.null() });

/** The audit log, without what operations did to prepare. */
async function entriesSince(earlier: number): Promise<unknown[]> {
  const { body } = await ask('registry', 'GET', '/v1/audit');
  const { entries } = pageSchema.parse(body);
  return entries.slice(0, entries.length - earlier).map(({ id: _, ...entry }) => entry);
}

const changing = declared
  .map(({ operation }) => operation)
  .filter(({ method, access }) => method !== 'GET' && access !== 'open' && access.includes('operations'))
  .filter(({ credential }) => credential !== 'session')
  .map(({ id }) => id);

describe('F88: every change that operations can make', () => {
  it('is in this table', () => {
    expect(Object.keys(table).sort()).toEqual([...changing].sort());
  });

  it.each(changing)('leaves exactly one entry, of who, when, from what to what: %s', (operation) =>
    leavesOneEntry(operation),
  );

  it.each(changing)('F34: does so where the store writes and its answer is lost: %s', (operation) =>
    leavesOneEntry(operation, () => loseAnswers(world.ports)),
  );

  async function leavesOneEntry(operation: string, beforeCall?: () => unknown): Promise<void> {
    const row = table[operation];
    if (row === undefined) throw new Error(`${operation} is not in the table`);
    const id = (await row.before?.()) ?? '';
    beforeCall?.();
    const earlier = (await world.ports.audit.newest({}, 100)).found.length;
    const reply = await row.call(id);
    expect(reply.status).toBeLessThan(300);
    const body = bodySchema.parse(reply.body ?? {});
    const by = { principal: { role: 'operations' }, tokenId: idOf(operations), label: 'test' };
    const entry = row.entry(id, body);
    expect(await entriesSince(earlier)).toEqual([{ at: now, operation, by, ...entry, result: 'done' }]);
    const stored = JSON.stringify((await world.ports.audit.newest({}, 100)).found);
    expect(stored).not.toContain('tiendo_');
    expect(stored).not.toContain('Nguyễn Văn A');
    if (body.token !== undefined) expect(stored).not.toContain(body.token.split('_')[2]);
  }

  it('leaves one when a unit rotates its own token too', async () => {
    const unit = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const headers = { authorization: `Bearer ${unit}` };
    const reply = await world.registry({ method: 'POST', path: `/v1/tokens/${idOf(unit)}/rotate`, headers });
    const made = bodySchema.parse(reply.body);
    expect(await entriesSince(0)).toEqual([
      {
        at: now,
        operation: 'rotateToken',
        by: { principal: { role: 'unit', unit: 'P.B' }, tokenId: idOf(unit), label: 'test' },
        subject: idOf(unit),
        changes: [
          { field: 'token', from: idOf(unit), to: made.id },
          { field: 'expiresAt', of: idOf(unit), from: '2025-02-19T02:00:00Z', to: '2024-01-30T02:00:00Z' },
        ],
        result: 'done',
      },
    ]);
  });

  it('leaves one when the first token is issued by direct invocation', async () => {
    const issue = operationsTokenFunction(world.ports, createLogger({ logLevel: 'SILENT' }));
    const { id } = await issue();
    const label = 'made by direct invocation';
    expect(await entriesSince(0)).toEqual([
      {
        at: now,
        operation: 'issueOperationsToken',
        by: { principal: { role: 'operations' }, tokenId: null, label },
        subject: id,
        changes: [set('role', 'operations'), set('label', label), set('expiresAt', '2024-04-15T02:00:00Z')],
        result: 'done',
      },
    ]);
  });
});

describe('a call that changes nothing leaves no entry', () => {
  it.each([
    ['an invalid catalogue', call('registry', 'PUT', '/v1/catalogue', {}), 422],
    ['a token that does not exist', call('registry', 'DELETE', `/v1/tokens/${'0'.repeat(16)}`), 404],
    ['sending that is not paused', call('operations', 'POST', '/v1/deliveries/resume'), 200],
    [
      'a ranking that would be the same',
      call('results', 'POST', '/v1/rankings/S/2024-W01/editions', { reason: 'x' }),
      409,
    ],
  ])('%s', async (_, make, status) => {
    expect((await make()).status).toBe(status);
    expect(await entriesSince(0)).toEqual([]);
  });

  it('the same catalogue again, and a token revoked again', async () => {
    const { ports } = world;
    const current = (await ports.catalogues.current())?.catalogue;
    expect((await putCatalogue(world.registry, operations, current)).status).toBe(200);
    const id = await newUnit();
    await ask('registry', 'DELETE', `/v1/tokens/${id}`);
    await ask('registry', 'DELETE', `/v1/tokens/${id}`);
    expect((await ports.audit.newest({}, 10)).found).toHaveLength(1);
  });
});
