import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockJumps } from '../../local/clock/clock-jumps.ts';
import { ClockMoves } from '../../local/clock/clock-moves.ts';
import { clockSection } from '../../local/pages/clock-section.ts';
import { catalogue } from '../example/example.ts';

const at = (text: string) => Temporal.Instant.from(text);
const shown = (now: string) => clockJumps(at(now), catalogue).map(({ label, to }) => `${to}: ${label.en}`);

test('the buttons lead to the next report, seven days before each coming milestone, and past the Lunar New Year', () => {
  expect([
    shown('2023-06-10T00:00:00Z'),
    shown('2024-01-15T01:00:00Z'),
    shown('2024-02-11T01:00:00Z'),
  ]).toEqual([
    [
      '2023-06-10T00:45:00Z: Next warnings',
      '2023-06-12T00:10:00Z: Next weekly report',
      '2023-06-13T00:45:00Z: Seven days before “1.2 million level-2 electronic identification accounts activated”',
      '2023-06-23T00:45:00Z: Seven days before “Digital data sets of departments, branches and units completed”',
      '2024-02-15T00:45:00Z: Past the Lunar New Year',
    ],
    [
      '2024-01-16T00:45:00Z: Next warnings',
      '2024-01-22T00:10:00Z: Next weekly report',
      '2024-02-15T00:45:00Z: Past the Lunar New Year',
    ],
    [
      '2024-02-12T00:45:00Z: Next warnings',
      '2024-02-15T00:10:00Z: Next weekly report',
      '2024-02-15T00:45:00Z: Past the Lunar New Year',
    ],
  ]);
});

test('a moving clock shows how far it is, and then what came of it', async () => {
  const moves = new ClockMoves();
  const { promise, resolve } = Promise.withResolvers<[]>();
  const about = { from: at('2024-01-15T00:00:00Z'), to: at('2024-01-16T00:00:00Z'), messagesBefore: 5 };
  expect(moves.start(about, () => promise)).toBe(true);
  expect(moves.start(about, () => promise)).toBe(false);
  const running = clockSection(at('2024-01-15T06:00:00Z'), [], moves.last, 12).toString();
  expect(running).toContain('<progress max="1440" value="360"');
  expect(running).toContain('7 thư mới');
  expect(running).not.toContain('<button>');
  resolve([]);
  await promise;
  const done = clockSection(at('2024-01-16T00:00:00Z'), [], moves.last, 15).toString();
  expect(done).toContain('10 thư mới');
});
