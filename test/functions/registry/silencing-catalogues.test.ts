import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Catalogue, IndicatorSet, Unit } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { approve } from '../../fixtures/put-catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let first: string;
let second: string;

beforeEach(() => open());

async function open(): Promise<void> {
  world = createWorld();
  world.ports.dropCap = 0;
  await world.applyCatalogue(initial());
  first = await world.tokenFor({ role: 'operations' });
  second = await world.tokenFor({ role: 'operations' });
}

/** The small catalogue, with a league of classes, a count to reach and a date of which units are reminded. */
function initial(): Catalogue {
  const catalogue = smallCatalogue();
  const dated: Milestone = {
    id: 'plan-due',
    goal: 'date',
    date: '2024-02-15',
    obligations: [{ unit: 'P.C' }],
    name: { vi: 'Nộp kế hoạch', en: 'Plan due' },
    ladder: { workingDaysBefore: [3, 1] },
  };
  const counted: Milestone = {
    id: 'count',
    set: 'S',
    indicator: 'S.4',
    date: '2024-03-15',
    measuredFrom: '2024-W01',
    name: { vi: 'Đủ số lượng', en: 'Count reached' },
    obligations: [{ unit: 'P.A', target: 500 }],
    ladder: { workingDaysBefore: [3, 1], overdueEvery: 5 },
  };
  return { ...catalogue, milestones: [...catalogue.milestones, dated, counted] };
}

type Change = (catalogue: Catalogue) => Catalogue;

const set =
  (change: (one: IndicatorSet) => IndicatorSet): Change =>
  (one) => ({ ...one, sets: one.sets.map(change) });
const units =
  (change: (one: Unit) => Unit): Change =>
  (one) => ({ ...one, units: one.units.map(change) });
const milestone =
  (id: string, change: (one: Milestone) => Milestone): Change =>
  (one) => ({ ...one, milestones: one.milestones.map((each) => (each.id === id ? change(each) : each)) });
const indicators = (change: (one: Indicator) => Indicator): Change =>
  set((one) => ({ ...one, indicators: one.indicators.map(change) }));

const readers = ['chair', 'contact-b'];
const warned = ['contact-a', 'contact-b', 'contact-c'];
const everybody = ['chair', ...warned];

