import type { ReceivedKind } from '../../delivery/message-kind.ts';
import type { Text } from '../../language/text.ts';

/** Why recipients who stay in the catalogue get less mail. */
export type SilencingCause = {
  /** The unit whose recipients it concerns; null for all recipients. */
  readonly unit: string | null;
  readonly kinds: readonly ReceivedKind[];
  readonly words: Text;
};
