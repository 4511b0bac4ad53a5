import { describe, expect, it } from 'vitest';
import { differenceSchema } from '../../../contract/catalogue/difference.ts';
import type { Catalogue, IndicatorSet, Recipient, Unit } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { contentRules } from '../../../domain/delivery/delivery-content.ts';
import type { ReceivedKind } from '../../../domain/delivery/message-kind.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

const post = (id: string, unit: string, receives: Recipient['receives'], more: Partial<Recipient> = {}) => ({
  id,
  unit,
  receives,
  post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  email: `${id}@province.example`,
  ...more,
});

/** Units that send nothing but one figure, a milestone that nobody reaches, and a superior who is told of both. */
function initial(): Catalogue {
  const { sets, milestones, recipients, ...rest } = catalogueWithPortal();
  return {
    ...rest,
    sets: sets.map(({ escalation: _, ...set }) => ({ ...set, ladder: { workingDaysBefore: [2, 1, 0] } })),
    milestones: milestones.map(({ ...one }) => ({ ...one, escalation: 'none' as const })),
    recipients: [
      ...recipients.map(({ approves: _, ...one }) => one),
      post('superior', 'P', ['warnings']),
      post('contact-q', 'P.Q', ['warnings', 'weekly-report']),
    ],
  };
}

type Change = (catalogue: Catalogue) => Catalogue;
const unit =
  (id: string, change: Partial<Unit>): Change =>
  (all) => ({ ...all, units: all.units.map((one) => (one.id === id ? { ...one, ...change } : one)) });
const set =
  (change: Partial<IndicatorSet>): Change =>
  (all) => ({ ...all, sets: all.sets.map((one) => ({ ...one, ...change })) });
const milestone =
  (change: Partial<Milestone>): Change =>
  (all) => ({ ...all, milestones: all.milestones.map((one): Milestone => Object.assign({}, one, change)) });
const recipient =
  (id: string, change: (one: Recipient) => Recipient): Change =>
  (all) => ({ ...all, recipients: all.recipients.map((one) => (one.id === id ? change(one) : one)) });

const days = ['09', '10', '11', '12', '15', '16', '17', '18', '19', '22', '23', '24', '25', '26', '29'];

/** What a message is about: the unit of each warning. */
function subjectsOf({ content }: Delivery): string[] {
  if (content.kind !== 'warning-digest') return [''];
  const { items, escalations = [] } = content.digest;
  return [...items, ...escalations.map(({ item }) => item)].map(({ unit }) => unit);
}

/** The messages of three weeks by post, kind and subject, in which every unit sends one figure each Thursday. */
async function mailed(catalogue: Catalogue): Promise<Map<string, number>> {
  const world = createWorld('2024-01-08T02:00:00Z');
  await world.applyCatalogue(catalogue);
  const counts = new Map<string, number>();
  const { deliveries } = world.ports;
  const plan = deliveries.plan.bind(deliveries);
  deliveries.plan = async (delivery) => {
    const isNew = await plan(delivery);
    for (const about of isNew ? subjectsOf(delivery) : []) {
      const key = `${delivery.recipient.email} ${kindOf(delivery)} ${about}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return isNew;
  };
  let keys = 0;
  for (const day of days) {
    const monday = ['15', '22', '29'].includes(day);
    const before = String(Number(day) - 1).padStart(2, '0');
    if (monday) {
      world.setNow(`2024-01-${before}T23:05:00Z`);
      await world.run('rank', `2024-01-${before}T23:05:00Z`);
      world.setNow(`2024-01-${day}T00:00:00Z`);
      await world.run('report', `2024-01-${day}T00:00:00Z`);
    }
    world.setNow(`2024-01-${day}T00:30:00Z`);
    await world.run('warn', `2024-01-${day}T00:30:00Z`);
    if (!['11', '18', '25'].includes(day)) continue;
    const period = { '11': '2024-W02', '18': '2024-W03', '25': '2024-W04' }[day] ?? '';
    for (const of of ['P.A', 'P.B']) {
      keys += 1;
      await world.submissions({
        method: 'POST',
        path: '/v1/submissions',
        headers: {
          authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: of })}`,
          'content-type': 'application/json',
          'idempotency-key': `key-${keys}`,
        },
        body: { unit: of, set: 'S', period, values: { 'S.3': { points: 5 } } },
      });
    }
  }
  return counts;
}

