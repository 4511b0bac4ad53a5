import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { dayOf, instantAt } from '../../simulation/model/days.ts';
import { Intake } from '../../simulation/model/intake.ts';
import { modelCatalogue } from './model/catalogue.ts';
import {
  anyException,
  anyFault,
  anyRace,
  anyRanking,
  anyRepetition,
  anyTaking,
  anyTime,
} from './model/submissions/commands.ts';
import { RealIntake } from './model/submissions/real-intake.ts';
import type { Model } from './model/submissions/steps.ts';

/** An ordinary week, the one before Tết, and the turn of a year with 53 weeks. */
const anyMonday = fc.constantFrom('2024-01-08', '2024-02-05', '2026-12-21').map(dayOf);

/** When a set may lock, before its ranking or after it, and how it may treat a missing submission. */
const anyRules = fc.record<Pick<IndicatorSet, 'due' | 'lock' | 'missing'>>({
  due: fc.constantFrom({ weekday: 5, time: '16:00' }, { workingDaysAfter: 0, time: '12:00' }),
  lock: fc.constantFrom({ weekday: 1, time: '06:00' }, { workingDaysAfter: 2, time: '10:00' }),
  missing: fc.constantFrom<IndicatorSet['missing']>('zero', 'exclude', { carryForward: 2 }),
});

const anyCommands = fc.commands(
  [anyTime, anyTime, anyTaking, anyTaking, anyRepetition, anyFault, anyRace, anyException, anyRanking],
  { maxCommands: 60, size: 'max' },
);

describe('submissions beside their model', () => {
  it('are accepted, refused, late and counted the same, to the millisecond, whoever races or dies', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonday, anyRules, anyCommands, async (monday, rules, commands) => {
        const now = instantAt(monday, '08:00');
        const whole = modelCatalogue(monday);
        const sets = whole.sets.map((set) => ({ ...set, ...rules }));
        const catalogue = { ...whole, sets };
        const setup = async () => {
          const [set] = sets;
          if (set === undefined) throw new RangeError('a catalogue without a set');
          const intake = new Intake(set, catalogue.calendar);
          const model: Model = { catalogue, intake, now, sent: [], rankings: new Map() };
          const real = new RealIntake(now, catalogue, set);
          await real.start();
          return { model, real };
        };
        await fc.asyncModelRun(setup, commands);
      }),
      { numRuns: 100 },
    );
  }, 300_000);
});
