import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf, instantAt } from '../../simulation/model/days.ts';
import { Province } from '../../simulation/model/province.ts';
import { sized } from '../fixtures/size.ts';
import { modelCatalogue } from './model/catalogue.ts';
import { changes } from './model/schedule/catalogue-changes.ts';
import {
  anyChange,
  anyDays,
  anyFault,
  anyFigures,
  anyLastTrigger,
  anyMinutes,
  anyTakingUp,
  anyTime,
  anyTrigger,
  goingOn,
  reconciliation,
} from './model/schedule/commands.ts';
import { expectSame } from './model/schedule/compare.ts';
import { RealProvince } from './model/schedule/real-province.ts';
import { type Model, passTo, putVersion, receive, trigger } from './model/schedule/steps.ts';

/** An ordinary week, one before Tết, and one before the long holiday of May. */
const anyMonday = fc.constantFrom('2024-01-08', '2024-01-29', '2024-04-22').map(dayOf);

const anyCommands = fc.commands(
  [
    anyDays,
    anyDays,
    anyTrigger,
    anyLastTrigger,
    anyTime,
    anyMinutes,
    reconciliation,
    anyFault,
    anyTakingUp,
    anyTakingUp,
    goingOn,
    anyFigures,
    anyChange,
  ],
  { maxCommands: 60, size: 'max' },
);

async function setUp(monday: Day): Promise<{ model: Model; real: RealProvince }> {
  const now = instantAt(monday, '05:00');
  const real = new RealProvince(now);
  const province = new Province();
  const catalogue = modelCatalogue(monday);
  province.versions.push(catalogue);
  await real.putCatalogue(catalogue);
  return { model: { province, now, hung: null }, real };
}

describe('the schedule beside its model', () => {
  it('runs, gives up, plans, freezes and closes the same, whatever is triggered, missed, killed or changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonday, anyCommands, async (monday, commands) => {
        await fc.asyncModelRun(() => setUp(monday), commands);
      }),
      { numRuns: sized({ usual: 12, full: 100 }) },
    );
  }, 300_000);

  it('a unit on time by its receipt stays so when a new day off moves the due time before it', async () => {
    const monday = dayOf('2024-01-08');
    const { model, real } = await setUp(monday);
    await passTo(model, real, instantAt(monday + 3, '23:59'));
    await receive(model, real, { unit: 'P.A', weeks: 0, done: 2 });
    await putVersion(model, real, (catalogue, today) => changes['a day off']?.(catalogue, today + 1));
    const rank = { job: 'rank', at: instantAt(monday + 7, '06:05') } as const;
    await passTo(model, real, rank.at);
    await trigger(model, real, rank);
    await expectSame(model.province, real);
    expect(model.province.rankings.map(({ lines }) => lines.map(({ unit, late }) => [unit, late]))).toEqual([
      [
        ['P.A', false],
        ['P.B', false],
      ],
    ]);
  });
});
