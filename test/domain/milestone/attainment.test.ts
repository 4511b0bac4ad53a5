import { expect, it } from 'vitest';
import { attainmentOf } from '../../../domain/milestone/attainment.ts';

it.each([
  [0, 5, 0],
  [1, 3, 33.33],
  [2, 3, 66.67],
  [19_999, 20_000, 99.99],
  [99_999, 100_000, 99.99],
  [5, 5, 100],
  [7, 5, 140],
  [9e15, 3, 3e17],
  [3, 0, null],
  [0, 0, null],
  [3, -1, null],
  [3, null, null],
])('%s of %s is %s per cent', (done, target, percent) => {
  expect(attainmentOf(done, target)).toBe(percent);
});
