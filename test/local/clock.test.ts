import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import { LocalClock } from '../../local/clock/clock.ts';
import { testClock } from './local-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const begin = '2024-01-15T00:00:00Z';
const at = (text: string) => Temporal.Instant.from(text);

describe('LocalClock', () => {
  test('goes on with real time', () => {
    const { clock, real } = testClock(temporaryFolder(), begin);
    real.elapsedMs = 1_500;
    expect(clock.now().toString()).toBe('2024-01-15T00:00:01.5Z');
  });

  test('is moved forward, and goes on from there', () => {
    const { clock, real } = testClock(temporaryFolder(), begin);
    real.elapsedMs = 60_000;
    clock.moveTo(at('2024-02-01T00:00:00Z'));
    real.elapsedMs = 61_000;
    expect(clock.now().toString()).toBe('2024-02-01T00:00:01Z');
  });

  test('is never moved back', () => {
    const { clock } = testClock(temporaryFolder(), begin);
    clock.moveTo(at('2023-01-01T00:00:00Z'));
    expect(clock.now().toString()).toBe(begin);
  });

  test('resumes exactly where it was stopped, whatever beginning is given', () => {
    const folder = temporaryFolder();
    const { clock, real } = testClock(folder, begin);
    clock.markSchedulesRun(at('2024-01-15T00:00:05Z'));
    real.elapsedMs = 7_250;
    clock.stop();
    const again = testClock(folder, '1999-01-01T00:00:00Z').clock;
    expect(again.now().toString()).toBe('2024-01-15T00:00:07.25Z');
    expect(again.schedulesRunUntil.toString()).toBe('2024-01-15T00:00:05Z');
  });

  test('after a crash it is not behind any time it showed within the last saving', () => {
    const folder = temporaryFolder();
    const { clock, real } = testClock(folder, begin);
    clock.moveTo(at('2024-01-16T00:00:00Z'));
    clock.store();
    real.elapsedMs = 1_900;
    const told = clock.now();
    const again = testClock(folder, begin).clock;
    expect(Temporal.Instant.compare(again.now(), told)).toBeGreaterThanOrEqual(0);
    expect(again.now().since(told).total('seconds')).toBeLessThan(5);
  });

  test('a move is stored within about a second, without being asked', async () => {
    const file = join(temporaryFolder(), 'clock.json');
    const clock = new LocalClock(file, at(begin));
    clock.moveTo(at('2024-02-01T00:00:00Z'));
    expect(readFileSync(file, 'utf8')).toContain('"notBefore":"2024-01-15T');
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('"notBefore":"2024-02-01T'), {
      timeout: 20_000,
    });
    clock.stop();
  });

  test('uses real milliseconds on its own', async () => {
    const clock = new LocalClock(join(temporaryFolder(), 'clock.json'), at(begin));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const passed = clock.now().since(at(begin)).total('milliseconds');
    clock.stop();
    expect(passed).toBeGreaterThanOrEqual(15);
    expect(passed).toBeLessThan(30_000);
  });
});