/** Catalogues that keep every recipient, and the posts that would get less mail. */
const silencing: readonly [string, Change, readonly string[]][] = [
  [
    'owes a set for fewer periods',
    set((one) => ({ ...one, owed: [{ from: '2024-W01', to: '2024-W05' }] })),
    readers,
  ],
  ['owes a set again only much later', set((one) => ({ ...one, owed: [{ from: '2030-W01' }] })), readers],
  [
    'leaves a week out of the owed ones',
    set((one) => ({ ...one, owed: [{ from: '2024-W01', to: '2024-W05' }, { from: '2024-W07' }] })),
    readers,
  ],
  ['ranks no league', set((one) => ({ ...one, leagues: [] })), readers],
  ['ranks one league less', set((one) => ({ ...one, leagues: ['departments'] })), readers],
  ['sends nothing for an empty week', set((one) => ({ ...one, emptyWeek: 'none' })), readers],
  [
    'replaces the set',
    (one) => ({ ...set((each) => ({ ...each, id: 'T', leagues: [] }))(one), milestones: [] }),
    everybody,
  ],
  ['ended all units', units((one) => ({ ...one, validTo: '2024-01-01' })), warned],
  ['ends all units soon', units((one) => ({ ...one, validTo: '2024-01-31' })), warned],
  ['begins all units much later', units((one) => ({ ...one, validFrom: '2025-01-01' })), warned],
  [
    'ends one unit',
    units((one) => (one.id === 'P.C' ? { ...one, validTo: '2024-06-30' } : one)),
    ['contact-c'],
  ],
  [
    'asks the departments for nothing',
    (one) => ({
      ...indicators((each) => ({ ...each, appliesTo: { units: ['P'] } }))(one),
      milestones: one.milestones.filter(({ goal }) => goal === 'date'),
    }),
    warned,
  ],
  ['moves a milestone far ahead', milestone('tasks-done', (one) => ({ ...one, date: '2030-01-18' })), warned],
  [
    'extends a milestone from tomorrow on',
    milestone('tasks-done', (one) => ({
      ...one,
      extensions: [{ date: '2030-01-18', reason: { vi: 'Lũ', en: 'Flood' }, decidedOn: '2024-01-11' }],
    })),
    warned,
  ],
  [
    'warns less before a milestone',
    milestone('count', (one) => ({ ...one, ladder: { workingDaysBefore: [60], overdueEvery: 5 } })),
    ['contact-a'],
  ],
  [
    'warns less after a milestone',
    milestone('count', (one) => ({ ...one, ladder: { workingDaysBefore: [3, 1], overdueEvery: 60 } })),
    ['contact-a'],
  ],
  [
    'closes a milestone early',
    milestone('plan-due', (one) => ({ ...one, date: '2024-01-02' })),
    ['contact-c'],
  ],
  [
    'counts figures of another time',
    milestone('count', (one) => ('indicator' in one ? { ...one, measuredFrom: '2023-W01' } : one)),
    ['contact-a'],
  ],
  [
    'makes a milestone easier',
    milestone('count', (one) =>
      'indicator' in one ? { ...one, obligations: [{ unit: 'P.A', target: 1 }] } : one,
    ),
    ['contact-a'],
  ],
  [
    'removes an obligation',
    milestone('tasks-done', (one) =>
      'indicator' in one ? { ...one, obligations: [{ unit: 'P.A' }, { unit: 'P.B' }] } : one,
    ),
    ['contact-c'],
  ],
  [
    'removes a milestone',
    (one) => ({ ...one, milestones: one.milestones.filter(({ id }) => id !== 'tasks-done') }),
    warned,
  ],
];

const daysOff = Array.from({ length: 17 }, (_, day) => ({
  date: `2024-02-${String(day + 1).padStart(2, '0')}`,
  kind: 'day-off' as const,
  name: { vi: 'Nghỉ', en: 'Off' },
  basis: 'official' as const,
}));

/** Catalogues that keep all mail, and still are applied only as shown. */
const harmless: readonly [string, Change][] = [
  ['moves the due time', set((one) => ({ ...one, due: { weekday: 1, time: '08:00' } }))],
  ['moves the lock', set((one) => ({ ...one, lock: { weekday: 7, time: '23:00' } }))],
  ['removes the headline', set(({ headline: _, ...one }) => one)],
  ['adds 17 days off', (one) => ({ ...one, calendar: [...one.calendar, ...daysOff] })],
  ['allows test messages to a foreign domain', (one) => ({ ...one, previewDomains: ['evil.example'] })],
  [
    'places all units below another',
    units((one) => (['P', 'P.A'].includes(one.id) ? one : { ...one, parent: 'P.A' })),
  ],
  ['renames the help desk', (one) => ({ ...one, helpdesk: { vi: 'Nơi khác', en: 'Elsewhere' } })],
  ['owes a set for more periods', set((one) => ({ ...one, owed: [{ from: '2023-W50' }] }))],
  [
    'splits the owed periods without a gap',
    set((one) => ({ ...one, owed: [{ from: '2024-W01', to: '2024-W05' }, { from: '2024-W06' }] })),
  ],
  ['lets a unit end later', units((one) => (one.id === 'P.Q' ? { ...one, validTo: '2026-06-30' } : one))],
  ['corrects when a unit began', units((one) => ({ ...one, validFrom: '2023-06-01' }))],
  ['moves a milestone forward', milestone('tasks-done', (one) => ({ ...one, date: '2024-01-18' }))],
  [
    'warns more of a milestone',
    milestone('count', (one) => ({ ...one, ladder: { workingDaysBefore: [5, 3, 1], overdueEvery: 1 } })),
  ],
];