function kindOf({ content }: Delivery): ReceivedKind | 'notice' {
  return contentRules[content.kind].messageKind ?? 'notice';
}

/** What the difference says is lost, of the kinds that three quiet weeks bring. */
async function toldOf(next: Catalogue): Promise<string[]> {
  const world = createWorld('2024-01-08T02:00:00Z');
  await world.applyCatalogue(initial());
  const token = await world.tokenFor({ role: 'operations' });
  const { body } = await world.registry({
    method: 'PUT',
    path: '/v1/catalogue',
    query: { dryRun: 'true' },
    body: next,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"1"' },
  });
  const { mail, silenced } = differenceSchema.parse(body);
  const lost = [...mail.noLonger, ...silenced].map(({ email, kind }) => `${email} ${kind}`);
  return [...new Set(lost.filter((one) => / (weekly-report|warnings|receipts)$/.test(one)))].sort();
}

const cases: readonly [string, Change][] = [
  ['ends a unit', unit('P.A', { validTo: '2024-01-12' })],
  ['lets a unit begin later', unit('P.A', { validFrom: '2024-02-05' })],
  ['renames a unit', unit('P.A', { name: { vi: 'Sở mới', en: 'New department' } })],
  ['merges a unit into another', unit('P.A', { validTo: '2024-01-12', successor: 'P.B' })],
  ['places a unit below another', unit('P.B', { parent: 'P.A' })],
  ['lets a unit report for another', (all) => unit('P.B', { reportedBy: 'P' })(all)],
  ['takes the role of a clerk', recipient('clerk-a', ({ role: _, ...one }) => one)],
  [
    'takes warnings from a contact',
    recipient('contact-b', (one) => ({ ...one, receives: ['weekly-report'] })),
  ],
  [
    'gives a contact the report',
    recipient('contact-a', (one) => ({ ...one, receives: ['warnings', 'weekly-report'] })),
  ],
  ['moves a post to another unit', recipient('contact-a', (one) => ({ ...one, unit: 'P.C' }))],
  ['ranks no league', set({ leagues: [] })],
  ['owes no periods from now on', set({ owed: [{ from: '2024-W01', to: '2024-W02' }] })],
  ['warns never of figures', set({ ladder: 'none' })],
  ['warns once of figures', set({ ladder: { workingDaysBefore: [0] } })],
  ['escalates never', set({ escalation: 'none' })],
  ['escalates to another post', set({ escalation: { workingDaysAfter: 2, to: 'chair' } })],
  ['changes when figures are locked', set({ lock: { weekday: 1, time: '05:30' } })],
  ['changes the share of a provisional ranking', set({ provisionalBelow: 7_000 })],
  ['moves a milestone far away', milestone({ date: '2024-06-19' })],
  ['warns less of a milestone', milestone({ ladder: { workingDaysBefore: [1], overdueEvery: 20 } })],
  ['removes the milestones', (all) => ({ ...all, milestones: [] })],
];

describe('F99: what a catalogue says that it takes from people', () => {
  it.each(cases)('is what they no longer get when it %s', async (_, change) => {
    const [before, after] = [await mailed(initial()), await mailed(change(initial()))];
    const fewer = [...before].filter(([key, count]) => (after.get(key) ?? 0) < count);
    const lost = fewer.map(([key]) => key.split(' ').slice(0, 2).join(' '));
    expect(await toldOf(change(initial()))).toEqual([...new Set(lost)].sort());
  });
});
