import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Outcome, request } from './request.ts';

/** What an address answers, null until it has; `again` asks once more. */
export type Asked<T> = { readonly outcome: Outcome<T> | null; readonly again: () => void };

/** Reads an address of the API while a page shows it. @param path null for nothing */
export function useAnswer<T>(path: string | null): Asked<T> {
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return;
    let isShown = true;
    setOutcome(null);
    void request<T>(path).then((answer) => {
      if (isShown) setOutcome(answer);
    });
    return () => {
      isShown = false;
    };
  }, [path, round]);
  return { outcome, again: useCallback(() => setRound((last) => last + 1), []) };
}
