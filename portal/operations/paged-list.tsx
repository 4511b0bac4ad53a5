import type { ComponentChildren } from 'preact';
import { say } from '../language/say.ts';
import { tell } from './tell.ts';
import type { Pages } from './use-pages.ts';

/** What was read of a list, that it is being read or why it cannot be, and a button for the rest. */
export function PagedList<P>({
  list,
  children,
}: {
  readonly list: Pages<P>;
  readonly children: (first: P, pages: readonly P[]) => ComponentChildren;
}) {
  const { pages, failure, isBusy, hasMore, more, again } = list;
  const [first] = pages;
  return (
    <>
      {first !== undefined && children(first, pages)}
      {isBusy && <p role="status">{say('loading')}</p>}
      {failure !== '' && (
        <div class="notice" role="alert">
          <p>{failure}</p>
          <button type="button" onClick={pages.length === 0 ? again : more}>
            {say('again')}
          </button>
        </div>
      )}
      {!isBusy && failure === '' && hasMore && (
        <p class="actions">
          <button type="button" onClick={more}>
            {tell('moreOnes')}
          </button>
        </p>
      )}
    </>
  );
}
