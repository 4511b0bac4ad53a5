import type { LeftOut } from '../../domain/stored-row/left-out.ts';
import { tell } from './tell.ts';

/** Says how many entries of a list could not be read; nothing where it is whole. */
export function LeftOutNote({ of: { unreadable } }: { readonly of: LeftOut }) {
  if (unreadable === undefined) return null;
  return (
    <p class="notice">
      {tell('leftOut', { count: unreadable.total })} <code>{unreadable.ids.slice(0, 5).join(', ')}</code>
    </p>
  );
}
