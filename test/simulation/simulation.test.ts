import { describe, expect, it } from 'vitest';
import { losingEvents, manyFaults, noFaults } from '../../simulation/fault-plan.ts';
import { simulateInParallel } from '../../simulation/in-parallel.ts';
import { mostCopies } from '../../simulation/report.ts';
import { simulate, simulateWorld } from '../../simulation/simulate-worlds.ts';
import { sized } from '../fixtures/size.ts';

const minutes = 60_000;

const occurrences = sized({ usual: 640, full: 20_000 });

describe('the simulation', () => {
  it(
    'F1, F2, F3, F4, F5, F6, F7, F12, F13, F14, F15, F28, F29, F30, F33: over many occurrences nothing is lost or sent twice, and every rule holds',
    async () => {
      const outcome = await simulateInParallel({ seed: 'npm test', lostEvents: 0 }, occurrences);
      expect(outcome.violations).toEqual([]);
      expect([outcome.broken, outcome.lost, outcome.duplicated]).toEqual([0, 0, 0]);
      expect(outcome.occurrences).toBeGreaterThanOrEqual(occurrences);
      expect(outcome.messages).toBeGreaterThan(occurrences / 4);
      expect(outcome.ambiguous).toBeGreaterThan(occurrences / 200);
    },
    10 * minutes,
  );

  it(
    'F14: of messages that left unrecorded no more are sent twice than lose their events',
    async () => {
      const lostEvents = 0.3;
      const outcome = await simulate(
        { seed: 'lost', faults: losingEvents(manyFaults, lostEvents) },
        sized({ usual: 240, full: 1_200 }),
      );
      expect(outcome.violations).toEqual([]);
      expect(outcome.lost).toBe(0);
      expect(outcome.duplicated).toBeGreaterThan(0);
      expect(outcome.duplicated).toBeLessThanOrEqual(mostCopies(outcome, lostEvents));
    },
    2 * minutes,
  );

  it(
    'drains when nothing goes wrong: every message leaves once, and none in doubt',
    async () => {
      const outcome = await simulate({ seed: 'calm', faults: noFaults }, sized({ usual: 300, full: 500 }));
      expect(outcome.violations).toEqual([]);
      expect([outcome.lost, outcome.duplicated, outcome.ambiguous]).toEqual([0, 0, 0]);
      expect(outcome.messages).toBeGreaterThan(100);
    },
    2 * minutes,
  );

  it.each([
    ['F1, F2: every trigger comes twice', { late: 0, twice: 1, never: 0 }],
    ['F4: no trigger ever comes', { late: 0, twice: 0, never: 1 }],
    ['F5: every trigger comes up to 22 hours late', { late: 1, twice: 0, never: 0 }],
  ])(
    '%s',
    async (_, triggers) => {
      const { broken, lost, duplicated, violations } = await simulate(
        { seed: 'triggers', faults: { ...manyFaults, triggers } },
        sized({ usual: 150, full: 300 }),
      );
      expect(violations).toEqual([]);
      expect({ broken, lost, duplicated }).toEqual({ broken: 0, lost: 0, duplicated: 0 });
    },
    2 * minutes,
  );

  it(
    'gives the same trace for the same seed, and another one for another',
    async () => {
      const traceOf = async (seed: string) => {
        const lines: string[] = [];
        const { trace } = await simulateWorld({ seed, faults: manyFaults }, (line) => lines.push(line));
        return { trace, lines };
      };
      const first = await traceOf('trace/1');
      expect(first.lines.length).toBeGreaterThan(500);
      expect(await traceOf('trace/1')).toEqual(first);
      expect((await traceOf('trace/2')).trace).not.toBe(first.trace);
    },
    2 * minutes,
  );
});
