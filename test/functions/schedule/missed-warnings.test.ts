import { beforeEach, describe, expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** 07:30 in Vietnam on a day of January 2024; the 19th is a Friday. */
const at = (day: number) => `2024-01-${String(day).padStart(2, '0')}T00:30:00Z`;

let world: ReturnType<typeof createWorld>;

/** A world whose one milestone is on Wednesday the 24th and has a single rung, three working days before: Friday the 19th. */
beforeEach(async () => {
  world = createWorld(at(15));
  await world.applyCatalogue(catalogueOff([]));
});

function catalogueOff(dates: readonly string[]) {
  const { milestones, calendar, ...rest } = smallCatalogue();
  const ladder = { workingDaysBefore: [3], overdueEvery: 5 };
  return {
    ...rest,
    milestones: milestones.map((milestone) => ({ ...milestone, date: '2024-01-24', ladder })),
    calendar: [
      ...calendar,
      ...dates.map((date) => ({
        date,
        kind: 'day-off' as const,
        name: { vi: 'Nghỉ bù', en: 'Day off' },
        basis: 'official' as const,
      })),
    ],
  };
}

/**
 * Runs the warnings of a day.
 * @returns each person warned, with the working days left in their message
 */
async function warn(day: number) {
  world.setNow(at(day));
  await world.run('warn', at(day));
  const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
  return rows.map(({ recipient, content }) => [
    recipient.id,
    ...(content.kind === 'warning-digest'
      ? content.digest.items.map(({ kind, workingDays }) => [kind, workingDays])
      : []),
  ]);
}

const everybody = (workingDaysLeft: number) =>
  ['contact-a', 'contact-b', 'contact-c'].map((id) => [id, ['ahead', workingDaysLeft]]);

/** Closes what is too late, like the next day's reconciliation. */
async function reconcile(day: number) {
  const instant = `2024-01-${day}T20:00:00Z`;
  world.setNow(instant);
  return world.schedule({ job: 'reconcile', nominalTime: instant });
}

describe('warnings that were missed on a Friday', () => {
  it('are not missed when Friday ran: nobody hears twice', async () => {
    expect(await warn(18)).toEqual([]);
    expect(await warn(19)).toEqual(everybody(3));
    for (const day of [20, 21, 22, 23]) expect(await warn(day)).toEqual([]);
  });

  it('go out on Monday with Monday’s count, past a weekend on which the job ran and had nothing to do, and once', async () => {
    expect(await warn(18)).toEqual([]);
    for (const day of [20, 21]) expect(await warn(day)).toEqual([]);
    expect(await warn(22)).toEqual(everybody(2));
    expect(await warn(23)).toEqual([]);
  });

  it('go out on Monday also when the reconciliation has closed Friday’s run', async () => {
    await reconcile(17);
    expect(await warn(18)).toEqual([]);
    expect(await reconcile(19)).toEqual({
      caughtUp: [],
      givenUp: ['warn@2024-01-19T00:30:00Z'],
      failures: [],
    });
    for (const day of [20, 21]) expect(await warn(day)).toEqual([]);
    expect(await warn(22)).toEqual(everybody(2));
    expect(await warn(23)).toEqual([]);
  });

  it('go out on Monday also when no warnings have ever run, once the ledger has begun', async () => {
    await reconcile(18);
    expect(await warn(22)).toEqual(everybody(2));
  });

  it('go out on Tuesday when Monday is off, with those missed on the Thursday before', async () => {
    await world.ports.catalogues.put(2, catalogueOff(['2024-01-22']), instant(at(18)));
    expect(await warn(17)).toEqual([]);
    for (const day of [20, 21, 22]) expect(await warn(day)).toEqual([]);
    expect(await warn(23)).toEqual(everybody(1));
  });

  it('go out on Monday when Friday’s run failed half-way, to those who got none and those who did', async () => {
    expect(await warn(18)).toEqual([]);
    const { deliveries } = world.ports;
    const plan = deliveries.plan.bind(deliveries);
    deliveries.plan = async (delivery) => {
      if (delivery.key === 'contact-c') throw new Error('throttled');
      return plan(delivery);
    };
    await expect(warn(19)).rejects.toThrow('throttled');
    deliveries.plan = plan;
    for (const day of [20, 21]) expect(await warn(day)).toEqual([]);
    expect(await warn(22)).toEqual(everybody(2));
    world.setNow(at(22));
    await world.sender(at(22));
    expect(world.sent.map(({ deliveryId }) => deliveryId).sort()).toEqual([
      'warn_20240122T003000Z_contact-a',
      'warn_20240122T003000Z_contact-b',
      'warn_20240122T003000Z_contact-c',
    ]);
  });
});
