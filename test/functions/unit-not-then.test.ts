import { beforeEach, describe, expect, it } from 'vitest';
import { approvalCatalogue } from '../fixtures/approval-catalogue.ts';
import { type Call, createWorld, type Reply } from '../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-12T02:00:00Z');
  const { units, ...rest } = approvalCatalogue('2024-W01');
  await world.applyCatalogue({
    ...rest,
    units: [
      ...units.map((unit) => ({
        ...unit,
        ...(unit.id === 'P.A' ? { validTo: '2024-01-07', successor: 'P.C' } : {}),
        ...(unit.id === 'P.B' ? { validFrom: '2024-01-15' } : {}),
      })),
      // In no league of the set.
      { id: 'P.Z', parent: 'P', level: 'commune', name: { vi: 'Xã Z', en: 'Commune Z' } },
    ],
  });
});

const ended =
  'Sở A (P.A) đã kết thúc hoạt động ngày 07/01/2024, trước khi hết tuần 02/2024; số liệu của cả kỳ do Sở C (P.C) gửi.';
const notYet = 'Sở B (P.B) chưa thành lập trong tuần 02/2024; kiểm tra lại kỳ.';
const units = [
  ['P.A', ended],
  ['P.B', notYet],
] as const;

/** By whom and where something is asked about a unit and week 2. */
type Asking = readonly [
  function_: 'registry' | 'results' | 'submissions' | 'workbooks',
  by: 'unit' | 'leader' | 'operations',
  call: (place: { readonly unit: string; readonly set: 'S'; readonly period: '2024-W02' }) => Call,
];

const post = (path: string, body: object): Call => ({
  method: 'POST',
  path,
  body,
  headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
});
const get = (path: string, query: Record<string, string> = {}): Call => ({
  method: 'GET',
  path,
  query,
  headers: { accept: '*/*' },
});
const decision = { officer: 'Chánh Văn phòng', reason: 'Mất điện' };

const changes: Readonly<Record<string, Asking>> = {
  createSubmission: [
    'submissions',
    'unit',
    (place) => post('/v1/submissions', { ...place, values: { 'S.3': { points: 5 } } }),
  ],
  askForExtension: [
    'registry',
    'unit',
    (place) => post('/v1/extension-requests', { ...place, reason: 'Mất điện' }),
  ],
  snoozeReminders: ['registry', 'unit', (place) => post('/v1/snoozes', { ...place, until: '2024-01-16' })],
  askQuestion: ['registry', 'leader', (place) => post('/v1/questions', { ...place, text: 'Vì sao?' })],
  createException: [
    'registry',
    'operations',
    (place) => post('/v1/exceptions', { ...place, ...decision, expiresAt: '2024-01-17T17:00:00+07:00' }),
  ],
};

const reads: Readonly<Record<string, Asking>> = {
  getSubmission: ['submissions', 'unit', ({ unit }) => get(`/v1/submissions/S/2024-W02/${unit}`)],
  listRevisions: ['submissions', 'unit', ({ unit }) => get(`/v1/submissions/S/2024-W02/${unit}/revisions`)],
  getForm: ['workbooks', 'unit', ({ unit }) => get(`/v1/forms/S/2024-W02/${unit}`)],
  getWorkbook: ['workbooks', 'unit', ({ unit }) => get(`/v1/workbooks/S/2024-W02/${unit}`)],
  getWorkbookOfForms: [
    'workbooks',
    'unit',
    ({ unit }) => get('/v1/workbooks', { forms: `S/2024-W02/${unit}` }),
  ],
};

async function ask([name, role, call]: Asking, unit: string): Promise<Reply> {
  const token = await world.tokenFor(role === 'unit' ? { role, unit } : { role });
  const made = call({ unit, set: 'S', period: '2024-W02' });
  return world[name]({ ...made, headers: { ...made.headers, authorization: `Bearer ${token}` } });
}

describe('F157: a unit that does not exist in a period is refused in the same words', () => {
  it.each(Object.entries(changes))('by %s, which records and mails nothing', async (_, asking) => {
    for (const [unit, detail] of units) {
      const { status, body } = await ask(asking, unit);
      const { errors } = Object(body);
      expect([status < 500, errors]).toEqual([true, [{ pointer: '/unit', code: 'unknown-unit', detail }]]);
    }
    const { exceptions, deliveries, extensionRequests, questions } = world.ports;
    const stored = await Promise.all([exceptions.all(), extensionRequests.all(), questions.list('S')]);
    expect(stored.map(({ found }) => found)).toEqual([[], [], []]);
    expect(await deliveries.nextDueAt()).toBeNull();
  });

  it.each(Object.entries(reads))('by %s', async (_, asking) => {
    for (const [unit, detail] of units) {
      const { status, body } = await ask(asking, unit);
      expect([status, Object(body).detail]).toEqual([404, detail]);
    }
  });

  it('by a decision on its request, if it has ceased since it asked', async () => {
    const asked = { unit: 'P.C', set: 'S', period: '2024-W02', reason: 'Mất điện' };
    const reply = await ask(['registry', 'unit', () => post('/v1/extension-requests', asked)], 'P.C');
    const current = await world.ports.catalogues.current();
    if (current === null) throw new Error('no catalogue');
    const { units: all, ...rest } = current.catalogue;
    const now = all.map((unit) => (unit.id === 'P.C' ? { ...unit, validTo: '2024-01-01' } : unit));
    await world.ports.catalogues.put(2, { ...rest, units: now }, world.ports.clock.now());
    const path = `/v1/extension-requests/${Object(reply.body).id}/decision`;
    const granted = { outcome: 'granted', officer: 'Chánh Văn phòng', until: '2024-01-17T17:00:00+07:00' };
    const { body } = await ask(['registry', 'operations', () => post(path, granted)], 'P.C');
    expect(Object(body).errors).toEqual([
      {
        pointer: '',
        code: 'unknown-unit',
        detail: 'Sở C (P.C) đã kết thúc hoạt động ngày 01/01/2024, trước khi hết tuần 02/2024.',
      },
    ]);
  });
});

describe('an exception', () => {
  it.each([
    [{ period: '2024-W04' }, '/period', 'not-open-yet'],
    [{ period: '2024-01' }, '/period', 'not-owed'],
    [{ unit: 'P.Z' }, '/set', 'not-asked'],
  ])(
    'of what cannot be sent is refused as a request for an extension is: %j',
    async (more, pointer, code) => {
      const place = { unit: 'P.C', set: 'S', period: '2024-W02', ...more };
      const asked = { ...place, reason: 'Mất điện' };
      const exception = { ...place, ...decision, expiresAt: '2024-01-17T17:00:00+07:00' };
      const replies = [
        await ask(['registry', 'unit', () => post('/v1/extension-requests', asked)], place.unit),
        await ask(['registry', 'operations', () => post('/v1/exceptions', exception)], place.unit),
      ];
      const [one, two] = replies.map(({ status, body }) => [status, Object(body).errors]);
      expect(two).toEqual(one);
      expect(two).toEqual([400, [{ pointer, code, detail: expect.any(String) }]]);
    },
  );
});
