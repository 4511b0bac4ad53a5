import { expect, it } from 'vitest';
import { Problem } from '../../../domain/problem/problem.ts';

it('a problem names its code and what it says in English, for the log, and has no violations unless given', () => {
  const problem = new Problem('conflict', { vi: 'Trùng.', en: 'Taken.' });
  expect(String(problem)).toBe('Problem: conflict: Taken.');
  expect(problem.violations).toEqual([]);
});
