import { Temporal } from 'temporal-polyfill';
import {
  type Session,
  type SessionEnd,
  type SessionPost,
  sessionSchema,
} from '../../domain/access/session.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { SessionStore } from '../../usecases/ports/session-store.ts';

/** Sessions, checked like stored ones and never deleted. */
export class MemorySessionStore implements SessionStore {
  readonly #sessions = new Map<string, Session>();

  async find(id: string): Promise<Session | null> {
    return this.#sessions.get(id) ?? null;
  }

  async put(session: Session): Promise<boolean> {
    const there = this.#sessions.get(session.id);
    if (there !== undefined && (there.hash !== session.hash || there.ended !== undefined)) return false;
    this.#sessions.set(session.id, sessionSchema.parse(session));
    return true;
  }

  async list(after: string | null, limit: number): Promise<Listed<Session>> {
    const found = [...this.#sessions.values()]
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
    return allReadable(found);
  }

  async noteUse(id: string, at: Temporal.Instant): Promise<void> {
    this.#change(id, (session) =>
      isBefore(Temporal.Instant.from(session.lastUsedAt), at)
        ? { ...session, lastUsedAt: instantText(wholeSecond(at)) }
        : session,
    );
  }

  async choosePost(id: string, post: SessionPost): Promise<void> {
    this.#change(id, (session) => ({ ...session, post }));
  }

  async end(id: string, ended: SessionEnd): Promise<void> {
    this.#change(id, (session) => ({ ended, ...session }));
  }

  #change(id: string, change: (session: Session) => Session): void {
    const session = this.#sessions.get(id);
    if (session !== undefined) this.#sessions.set(id, sessionSchema.parse(change(session)));
  }
}
