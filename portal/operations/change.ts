import { type Signal, useSignal } from '@preact/signals';
import type { ProblemAnswer } from '../../contract/http/problem.ts';
import type { OperationId } from '../../contract/resources.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { AddressOf, AnswerOf, OptionsOf } from '../api/declared.ts';
import { requestAt } from '../api/request.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { tell } from './tell.ts';

/** A change that a page asks for: whether it is on its way, and how it ended. */
export type Change = {
  readonly isBusy: Signal<boolean>;
  /** What was done, in words; empty before. */
  readonly done: Signal<string>;
  /** Why it was not done; empty otherwise. */
  readonly failure: Signal<string>;
  /** Makes the change. @returns the answer; null when it was refused or did not arrive */
  readonly make: <Id extends OperationId>(
    path: AddressOf<Id>,
    options: OptionsOf<Id>,
    done: (answer: AnswerOf<Id>) => string,
  ) => Promise<AnswerOf<Id> | null>;
};

/** A change of a page, none under way at first. */
export function useChange(): Change {
  const isBusy = useSignal(false);
  const done = useSignal('');
  const failure = useSignal('');
  const make: Change['make'] = async <Id extends OperationId>(
    path: AddressOf<Id>,
    options: OptionsOf<Id>,
    words: (answer: AnswerOf<Id>) => string,
  ) => {
    if (isBusy.peek()) return null;
    isBusy.value = true;
    done.value = '';
    failure.value = '';
    const outcome = await requestAt<AnswerOf<Id>>(path, options);
    isBusy.value = false;
    if (outcome.kind === 'answered') {
      done.value = words(outcome.body);
      return outcome.body;
    }
    failure.value = outcome.kind === 'refused' ? reasonOf(outcome.problem) : say('unreachable');
    return null;
  };
  return { isBusy, done, failure, make };
}

/** The most faults that are listed. */
const mostFaults = 20;

/** Why something was refused: each fault on a line, with its place in words where it has one. */
function reasonOf({ detail, errors = [] }: ProblemAnswer): string {
  const told = errors.filter((fault) => fault.detail !== detail);
  const lines = told.slice(0, mostFaults).map((fault) => {
    const place = fault.place ?? fault.indicator?.name ?? fieldAt(fault.pointer);
    return place === null ? fault.detail : `${place}: ${fault.detail}`;
  });
  const more = told.length - lines.length;
  const rest = more === 0 ? [] : [tell('andMore', { count: formatInteger(more, language.value) })];
  return [detail, ...lines, ...rest].join('\n');
}

const fields = ['unit', 'set', 'period', 'officer', 'reason'] as const;

/** What the field that a pointer leads to is called on the page; null for any other place. */
function fieldAt(pointer: string): string | null {
  if (pointer === '/expiresAt') return tell('expires');
  const field = fields.find((name) => pointer === `/${name}`);
  return field === undefined ? null : tell(field);
}
