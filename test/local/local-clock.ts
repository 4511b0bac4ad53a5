import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { onTestFinished } from 'vitest';
import { LocalClock } from '../../local/clock/clock.ts';

/** A local clock in a folder, with a real time controlled by the test. */
export function testClock(folder: string, begin: string) {
  const real = { elapsedMs: 0 };
  const clock = new LocalClock(
    join(folder, 'clock.json'),
    Temporal.Instant.from(begin),
    () => real.elapsedMs,
  );
  onTestFinished(() => clock.stop());
  return { clock, real };
}
