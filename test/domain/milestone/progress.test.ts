import { describe, expect, it } from 'vitest';
import { measureProgress } from '../../../domain/milestone/progress.ts';
import type { Value } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';

const [milestone] = smallCatalogue().milestones;
if (milestone === undefined) throw new Error('the fixture has changed');

const measure = (value: Value | undefined, target?: number) =>
  measureProgress(
    milestone,
    { unit: 'P.A', target },
    value && submissionOf({ values: new Map([[milestone.indicator, value]]) }),
  );

describe('measureProgress', () => {
  it.each<[string, Value | undefined, number | undefined, object]>([
    [
      'tasks half done',
      { kind: 'tasks', done: 1, total: 2 },
      undefined,
      { done: 1, target: 2, complete: false },
    ],
    [
      'tasks all done',
      { kind: 'tasks', done: 2, total: 2 },
      undefined,
      { done: 2, target: 2, complete: true },
    ],
    [
      'no tasks named',
      { kind: 'tasks', done: 0, total: 0 },
      undefined,
      { done: 0, target: 0, complete: false },
    ],
    [
      'a ratio reached',
      { kind: 'ratio', numerator: 3, denominator: 3 },
      undefined,
      { target: 3, complete: true },
    ],
    ['a count short of its target', { kind: 'count', count: 4 }, 5, { done: 4, target: 5, complete: false }],
    ['nothing sent', undefined, 5, { done: 0, target: 5, complete: false, figure: null }],
  ])('measures %s', (_, value, target, progress) => {
    expect(measure(value, target)).toMatchObject(progress);
  });

  it.each([undefined, 1_200_000])(
    'takes “nothing to report” as complete, whatever the target: %s',
    (target) => {
      expect(measure({ kind: 'none' }, target)).toMatchObject({
        done: 0,
        target: 0,
        complete: true,
        figure: { period: '2024-W02' },
      });
    },
  );
});
