import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { delivery, weeklyReport } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The report of 2024-W02 is due on Monday 15 January at 07:00 in Vietnam. */
const reportAt = '2024-01-15T00:00:00Z';
const report = { job: 'report', nominalTime: iso(reportAt) } as const;

let world: ReturnType<typeof createWorld>;

beforeEach(() => prepare(5));

/** A province with this many readers of the weekly report. */
async function prepare(readers: number) {
  world = createWorld('2024-01-14T02:00:00Z');
  const post = { vi: 'Lãnh đạo', en: 'Leader' };
  await world.applyCatalogue({
    ...smallCatalogue(),
    recipients: Array.from({ length: readers }, (_, at) => ({
      id: `leader-${at}`,
      post,
      unit: 'P',
      email: `leader-${at}@province.example`,
      receives: ['weekly-report' as const],
    })),
  });
}

async function catalogueInForce() {
  const found = await world.ports.catalogues.current();
  if (found === null) throw new Error('the fixture has changed');
  return found;
}

const rendered = { kind: 'rendered', subject: 'Thử', text: 'Thử', html: '<p>Thử</p>' } as const;

/** Plans test messages, which no other rule holds back. */
async function planOthers(count: number, dueAt: string, name = 'other') {
  const occurrence = { job: 'preview', nominalTime: iso(dueAt) } as const;
  for (let at = 0; at < count; at += 1)
    await world.ports.deliveries.plan(
      delivery(`${name}-${at}`, {
        occurrence,
        content: rendered,
        dueAt: iso(dueAt),
        expiresAt: iso('2024-03-01T00:00:00Z'),
      }),
    );
}

/** The report as planned, some of it with a state in which it is settled. */
async function planReport(readers: number, settled: number) {
  for (let at = 0; at < readers; at += 1) {
    const planned = delivery(`leader-${at}`, {
      occurrence: report,
      dueAt: iso('2024-01-15T00:10:00Z'),
      expiresAt: iso('2024-01-20T00:00:00Z'),
    });
    await world.ports.deliveries.plan(planned);
    if (at < settled)
      await world.ports.deliveries.move(planned, { state: 'sent', dueAt: null, attempts: 1, messageId: 'm' });
  }
  await world.ports.occurrences.replace(null, finished(report, 'done', 'planned', instant(reportAt)));
}

/** Runs the sender with this many messages left of the day's quota. */
function sendAt(at: string, left: number) {
  world.quota = { perSecond: 1_000, perDay: 200, sentLastDay: 200 - left };
  world.setNow(at);
  return world.sender(at);
}

