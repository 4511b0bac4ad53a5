import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { mayCatchUp } from '../../../domain/schedule/catch-up.ts';
import { jobs } from '../../../domain/schedule/occurrence.ts';

const nominal = Temporal.Instant.from('2024-01-15T00:00:00Z');

describe('a run that was missed', () => {
  it.each([
    ['rank', '2024-02-19T00:00:00Z', 'five weeks'],
    ['report', '2024-01-18T00:00:00Z', 'three days'],
    ['warn', '2024-01-15T10:00:00Z', 'ten hours'],
  ] as const)('of %s is worth making until %s: %s', (job, until, _) => {
    const last = Temporal.Instant.from(until);
    expect(mayCatchUp(job, nominal, last)).toBe(true);
    expect(mayCatchUp(job, nominal, last.add({ milliseconds: 1 }))).toBe(false);
  });

  it('is worth making at once, and never again once it was not', () => {
    const seconds = fc.integer({ min: 0, max: 60 * 24 * 3_600 });
    fc.assert(
      fc.property(fc.constantFrom(...jobs), seconds, seconds, (job, one, other) => {
        expect(mayCatchUp(job, nominal, nominal)).toBe(true);
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map((after) =>
          mayCatchUp(job, nominal, nominal.add({ seconds: after })),
        );
        if (later) expect(earlier).toBe(true);
      }),
    );
  });
});
