import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { progressIn } from '../../../domain/milestone/progress.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';

const [milestone] = smallCatalogue().milestones;
if (milestone === undefined || milestone.goal === 'date' || milestone.goal === 'submissions')
  throw new Error('the fixture has changed');

/** The progress of one figure, as JSON. */
const measure = (value: Value, target?: number) =>
  JSON.parse(
    JSON.stringify(
      progressIn(
        milestone,
        { unit: 'P.A', target },
        submissionOf({ values: new Map([[milestone.indicator, value]]) }),
      ),
    ),
  );

const measuredOn = { date: '2024-01-12', at: '2024-01-12T03:00:00Z', illustrative: false };

describe('the progress that a submission shows', () => {
  it.each<[string, Value, number | undefined, object]>([
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
      { done: 3, target: 3, complete: true },
    ],
    ['a count short of its target', { kind: 'count', count: 4 }, 5, { done: 4, target: 5, complete: false }],
  ])('measures %s', (_, value, target, progress) => {
    expect(measure(value, target)).toEqual({ ...measuredOn, ...progress });
  });

  it.each([undefined, 1_200_000])(
    'takes “nothing to report” as complete, whatever the target: %s',
    (target) => {
      expect(measure({ kind: 'none' }, target)).toEqual({
        ...measuredOn,
        done: 0,
        target: 0,
        complete: true,
      });
    },
  );

  it('dates a figure as its sender does, else by its receipt in Vietnam, and is null without one', () => {
    const sent = { values: new Map([['S.2', { kind: 'tasks', done: 1, total: 2 } as const]]) };
    const dateOf = (changes: object) =>
      progressIn(milestone, { unit: 'P.A' }, submissionOf({ ...sent, ...changes }))?.date.toString();
    expect(dateOf({ asOf: '2024-01-10' })).toBe('2024-01-10');
    expect(dateOf({ receivedAt: '2024-01-11T17:00:00Z' })).toBe('2024-01-12');
    expect(progressIn(milestone, { unit: 'P.A' }, submissionOf())).toBeNull();
  });

  it('is marked as illustrative where the figure or the target is', () => {
    const values = new Map([['S.2', { kind: 'tasks', done: 1, total: 2 } as const]]);
    const marked = (target: boolean | undefined, figure: boolean) =>
      progressIn(
        milestone,
        { unit: 'P.A', ...(target === undefined ? {} : { illustrative: target }) },
        submissionOf({ values, illustrative: figure }),
      )?.illustrative;
    expect([marked(undefined, false), marked(false, false)]).toEqual([false, false]);
    expect([marked(true, false), marked(false, true), marked(undefined, true)]).toEqual([true, true, true]);
  });

  it('is nothing for a figure of a kind that measures nothing', () => {
    const nothing = { ...measuredOn, done: 0, complete: false };
    expect(measure({ kind: 'points', points: 500 })).toEqual({ ...nothing, target: 0 });
    expect(measure({ kind: 'points', points: 500 }, 5)).toEqual({ ...nothing, target: 5 });
  });

  it('takes the submission itself as done where submissions are the goal, on the day it came', () => {
    const { id, name, date } = milestone;
    const all = { id, name, date, goal: 'submissions', set: 'S', period: '2024-W02' } as const;
    const sent = submissionOf({
      asOf: '2024-01-01',
      receivedAt: iso('2024-01-12T03:00:00Z'),
      illustrative: true,
    });
    const progress = progressIn({ ...all, obligations: [{ unit: 'P.A' }] }, { unit: 'P.A' }, sent);
    expect(JSON.parse(JSON.stringify(progress))).toEqual({
      date: '2024-01-12',
      at: '2024-01-12T03:00:00Z',
      done: 1,
      target: 1,
      complete: true,
      illustrative: true,
    });
  });
});
