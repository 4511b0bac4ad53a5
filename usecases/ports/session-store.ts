import type { Temporal } from 'temporal-polyfill';
import type { Session, SessionEnd, SessionPost } from '../../domain/access/session.ts';
import type { Listed } from './listed.ts';

/** Stores sessions of the portal: hashes of their secrets, never the secrets. */
export interface SessionStore {
  find(id: string): Promise<Session | null>;

  /**
   * Stores a new session; one with the same hash is that session, put already by a write whose answer was lost.
   * @returns false when another one with that id exists, or it has ended; it stays unchanged
   */
  put(session: Session): Promise<boolean>;

  /** The sessions with ids after the given one, in id order; from the first one for null. */
  list(after: string | null, limit: number): Promise<Listed<Session>>;

  /** Notes a use of a session, unless a later one is noted. */
  noteUse(id: string, at: Temporal.Instant): Promise<void>;

  /** Makes a session act as another post of the same person. */
  choosePost(id: string, post: SessionPost): Promise<void>;

  /** Ends a session. One that has ended already keeps its first end; one that does not exist stays so. */
  end(id: string, end: SessionEnd): Promise<void>;
}
