import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OperationId } from '../../contract/resources.ts';
import type { AddressOf, AnswerOf } from './declared.ts';
import { type Outcome, requestAt } from './request.ts';

/** What an address answers, null until it has; `again` asks once more. */
export type Asked<T> = { readonly outcome: Outcome<T> | null; readonly again: () => void };

/** Reads an address of an operation while a page shows it. @param path null for nothing */
export function useAnswer<Id extends OperationId>(path: AddressOf<Id> | null): Asked<AnswerOf<Id>> {
  const [outcome, setOutcome] = useState<Outcome<AnswerOf<Id>> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return;
    let isShown = true;
    setOutcome(null);
    void requestAt<AnswerOf<Id>>(path).then((answer) => {
      if (isShown) setOutcome(answer);
    });
    return () => {
      isShown = false;
    };
  }, [path, round]);
  return { outcome, again: useCallback(() => setRound((last) => last + 1), []) };
}
