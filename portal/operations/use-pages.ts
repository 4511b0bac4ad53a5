import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OperationId } from '../../contract/resources.ts';
import type { AddressOf, AnswerOf } from '../api/declared.ts';
import { requestAt } from '../api/request.ts';
import { say } from '../language/say.ts';

/** A list that the API answers in pages. */
export type Pages<P> = {
  /** The pages read so far. */
  readonly pages: readonly P[];
  /** Why the next one could not be read; empty otherwise. */
  readonly failure: string;
  readonly isBusy: boolean;
  /** Whether there are more. */
  readonly hasMore: boolean;
  readonly more: () => void;
  /** Reads the list again from its beginning. */
  readonly again: () => void;
};

type Paged = { readonly next: string | null };

/** The operations that answer in pages. */
type PagedId = { [Id in OperationId]: AnswerOf<Id> extends Paged ? Id : never }[OperationId];

type PageOf<Id extends PagedId> = Extract<AnswerOf<Id>, Paged>;

type Read<P> = { readonly pages: readonly P[]; readonly failure: string; readonly isBusy: boolean };

/**
 * Reads a list of the API while a page shows it.
 * @param path with its query, if it has any
 * @param isWhole whether to read all pages, one after the other; otherwise the first, and one more each time
 */
export function usePages<Id extends PagedId>(path: AddressOf<Id>, isWhole = false): Pages<PageOf<Id>> {
  const [read, setRead] = useState<Read<PageOf<Id>>>({ pages: [], failure: '', isBusy: true });
  const [round, setRound] = useState(0);
  const [wanted, setWanted] = useState(1);
  const { pages, failure, isBusy } = read;
  useEffect(() => {
    let isShown = true;
    // What was read stays until it is read again.
    setRead((last) => ({ pages: round === 0 ? [] : last.pages, failure: '', isBusy: true }));
    void readOn<PageOf<Id>>(path, [], isWhole, (now) => isShown && setRead(now));
    return () => {
      isShown = false;
    };
  }, [path, round]);
  useEffect(() => {
    if (wanted === 1) return;
    let isShown = true;
    setRead({ pages, failure: '', isBusy: true });
    void readOn<PageOf<Id>>(path, pages, isWhole, (now) => isShown && setRead(now));
    return () => {
      isShown = false;
    };
  }, [wanted]);
  return {
    pages,
    failure,
    isBusy,
    hasMore: (pages.at(-1)?.next ?? null) !== null,
    more: useCallback(() => setWanted((last) => last + 1), []),
    again: useCallback(() => setRound((last) => last + 1), []),
  };
}

async function readOn<P extends Paged>(
  path: string,
  before: readonly P[],
  isWhole: boolean,
  show: (read: Read<P>) => void,
): Promise<void> {
  let pages = before;
  do {
    const next = pages.at(-1)?.next ?? null;
    const cursor = next === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    const outcome = await requestAt<P>(path + cursor);
    if (outcome.kind !== 'answered') {
      const failure = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
      show({ pages, failure, isBusy: false });
      return;
    }
    pages = [...pages, outcome.body];
    show({ pages, failure: '', isBusy: isWhole && outcome.body.next !== null });
  } while (isWhole && pages.at(-1)?.next !== null);
}
