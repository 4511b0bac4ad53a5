import type { OpenSession } from '../../domain/access/caller.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Ports } from '../ports/ports.ts';

/** Ends a session for the person whose it is, effective from the next request. */
export async function signOut(
  { clock, sessions }: Pick<Ports, 'clock' | 'sessions'>,
  { session }: OpenSession,
): Promise<void> {
  await sessions.end(session.id, { at: instantText(clock.now()), how: 'signed-out' });
}
