import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Day, dayOf, instantAt, weekOf } from '../../simulation/model/days.ts';
import { Intake } from '../../simulation/model/intake.ts';
import { sized } from '../fixtures/size.ts';
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
import { expectSame, type Model, race, take } from './model/submissions/steps.ts';

/** An ordinary week, the one before Tết, and the turn of a year with 53 weeks. */
const anyMonday = fc.constantFrom('2024-01-08', '2024-02-05', '2026-12-21').map(dayOf);

type Rules = Pick<IndicatorSet, 'due' | 'lock' | 'missing'>;

/** When a set may lock, before its ranking or after it, and how it may treat a missing submission. */
const anyRules = fc.record<Rules>({
  due: fc.constantFrom({ weekday: 5, time: '16:00' }, { workingDaysAfter: 0, time: '12:00' }),
  lock: fc.constantFrom({ weekday: 1, time: '06:00' }, { workingDaysAfter: 2, time: '10:00' }),
  missing: fc.constantFrom<IndicatorSet['missing']>('zero', 'exclude', { carryForward: 2 }),
});

const anyCommands = fc.commands(
  [anyTime, anyTime, anyTaking, anyTaking, anyRepetition, anyFault, anyRace, anyException, anyRanking],
  { maxCommands: 60, size: 'max' },
);

async function setUp(monday: Day, rules: Rules): Promise<{ model: Model; real: RealIntake }> {
  const now = instantAt(monday, '08:00');
  const whole = modelCatalogue(monday);
  const sets = whole.sets.map((set) => ({ ...set, ...rules }));
  const [set] = sets;
  if (set === undefined) throw new RangeError('a catalogue without a set');
  const catalogue = { ...whole, sets };
  const intake = new Intake(set, catalogue.calendar);
  const real = new RealIntake(now, catalogue, set);
  await real.start();
  return { model: { catalogue, intake, now, sent: [], rankings: new Map() }, real };
}

describe('submissions beside their model', () => {
  it('are accepted, refused, late and counted the same, to the millisecond, whoever races or dies', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonday, anyRules, anyCommands, async (monday, rules, commands) => {
        await fc.asyncModelRun(() => setUp(monday, rules), commands);
      }),
      { numRuns: sized({ usual: 40, full: 100 }) },
    );
  }, 300_000);

  it('are accepted with another body under a key whose attempt lost a race', async () => {
    const monday = dayOf('2024-01-08');
    const { model, real } = await setUp(monday, {
      due: { weekday: 5, time: '16:00' },
      lock: { workingDaysAfter: 2, time: '10:00' },
      missing: 'zero',
    });
    const first = {
      set: 'S',
      unit: 'P.B',
      period: weekOf(monday - 7),
      ifMatch: null,
      hasReason: true,
      key: 'key-1',
      body: 'body-1',
      values: new Map([['S.2', { kind: 'points', points: 50 } as const]]),
    };
    const second = { ...first, key: 'key-2', body: 'body-2' };
    await race(model, real, first, second);
    await take(model, real, { ...second, period: weekOf(monday), body: 'body-3' });
    await expectSame(model, real);
    expect(model.intake.accepted.map(({ key, body }) => [key, body])).toEqual([
      ['key-1', 'body-1'],
      ['key-2', 'body-3'],
    ]);
  });
});
