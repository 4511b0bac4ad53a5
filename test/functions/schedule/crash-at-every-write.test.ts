import { describe, expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The runs of Monday 15 January 2024 in Vietnam: the ranking at 06:05, the report at 07:00. */
const rank = '2024-01-14T23:05:00Z';
const report = '2024-01-15T00:00:00Z';

/** Where a process dies: at its n-th write, with the write done or not. */
type Crash = { readonly write: number; readonly when: 'before' | 'after' };

/** A world on Monday morning, whose ledger has begun and which has figures to rank. */
async function mondayMorning() {
  const world = createWorld('2024-01-12T05:00:00Z');
  await world.applyCatalogue();
  await world.schedule({ job: 'reconcile', nominalTime: '2024-01-12T05:00:00Z' });
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
  const receivedAt = iso('2024-01-11T03:00:00Z');
  await world.ports.submissions.append(set, submissionOf({ period: '2024-W02', receivedAt, values }));
  return world;
}

/** Counts the writes of a world's runs, and lets the process die at one of them, after which it writes nothing more. */
function dyingAt(ports: ReturnType<typeof createWorld>['ports'], crash: Crash | null) {
  const process = { writes: 0, isDead: false };
  const mortal =
    <Args extends unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const dies = process.writes === crash?.write;
      process.writes += 1;
      if (dies && crash?.when === 'after') await write(...args);
      process.isDead ||= dies;
      if (process.isDead) throw new Error('killed');
      return write(...args);
    };
  const { occurrences, editions, reports, deliveries } = ports;
  const saved = {
    replace: occurrences.replace.bind(occurrences),
    settle: occurrences.settle.bind(occurrences),
    freeze: editions.freeze.bind(editions),
    put: reports.put.bind(reports),
    plan: deliveries.plan.bind(deliveries),
  };
  occurrences.replace = mortal(saved.replace);
  occurrences.settle = mortal(saved.settle);
  editions.freeze = mortal(saved.freeze);
  reports.put = mortal(saved.put);
  deliveries.plan = mortal(saved.plan);
  return {
    writes: () => process.writes,
    restart: () => {
      process.isDead = false;
    },
  };
}

/** Plays Monday until noon: both runs when they are due, the reconciliation every quarter of an hour, the sender after each. */
async function play(crash: Crash | null) {
  const world = await mondayMorning();
  const process = dyingAt(world.ports, crash);
  const invoke = async (now: string, work: () => Promise<unknown>) => {
    world.setNow(now);
    // Lambda runs a failed invocation again later; here the reconciliation finds what is left.
    await work().catch(() => undefined);
    process.restart();
  };
  await invoke(rank, () => world.run('rank', rank));
  await invoke(report, () => world.run('report', report));
  for (let quarter = 1; quarter <= 20; quarter += 1) {
    const now = instant(report)
      .add({ minutes: 15 * quarter })
      .toString();
    await invoke(now, () => world.schedule({ job: 'reconcile', nominalTime: now }));
    await invoke(now, () => world.sender(now));
  }
  const ended = async (job: 'rank' | 'report', nominalTime: string) =>
    (await world.ports.occurrences.find({ job, nominalTime: iso(nominalTime) }))?.status;
  return {
    writes: process.writes(),
    rank: await ended('rank', rank),
    report: await ended('report', report),
    mails: world.sent
      .filter(({ deliveryId }) => deliveryId.startsWith('report'))
      .map(({ to, message }) => `${to.email}: ${message.subject}`),
  };
}

describe('F12, F28: a run whose process dies at a write', () => {
  it('sends each report once, whichever write it is, before or after it', async () => {
    const { writes, ...undisturbed } = await play(null);
    expect(undisturbed).toEqual({
      rank: 'done',
      report: 'done',
      mails: [
        expect.stringContaining('chair@province.example'),
        expect.stringContaining('contact-b@province.example'),
      ],
    });
    expect(writes).toBeGreaterThan(8);
    for (let write = 0; write < writes; write += 1) {
      for (const when of ['before', 'after'] as const) {
        const { writes: _, ...played } = await play({ write, when });
        expect({ write, when, ...played }).toEqual({ write, when, ...undisturbed });
      }
    }
  });
});
