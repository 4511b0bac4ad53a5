import { beforeEach, describe, expect, it } from 'vitest';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { Catalogue, Unit } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { iso } from '../../fixtures/instants.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const text = (vi: string, en = vi) => ({ vi, en });

/** Sở A reports for its two offices, of which the second has a contact of its own; the first has an office below it. */
function reporting(changes: Partial<Unit> = {}, ofSet: object = {}): Catalogue {
  const { units, recipients, sets, ...rest } = catalogueWithPortal();
  const office = (id: string, parent: string, reportedBy?: string): Unit => ({
    id,
    parent,
    level: 'department',
    name: text(`Phòng ${id}`, `Office ${id}`),
    ...(reportedBy === undefined ? {} : { reportedBy }),
  });
  return {
    ...rest,
    milestones: [],
    units: [
      ...units.map((unit) => (unit.id === 'P.A' ? { ...unit, ...changes } : unit)),
      ...[office('P.A.1', 'P.A', 'P.A'), office('P.A.2', 'P.A', 'P.A')],
      office('P.A.1.X', 'P.A.1', 'P.A.1'),
    ],
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({ ...set, ...ofSet })),
    recipients: [
      ...recipients.map((one) =>
        one.id === 'contact-a' ? { ...one, receives: ['receipts' as const] } : one,
      ),
      {
        id: 'office-2',
        post: text('Phòng 2'),
        unit: 'P.A.2',
        email: 'office-2@province.example',
        receives: ['warnings', 'receipts'],
        role: 'unit',
      },
      {
        id: 'head-a',
        post: text('Giám đốc Sở A'),
        unit: 'P.A',
        email: 'head-a@province.example',
        receives: ['weekly-report'],
        role: 'unit',
        approves: true,
      },
    ],
  };
}

let world: ReturnType<typeof createWorld>;
let cookie: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(reporting());
  cookie = await world.sessionFor('clerk-a');
});

const get = (path: string, of = cookie) =>
  world.workbooks({ method: 'GET', path, cookies: [of], headers: { 'sec-fetch-site': 'same-origin' } });

let keys = 0;
const all = {
  'S.1': { numerator: 3, denominator: 4 },
  'S.2': { done: 2, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 500 },
};

async function send(unit: string, of = cookie, period = '2024-W02'): Promise<Reply> {
  keys += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    cookies: [of],
    headers: { ...fromPortal, 'idempotency-key': `key-${keys}` },
    body: { unit, set: 'S', period, values: all },
  });
}

/** What a clerk sees that is owed by those for whom the unit reports: unit, period, state, how much was sent. */
async function reported(of = cookie, unit = 'P.A') {
  const { reportsFor, reportsForMore } = Object((await get(`/v1/owed/${unit}`, of)).body);
  const lines = reportsFor.flatMap((one: { unit: { id: string }; owed: Record<string, unknown>[] }) =>
    one.owed.map(({ period, state, sent }) => [one.unit.id, period, state, sent]),
  );
  return [...lines, ...(reportsForMore === 0 ? [] : [reportsForMore])];
}

