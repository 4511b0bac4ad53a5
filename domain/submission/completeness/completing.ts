import { revisionChanges } from '../revision-changes.ts';
import type { Submission } from '../submission.ts';
import type { Values } from '../values.ts';

/**
 * Whether figures only complete those in force: at least one is new, and none in force changes, nor its comment. Then nothing is
 * corrected, so no reason is needed, and no figure in force is overwritten.
 * @param sent the figures that could be read, and the indicators of those that could not, which count as changed
 */
export function isCompleting(
  { values: before, comments: said }: Pick<Submission, 'values' | 'comments'>,
  { comments }: { readonly comments?: ReadonlyMap<string, string> | undefined },
  { values, unread }: { readonly values: Values; readonly unread: ReadonlySet<string> },
): boolean {
  const changes = revisionChanges(before, new Map([...before, ...values]));
  const changed = [...changes.map(({ indicator }) => indicator), ...unread];
  return (
    changed.length > 0 &&
    changed.every((id) => !before.has(id)) &&
    [...(comments ?? [])].every(([id, text]) => !before.has(id) || (said?.get(id) ?? '') === text)
  );
}