describe('F100: the quota kept for the weekly report', () => {
  it('is one message per reader when a report is due within 24 hours', async () => {
    await planOthers(10, '2024-01-14T02:00:00Z');
    expect(await sendAt('2024-01-14T02:00:00Z', 8)).toEqual(
      delivered({ sent: 3, 'passed-over': 7, stopped: 'report-reserve' }),
    );
    expect(await sendAt('2024-01-14T02:05:00Z', 5)).toEqual(
      delivered({ 'passed-over': 7, stopped: 'report-reserve' }),
    );
  });

  it('is nothing on days whose next report is further away', async () => {
    await planOthers(10, '2024-01-13T02:00:00Z');
    expect(await sendAt('2024-01-13T02:00:00Z', 8)).toEqual(delivered({ sent: 8, stopped: 'quota' }));
  });

  it('begins 24 hours before the report, and the report itself never waits for it', async () => {
    await planOthers(1, '2024-01-13T02:00:00Z');
    expect(await sendAt('2024-01-13T23:59:59Z', 5)).toEqual(delivered({ sent: 1 }));
    await planOthers(1, '2024-01-13T02:00:00Z', 'another');
    expect(await sendAt('2024-01-14T00:00:00Z', 5)).toEqual(
      delivered({ 'passed-over': 1, stopped: 'report-reserve' }),
    );
  });

  it('is not for the report, which takes the last message of the quota while others wait', async () => {
    await world.ports.reports.put(weeklyReport());
    await planReport(5, 0);
    await planOthers(3, reportAt);
    expect(await sendAt('2024-01-15T00:10:00Z', 5)).toEqual(
      delivered({ sent: 5, 'passed-over': 3, stopped: 'report-reserve' }),
    );
    expect(world.sent.map(({ deliveryId }) => deliveryId).sort()).toEqual(
      [0, 1, 2, 3, 4].map((at) => delivery(`leader-${at}`, { occurrence: report }).id),
    );
  });

  it.each([1, 2, 3, 4])(
    'is kept for a report that holidays move %i weeks on from the last that is ranked',
    async (weeks) => {
      const from = Temporal.PlainDate.from('2024-01-15');
      const on = from.add({ weeks: weeks - 1 });
      const calendar = Array.from({ length: 7 * (weeks - 1) }, (_, day) => ({
        date: from.add({ days: day }).toString(),
        kind: 'day-off' as const,
        name: { vi: 'Nghỉ Tết', en: 'Tet' },
        basis: 'official' as const,
      }));
      const { catalogue } = await catalogueInForce();
      const owed = [{ from: '2024-W01', to: '2024-W02' }];
      const sets = catalogue.sets.map((set) => ({ ...set, owed }));
      await world.ports.catalogues.put(2, { ...catalogue, sets, calendar }, world.ports.clock.now());
      const sentBefore = async (days: number) => {
        const at = `${on.subtract({ days })}T02:00:00Z`;
        await planOthers(10, at, `${days} before`);
        return sendAt(at, 8);
      };
      expect(await sentBefore(2)).toEqual(delivered({ sent: 8, stopped: 'quota' }));
      expect(await sentBefore(1)).toEqual(
        delivered({ sent: 3, 'passed-over': 9, stopped: 'report-reserve' }),
      );
    },
  );

  it('is what the report has yet to send once it is planned', async () => {
    await planReport(5, 3);
    await planOthers(4, reportAt);
    expect(await sendAt('2024-01-15T00:05:00Z', 5)).toEqual(
      delivered({ sent: 3, 'passed-over': 1, stopped: 'report-reserve' }),
    );
  });

  it('holds while the report is late', async () => {
    await planOthers(4, reportAt);
    expect(await sendAt('2024-01-15T00:05:00Z', 5)).toEqual(
      delivered({ 'passed-over': 4, stopped: 'report-reserve' }),
    );
    await world.ports.occurrences.replace(
      null,
      finished(report, 'skipped', 'too late', instant('2024-01-15T01:00:00Z')),
    );
    expect(await sendAt('2024-01-15T01:05:00Z', 5)).toEqual(delivered({ sent: 4 }));
  });

  it('holds for all readers while the report is being planned, however many messages it has so far', async () => {
    await planReport(2, 1);
    const done = await world.ports.occurrences.find(report);
    const { finishedAt: _, ...record } = done ?? finished(report, 'done', 'planned', instant(reportAt));
    const leaseUntil = iso('2024-01-15T00:10:00Z');
    await world.ports.occurrences.replace(done, { ...record, status: 'running', leaseUntil });
    await planOthers(8, reportAt);
    expect(await sendAt('2024-01-15T00:05:00Z', 7)).toEqual(
      delivered({ sent: 2, 'passed-over': 6, stopped: 'report-reserve' }),
    );
  });

  it.each([
    ['claimed', 1],
    ['unknown', 1],
    ['sent', 0],
    ['failed', 0],
    ['suppressed', 0],
  ] as const)('is kept for a message that is %s: %i', async (state, kept) => {
    await planReport(3, 2);
    const [one] = (await world.ports.deliveries.byOccurrence(report)).filter((row) => row.state === 'due');
    if (one === undefined) throw new Error('the fixture has changed');
    const dueAt = kept === 0 ? null : iso('2024-01-15T00:40:00Z');
    await world.ports.deliveries.move(one, { state, dueAt, attempts: 1 });
    await planOthers(4, reportAt);
    expect(await sendAt('2024-01-15T00:05:00Z', 4)).toEqual(
      kept === 0
        ? delivered({ sent: 4 })
        : delivered({ sent: 3, 'passed-over': 1, stopped: 'report-reserve' }),
    );
  });

  it('is for those who get the report, not for those who get other mail', async () => {
    const { catalogue } = await catalogueInForce();
    const recipients = catalogue.recipients.map((one, at) =>
      at < 2 ? { ...one, receives: ['warnings' as const] } : one,
    );
    await world.ports.catalogues.put(2, { ...catalogue, recipients }, world.ports.clock.now());
    await planOthers(10, '2024-01-14T02:00:00Z');
    expect(await sendAt('2024-01-14T02:00:00Z', 8)).toEqual(
      delivered({ sent: 5, 'passed-over': 5, stopped: 'report-reserve' }),
    );
  });

  it('is nothing without a catalogue, or where nobody reads the report', async () => {
    await prepare(0);
    await planOthers(4, '2024-01-14T02:00:00Z');
    expect(await sendAt('2024-01-14T02:00:00Z', 2)).toEqual(delivered({ sent: 2, stopped: 'quota' }));
    world = createWorld('2024-01-14T02:00:00Z');
    await planOthers(4, '2024-01-14T02:00:00Z');
    expect(await sendAt('2024-01-14T02:00:00Z', 2)).toEqual(delivered({ sent: 2, stopped: 'quota' }));
  });

  it('lets Monday’s report go out whole, however many other messages came before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 25 }),
        async (readers, sunday, monday) => {
          await prepare(readers);
          const quota = 10;
          await planOthers(sunday, '2024-01-14T02:00:00Z', 'sunday');
          await sendAt('2024-01-14T02:00:00Z', quota);
          await planOthers(monday, '2024-01-14T23:00:00Z', 'monday');
          await sendAt('2024-01-14T23:00:00Z', quota - world.sent.length);
          expect(quota - world.sent.length).toBeGreaterThanOrEqual(readers);
          const before = world.sent.length;
          expect(before).toBe(Math.min(sunday + monday, quota - readers));
        },
      ),
      { numRuns: 40 },
    );
  });
});