const put = (body: unknown, query: Record<string, string> = {}): Promise<Reply> =>
  world.registry({
    method: 'PUT',
    path: '/v1/catalogue',
    query,
    body,
    headers: { authorization: `Bearer ${first}`, 'content-type': 'application/json', 'if-match': '"1"' },
  });

const shownSchema = z.object({
  confirm: z.string(),
  needsConfirmation: z.boolean(),
  dropped: z.int(),
  needsSecondOperator: z.boolean(),
  silenced: z.array(z.object({ email: z.string() })),
  readers: z.array(z.object({ unit: z.string(), reads: z.array(z.string()), detail: z.unknown() })),
});
const shown = async (body: unknown) => shownSchema.parse((await put(body, { dryRun: 'true' })).body);
const version = async () => (await world.ports.catalogues.current())?.version;

describe('F99: a catalogue that keeps all recipients and silences them waits for a second operator', () => {
  it.each(silencing)('when it %s', async (_, change, posts) => {
    const next = change(initial());
    const { confirm, needsSecondOperator, dropped, silenced } = await shown(next);
    expect({ needsSecondOperator, dropped }).toEqual({ needsSecondOperator: true, dropped: posts.length });
    const addresses = new Set(silenced.map(({ email }) => email));
    expect([...addresses].sort()).toEqual(posts.map((post) => `${post}@province.example`));
    expect((await put(next)).status).toBe(409);
    expect((await put(next, { confirm })).status).toBe(202);
    expect(await version()).toBe(1);
    expect((await approve(world.registry, second, confirm)).status).toBe(201);
  });
});

describe('F96: every change of the current catalogue is applied only as it was shown', () => {
  it.each(harmless)('when it %s', async (_, change) => {
    const next = change(initial());
    const { confirm, needsConfirmation, needsSecondOperator, silenced } = await shown(next);
    expect({ needsConfirmation, needsSecondOperator, silenced }).toEqual({
      needsConfirmation: true,
      needsSecondOperator: false,
      silenced: [],
    });
    expect((await put(next)).status).toBe(409);
    expect(await version()).toBe(1);
    expect((await put(next, { confirm })).status).toBe(201);
  });

  it('whatever changes together', async () => {
    const all = [...silencing, ...harmless].map(([, change]) => change);
    await fc.assert(
      fc.asyncProperty(fc.subarray(all, { minLength: 1, maxLength: 4 }), async (changes) => {
        await open();
        const next = changes.reduce((catalogue, change) => change(catalogue), initial());
        expect([409, 422]).toContain((await put(next)).status);
        expect(await version()).toBe(1);
      }),
      { numRuns: sized({ usual: 15, full: 40 }) },
    );
  });

  it('the first catalogue, and the current one sent again, need no confirmation', async () => {
    expect((await put(initial())).status).toBe(200);
    world = createWorld();
    const token = await world.tokenFor({ role: 'operations' });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-none-match': '*',
    };
    const reply = await world.registry({ method: 'PUT', path: '/v1/catalogue', headers, body: initial() });
    expect(reply.status).toBe(201);
  });
});

it('shows which units would newly read the figures and addresses of others', async () => {
  const next = units((one) => (one.id === 'P.B' || one.id === 'P.C' ? { ...one, parent: 'P.A' } : one))(
    initial(),
  );
  expect((await shown(next)).readers).toEqual([
    {
      unit: 'P.A',
      reads: ['P.B', 'P.C'],
      detail: {
        vi: 'Sở A (P.A) đọc số liệu và địa chỉ của Sở B (P.B), Sở C (P.C)',
        en: 'Department A (P.A) reads figures and addresses of Department B (P.B), Department C (P.C)',
      },
    },
  ]);
});
