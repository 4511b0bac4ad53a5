import { tokenIdOf } from '../../domain/access/token.ts';
import type { Settings } from '../settings.ts';
import { readToken } from '../token.ts';
import { words } from './words.ts';

/** The id of the token that a command was called with; null for one that is not of the product's form. */
export function ownTokenId(settings: Settings): string | null {
  return tokenIdOf(readToken(settings, process.env));
}

/** The operators of the local stack. */
const localOperators = ['operations', 'operations-2'] as const;

/** The name of the other operator's local token; undefined outside the local stack, where it is in their `TIENDO_TOKEN`. */
export function otherOperator({ as }: Pick<Settings, 'as'>): string | undefined {
  return as === undefined ? undefined : localOperators.find((name) => name !== as);
}

/** Who has to agree to what takes two operators: the line before the command that they run. */
export function whoAgrees(settings: Settings): string {
  return settings.as === undefined
    ? words(
        settings,
        'Bạn không tự đồng ý được. Người vận hành khác chạy, với mã truy cập được cấp trực tiếp cho mình trong TIENDO_TOKEN:',
        'You cannot agree yourself. Another operator runs this, with a token issued directly to them in TIENDO_TOKEN:',
      )
    : words(
        settings,
        'Bạn không tự đồng ý được. Người vận hành khác của bản chạy thử chạy:',
        'You cannot agree yourself. The other operator of the local stack runs this:',
      );
}
