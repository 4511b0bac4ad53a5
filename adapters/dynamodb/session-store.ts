import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import {
  type Session,
  type SessionEnd,
  type SessionPost,
  sessionSchema,
} from '../../domain/access/session.ts';
import { sessionListedDays } from '../../domain/access/session-limits.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { SessionStore } from '../../usecases/ports/session-store.ts';
import { expression } from './requests/expression.ts';
import { readerById } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { deletedAt, registryPartitions } from './table/table-schema.ts';

const reader = readerById('session', z.object(sessionSchema.shape));

const pk = registryPartitions.sessions;

/** Sessions in the Registry table: `pk` = `session`, `sk` = the session's id. DynamoDB deletes them {@link sessionListedDays} after their end. */
export class DynamoDbSessionStore implements SessionStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  find(id: string): Promise<Session | null> {
    return this.#table.get({ pk, sk: id }, reader);
  }

  put(session: Session): Promise<boolean> {
    const end = Temporal.Instant.from(session.expiresAt).add({ hours: 24 * sessionListedDays });
    const isOwn = expression`attribute_not_exists(pk) OR (#hash = ${session.hash} AND attribute_not_exists(ended))`;
    return this.#table.putIf(isOwn, {
      pk,
      sk: session.id,
      ...versionOf('session'),
      ...session,
      [deletedAt]: Math.floor(end.epochMilliseconds / 1000),
    });
  }

  list(after: string | null, limit: number): Promise<Listed<Session>> {
    const where = after === null ? expression`pk = ${pk}` : expression`pk = ${pk} AND sk > ${after}`;
    return this.#table.list(where, reader, ({ sk }) => sk, { atMost: limit });
  }

  async noteUse(id: string, at: Temporal.Instant): Promise<void> {
    // Whole seconds, so that texts sort as instants do.
    const text = instantText(wholeSecond(at));
    const isEarlier = expression`attribute_exists(pk) AND lastUsedAt < ${text}`;
    await this.#table.updateIf(isEarlier, { pk, sk: id }, expression`SET lastUsedAt = ${text}`);
  }

  async choosePost(id: string, post: SessionPost): Promise<void> {
    await this.#table.updateIf(
      expression`attribute_exists(pk)`,
      { pk, sk: id },
      expression`SET post = ${post}`,
    );
  }

  async end(id: string, end: SessionEnd): Promise<void> {
    const isOpen = expression`attribute_exists(pk) AND attribute_not_exists(ended)`;
    await this.#table.updateIf(isOpen, { pk, sk: id }, expression`SET ended = ${end}`);
  }
}
