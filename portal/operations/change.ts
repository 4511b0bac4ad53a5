import { type Signal, useSignal } from '@preact/signals';
import type { ProblemAnswer } from '../../contract/problem.ts';
import { type RequestOptions, request } from '../api/request.ts';
import { say } from '../language/say.ts';

/** A change that a page asks for: whether it is on its way, and how it ended. */
export type Change = {
  readonly isBusy: Signal<boolean>;
  /** What was done, in words; empty before. */
  readonly done: Signal<string>;
  /** Why it was not done; empty otherwise. */
  readonly failure: Signal<string>;
  /** Makes the change. @returns the answer; null when it was refused or did not arrive */
  readonly make: <T>(path: string, options: RequestOptions, done: (answer: T) => string) => Promise<T | null>;
};

/**
 * A change of a page, none under way at first.
 * @param reason says why it was refused
 */
export function useChange(reason: (problem: ProblemAnswer) => string = reasonOf): Change {
  const isBusy = useSignal(false);
  const done = useSignal('');
  const failure = useSignal('');
  const make = async <T>(path: string, options: RequestOptions, words: (answer: T) => string) => {
    if (isBusy.peek()) return null;
    isBusy.value = true;
    done.value = '';
    failure.value = '';
    const outcome = await request<T>(path, options);
    isBusy.value = false;
    if (outcome.kind === 'answered') {
      done.value = words(outcome.body);
      return outcome.body;
    }
    failure.value = outcome.kind === 'refused' ? reason(outcome.problem) : say('unreachable');
    return null;
  };
  return { isBusy, done, failure, make };
}

function reasonOf({ detail, errors = [] }: ProblemAnswer): string {
  return errors.length === 0 ? detail : errors.map((one) => one.detail).join(' ');
}
