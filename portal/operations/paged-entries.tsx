import type { ComponentChildren } from 'preact';
import type { LeftOut } from '../../domain/stored-row/left-out.ts';
import { LeftOutNote } from './left-out.tsx';
import { PagedList } from './paged-list.tsx';
import type { Pages } from './use-pages.ts';

/** The entries of all pages read of a list, below what could not be read of each page. */
export function PagedEntries<P extends LeftOut & { readonly next: string | null }, E>({
  list,
  of,
  none,
  children,
}: {
  readonly list: Pages<P>;
  /** The entries of a page. */
  readonly of: (page: P) => readonly E[];
  /** What stands in the place of the entries where there are none; null for nothing. */
  readonly none: string | null;
  readonly children: (entries: readonly [E, ...E[]]) => ComponentChildren;
}) {
  return (
    <PagedList list={list}>
      {(_, pages) => {
        const [first, ...rest] = pages.flatMap(of);
        return (
          <>
            {pages.map((page) => (
              <LeftOutNote key={page.next ?? ''} of={page} />
            ))}
            {first === undefined ? none !== null && <p>{none}</p> : children([first, ...rest])}
          </>
        );
      }}
    </PagedList>
  );
}
