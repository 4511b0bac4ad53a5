import type { Caller } from '../../domain/access/caller.ts';

/** The caller in a log entry: the token's id, or the post of a session, and the unit. */
export function callerKeys({ principal, tokenId, session }: Caller): Record<string, string> {
  return {
    ...(session === undefined ? { tokenId } : { post: session.post.id }),
    ...('unit' in principal ? { unit: principal.unit } : {}),
  };
}
