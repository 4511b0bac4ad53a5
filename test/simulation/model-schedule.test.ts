import fc from 'fast-check';
import { describe, it } from 'vitest';
import { dayOf, instantAt } from '../../simulation/model/days.ts';
import { Province } from '../../simulation/model/province.ts';
import { modelCatalogue } from './model/catalogue.ts';
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
import { RealProvince } from './model/schedule/real-province.ts';

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

describe('the schedule beside its model', () => {
  it('runs, gives up, plans, freezes and closes the same, whatever is triggered, missed, killed or changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonday, anyCommands, async (monday, commands) => {
        const now = instantAt(monday, '05:00');
        const setup = async () => {
          const real = new RealProvince(now);
          const province = new Province();
          const catalogue = modelCatalogue(monday);
          province.versions.push(catalogue);
          await real.putCatalogue(catalogue);
          return { model: { province, now, hung: null }, real };
        };
        await fc.asyncModelRun(setup, commands);
      }),
      { numRuns: 50 },
    );
  }, 300_000);
});
