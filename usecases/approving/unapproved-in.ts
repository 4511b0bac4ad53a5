import type { Unapproved } from '../../domain/submission/unapproved.ts';
import type { Latest } from '../ports/submission-store.ts';

/**
 * What has become of the last figures of each unit of which those do not count, where figures count only once they are approved. Where
 * something cannot be read it is not known.
 */
export function unapprovedIn({ notCounted, unreadable }: Latest<unknown>): ReadonlyMap<string, Unapproved> {
  return new Map(
    [...(notCounted ?? [])]
      .filter(([unit]) => !unreadable.includes(unit))
      .map(([unit, { isReturned }]) => [unit, isReturned ? 'returned' : 'waiting']),
  );
}
