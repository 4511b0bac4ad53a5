import type { Text } from '../language/text.ts';
import type { Caller } from './caller.ts';

/** What a caller is known by, at the beginning of a sentence: a token, or the session of a person in the portal. */
export function credentialWords({ session }: Pick<Caller, 'session'>): Text {
  return session === undefined
    ? { vi: 'Mã truy cập này', en: 'This token' }
    : { vi: 'Phiên đăng nhập này', en: 'This session' };
}
