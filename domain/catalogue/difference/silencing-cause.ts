import type { ReceivedKind } from '../../delivery/message-kind.ts';
import type { Text } from '../../language/text.ts';
import type { Recipient } from '../catalogue.ts';

/** Why recipients who stay in the catalogue get less mail. */
export type SilencingCause = {
  /** Whether a post, as it was, gets less. */
  readonly isAbout: (post: Recipient) => boolean;
  readonly kinds: readonly ReceivedKind[];
  readonly words: Text;
};

/** What comes with figures that a unit sends, or owes. */
export const mailOfFigures = ['warnings', 'receipts', 'notices', 'returned-figures', 'approvals'] as const;

/** All posts of a unit. */
export function postsOf(unit: string): SilencingCause['isAbout'] {
  return (post) => post.unit === unit;
}
