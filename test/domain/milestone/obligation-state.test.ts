import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { MeasuredMilestone, Obligation } from '../../../domain/catalogue/milestone.ts';
import { datedProgress, obligationState } from '../../../domain/milestone/obligation-state.ts';
import type { Progress } from '../../../domain/milestone/progress.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const base = { id: 'm', name: { vi: 'Mốc', en: 'Milestone' }, date: '2024-03-29', set: 'S' };
const ladder = { workingDaysBefore: [0], overdueEvery: 5 };
const figure: MeasuredMilestone = {
  ...base,
  ladder,
  indicator: 'S.4',
  measuredFrom: '2024-W01',
  obligations: [{ unit: 'P.A' }],
};
const submissions: MeasuredMilestone = {
  ...base,
  ladder,
  goal: 'submissions',
  period: '2024-W05',
  obligations: [{ unit: 'P.A' }],
};

function progress(date: string, done: number, target: number, illustrative = false): Progress {
  return { date: day(date), done, target, complete: target > 0 && done >= target, illustrative };
}

function stateOf(
  history: readonly Progress[],
  obligation: Partial<Obligation> = {},
  milestone: MeasuredMilestone = figure,
) {
  const state = obligationState(
    milestone,
    { unit: 'P.A', ...obligation },
    history,
    { date: day('2024-03-29') },
    day('2024-02-12'),
  );
  return JSON.parse(JSON.stringify(state));
}

/** The state of a unit that has submitted nothing and has no speed. */
const unmeasured = {
  status: 'at-risk',
  doneOn: null,
  daysEarly: null,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
  figureDate: null,
  done: 0,
  illustrative: false,
};

describe('a unit that has sent nothing', () => {
  it('has all of its target to do', () => {
    expect(stateOf([], { target: 40 })).toEqual({ ...unmeasured, target: 40, remaining: 40 });
  });

  it('has nothing to say where only its figures name a target', () => {
    expect(stateOf([])).toEqual({ ...unmeasured, target: null, remaining: null });
  });

  it('owes the one submission where submissions are the goal', () => {
    expect(stateOf([], {}, submissions)).toEqual({ ...unmeasured, target: 1, remaining: 1 });
  });
});

describe('a unit whose newest figure does not say what there is to do', () => {
  it('has no target and no speed, though earlier figures did and it was given one', () => {
    const history = [
      progress('2024-01-12', 5, 10),
      progress('2024-01-19', 8, 10),
      progress('2024-01-26', 0, 0),
    ];
    expect(stateOf(history, { target: 10 })).toEqual({
      ...unmeasured,
      target: null,
      remaining: null,
      figureDate: '2024-01-26',
    });
  });
});

describe('the speed of a unit', () => {
  it('is measured over its last five figures', () => {
    const history = [0, 50, 52, 54, 56, 58].map((done, week) =>
      progress(
        day('2024-01-05')
          .add({ days: 7 * week })
          .toString(),
        done,
        100,
      ),
    );
    expect(stateOf(history)).toEqual({
      status: 'at-risk',
      done: 58,
      target: 100,
      remaining: 42,
      doneOn: null,
      daysEarly: null,
      pace: { amount: 8, days: 28 },
      neededPace: { amount: 42, days: 49 },
      projected: '2024-07-05',
      earliest: '2024-07-05',
      latest: '2024-07-05',
      figureDate: '2024-02-09',
      illustrative: false,
    });
  });
});

describe('the mark of illustrative figures', () => {
  const at = (date: string, illustrative: boolean) => progress(date, 5, 10, illustrative);

  it('is that of the target', () => {
    expect(stateOf([], { target: 10, illustrative: true }).illustrative).toBe(true);
    expect(stateOf([], { target: 10, illustrative: false }).illustrative).toBe(false);
    expect(stateOf([at('2024-01-12', false)], { illustrative: true }).illustrative).toBe(true);
  });

  it('is that of any figure its speed rests on', () => {
    expect(stateOf([at('2024-01-12', true), at('2024-01-19', false)]).illustrative).toBe(true);
    expect(stateOf([at('2024-01-12', false), at('2024-01-19', true)]).illustrative).toBe(true);
    expect(stateOf([at('2024-01-12', false), at('2024-01-19', false)]).illustrative).toBe(false);
  });

  it('is not that of a figure before the last five', () => {
    const dates = ['2024-01-05', '2024-01-12', '2024-01-19', '2024-01-26', '2024-02-02', '2024-02-09'];
    const history = (marked: number) => dates.map((date, index) => at(date, index === marked));
    expect([0, 1, 5].map((marked) => stateOf(history(marked)).illustrative)).toEqual([false, true, true]);
  });

  it('is that of the newest figure, though it says nothing of a target', () => {
    expect(stateOf([at('2024-01-12', false), progress('2024-01-19', 0, 0, true)]).illustrative).toBe(true);
  });
});

describe('progress against time', () => {
  it('keeps what is dated before all that follows, oldest first', () => {
    const history = [
      progress('2024-01-05', 1, 10),
      progress('2024-01-19', 2, 10),
      progress('2024-01-12', 3, 10),
      progress('2024-01-26', 4, 0),
      progress('2024-02-02', 5, 10),
      progress('2024-02-02', 6, 10),
    ];
    expect(datedProgress(history).map(({ done }) => done)).toEqual([1, 3, 6]);
    expect(datedProgress([])).toEqual([]);
  });

  it('keeps “nothing to report”, which says that there is nothing to do', () => {
    const none: Progress = {
      date: day('2024-01-12'),
      done: 0,
      target: 0,
      complete: true,
      illustrative: false,
    };
    expect(datedProgress([none])).toEqual([none]);
    expect(stateOf([none], { target: 10 })).toEqual({
      ...unmeasured,
      status: 'done',
      target: 0,
      remaining: 0,
      doneOn: '2024-01-12',
      daysEarly: 77,
      figureDate: '2024-01-12',
    });
  });
});
