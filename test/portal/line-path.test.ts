import { expect, it } from 'vitest';
import { linePath } from '../../portal/leaders/line-path.ts';

const size = { width: 112, height: 52 };

it('draws a line from left to right, the highest value at the top', () => {
  expect(linePath([10, 30, 20], size)).toBe('M6 46L56 6L106 26');
  expect(linePath([5, 5], size)).toBe('M6 26L106 26');
  expect(linePath([5], size)).toBe('M6 26');
});