describe('F152: a unit that reports for others', () => {
  it('sees in one answer what they owe, the most urgent first, and not what is owed by those below them', async () => {
    expect(await reported()).toEqual([
      ['P.A.1', '2024-W02', 'open', 'nothing'],
      ['P.A.1', '2024-W01', 'locked', 'nothing'],
      ['P.A.2', '2024-W02', 'open', 'nothing'],
      ['P.A.2', '2024-W01', 'locked', 'nothing'],
    ]);
    expect((await send('P.A.1')).status).toBe(201);
    expect((await reported()).slice(0, 3)).toEqual([
      ['P.A.2', '2024-W02', 'open', 'nothing'],
      ['P.A.2', '2024-W01', 'locked', 'nothing'],
      ['P.A.1', '2024-W02', 'open', 'complete'],
    ]);
    expect(await reported(await world.sessionFor('office-2'), 'P.A.2')).toEqual([]);
  });

  it('opens their form to send it, sends it, gets the receipt, and asks for an extension', async () => {
    expect(Object((await get('/v1/forms/S/2024-W02/P.A.1')).body).maySend).toBe(true);
    const { status, body } = await send('P.A.1');
    expect([status, Object(body).unit, Object(body).revision]).toEqual([201, 'P.A.1', 1]);
    const asked = await world.registry({
      method: 'POST',
      path: '/v1/extension-requests',
      cookies: [cookie],
      headers: fromPortal,
      body: { unit: 'P.A.2', set: 'S', period: '2024-W02', reason: 'Mất kết nối' },
    });
    expect(asked.status).toBe(201);
    const operator = await world.tokenFor({ role: 'operations' });
    await world.registry({
      method: 'POST',
      path: `/v1/extension-requests/${Object(asked.body).id}/decision`,
      headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
      body: { outcome: 'refused', reason: 'Kỳ còn mở' },
    });
    const at = iso('2024-01-10T02:00:00Z');
    const notices = await world.ports.deliveries.byOccurrence({ job: 'notice', nominalTime: at });
    const told = notices.flatMap(({ recipient, content }) =>
      content.kind === 'notice' && content.notice.about === 'extension-refused' ? [recipient.id] : [],
    );
    expect(told).toEqual(['clerk-a', 'contact-a', 'head-a', 'office-2']);
  });

  it('downloads their workbooks as one file, and sends it in', async () => {
    const forms = 'S/2024-W02/P.A.1,S/2024-W02/P.A.2';
    const made = await world.workbooks({
      method: 'GET',
      path: '/v1/workbooks',
      query: { forms },
      cookies: [cookie],
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([made.status, made.headers['vary']]).toEqual([200, 'accept-language, authorization, cookie']);
    const body = fill(Buffer.from(String(made.body), 'base64'), { K11: 5 }, 'xl/worksheets/sheet1.xml');
    const taken = await world.workbooks({
      method: 'POST',
      path: '/v1/workbooks',
      cookies: [cookie],
      body,
      headers: { ...fromPortal, 'content-type': workbookMediaType, 'idempotency-key': 'book' },
    });
    expect([taken.status, Object(taken.body).accepted, Object(taken.body).untouched]).toEqual([201, 1, 1]);
  });

  it('is mailed receipts where it asks for them, beside the unit itself', async () => {
    expect((await send('P.A.2')).status).toBe(201);
    const at = iso('2024-01-10T02:00:00Z');
    const receipts = await world.ports.deliveries.byOccurrence({ job: 'receipt', nominalTime: at });
    expect(receipts.map(({ recipient }) => recipient.id).sort()).toEqual(['contact-a', 'office-2']);
  });

  it('is warned in their place, by the name of each; they are not', async () => {
    world.setNow('2024-01-12T00:30:00Z');
    await world.run('warn', '2024-01-12T00:30:00Z');
    const at = iso('2024-01-12T00:30:00Z');
    const planned = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: at });
    const warned = planned.map(({ recipient, content }) => [
      recipient.id,
      ...(content.kind === 'warning-digest' ? content.digest.items.map(({ unitName }) => unitName.vi) : []),
    ]);
    expect(warned.filter(([id]) => id === 'clerk-a' || id === 'office-2')).toEqual([
      ['clerk-a', 'Sở A', 'Phòng P.A.1', 'Phòng P.A.2'],
    ]);
  });

  it('is no way around for anybody else: neither above it, beside it, nor through it', async () => {
    const others = ['P', 'P.B', 'P.A.2', 'P.A.1.X'];
    for (const unit of others) {
      const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit })}`;
      const sent = await world.submissions({
        method: 'POST',
        path: '/v1/submissions',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': `x-${unit}` },
        body: { unit: 'P.A.1', set: 'S', period: '2024-W02', values: all },
      });
      const asked = await world.registry({
        method: 'POST',
        path: '/v1/extension-requests',
        headers: { authorization, 'content-type': 'application/json' },
        body: { unit: 'P.A.1', set: 'S', period: '2024-W02', reason: 'Mất kết nối' },
      });
      const read = async (path: string) =>
        (await world.workbooks({ method: 'GET', path, headers: { authorization } })).status;
      // Whoever is above may read, and read only.
      const reads = unit === 'P' ? 200 : 403;
      expect([unit, sent.status, asked.status]).toEqual([unit, 403, 403]);
      for (const path of ['/v1/owed/P.A', '/v1/owed/P.A.1', '/v1/forms/S/2024-W02/P.A.1'])
        expect([unit, path, await read(path)]).toEqual([unit, path, reads]);
    }
    // Sở A reports for P.A.1, and P.A.1 for P.A.1.X: that makes Sở A no sender for the last.
    expect((await send('P.A.1.X')).status).toBe(403);
    expect(Object((await get('/v1/forms/S/2024-W02/P.A.1.X')).body).maySend).toBe(false);
    const province = await world.tokenFor({ role: 'unit', unit: 'P' });
    const form = await world.workbooks({
      method: 'GET',
      path: '/v1/forms/S/2024-W02/P.A.1',
      headers: { authorization: `Bearer ${province}` },
    });
    expect([form.status, Object(form.body).maySend]).toEqual([200, false]);
  });

  it('sends, sees and approves nothing of theirs from the first period on in which it no longer exists', async () => {
    const approved = { approval: { from: '2024-W02' } };
    await world.ports.catalogues.put(
      2,
      reporting({ validTo: '2024-01-07' }, approved),
      world.ports.clock.now(),
    );
    expect(await reported()).toEqual([
      ['P.A.1', '2024-W01', 'locked', 'nothing'],
      ['P.A.2', '2024-W01', 'locked', 'nothing'],
    ]);
    expect((await send('P.A.1')).status).toBe(403);
    expect(Object((await get('/v1/forms/S/2024-W02/P.A.1')).body).maySend).toBe(false);
    const own = await send('P.A.2', await world.sessionFor('office-2'));
    expect([own.status, Object(own.body).awaitsApproval]).toEqual([201, true]);
    const decided = await world.submissions({
      method: 'POST',
      path: '/v1/approvals',
      cookies: [await world.sessionFor('head-a')],
      headers: fromPortal,
      body: { unit: 'P.A.2', set: 'S', period: '2024-W02', revision: 1, outcome: 'approved' },
    });
    expect(decided.status).toBe(403);
  });

  it('is one above them: a circle, itself, one below and one that there is not are no catalogue', () => {
    const withReporter = (id: string, reportedBy: string) => {
      const { units, ...rest } = reporting();
      return parseCatalogue({
        ...rest,
        units: units.map((unit) => (unit.id === id ? { ...unit, reportedBy } : unit)),
      });
    };
    expect(withReporter('P.A.1', 'P').ok).toBe(true);
    for (const [id, by] of [
      ['P.A', 'P.A.1'],
      ['P.A.1', 'P.A.1'],
      ['P.A.1', 'P.B'],
      ['P.A.1', 'P.X'],
    ] as const) {
      const parsed = withReporter(id, by);
      expect([id, by, parsed.ok ? [] : parsed.violations.map(({ code }) => code)]).toEqual([
        id,
        by,
        ['not-above'],
      ]);
    }
  });
});
