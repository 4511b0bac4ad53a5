import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type Rotation, type TokenRecord, tokenRecordSchema } from '../../domain/access/principal.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { TokenStore } from '../../usecases/ports/token-store.ts';
import { expression, setting } from './requests/expression.ts';
import { readerById } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

/** The record's own fields, without the keys. */
const reader = readerById('token', z.object(tokenRecordSchema.shape));

const pk = registryPartitions.tokens;

/**
 * Tokens in the Registry table, all in one partition so that they can be listed: `pk` = `token`, `sk` = the token's id.
 * The item of the first token of a chain holds what holds for the chain: its latest rotation and its revocation.
 */
export class DynamoDbTokenStore implements TokenStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  find(id: string): Promise<TokenRecord | null> {
    return this.#table.get({ pk, sk: id }, reader);
  }

  put(record: TokenRecord): Promise<boolean> {
    const isNewOrOwn = expression`attribute_not_exists(pk) OR (#hash = ${record.hash} AND attribute_not_exists(revokedAt))`;
    return this.#table.putIf(isNewOrOwn, { pk, sk: record.id, ...versionOf('token'), ...record });
  }

  list(after: string | null, limit: number): Promise<Listed<TokenRecord>> {
    const where = after === null ? expression`pk = ${pk}` : expression`pk = ${pk} AND sk > ${after}`;
    return this.#table.list(where, reader, ({ sk }) => sk, { atMost: limit });
  }

  rotate({ id, rotation }: TokenRecord, next: Rotation): Promise<boolean> {
    const isAsSeen =
      rotation === undefined
        ? expression`attribute_exists(pk) AND attribute_not_exists(revokedAt) AND attribute_not_exists(rotation)`
        : expression`attribute_exists(pk) AND attribute_not_exists(revokedAt) AND rotation.newest = ${rotation.newest}`;
    return this.#table.updateIf(isAsSeen, { pk, sk: id }, expression`SET rotation = ${next}`);
  }

  async retire(id: string, retiredAt: Temporal.Instant, replacedBy: string | null): Promise<void> {
    const isFirst = expression`attribute_exists(pk) AND attribute_not_exists(retiredAt)`;
    const change = setting({ retiredAt: instantText(retiredAt), replacedBy: replacedBy ?? undefined });
    await this.#table.updateIf(isFirst, { pk, sk: id }, change);
  }

  async noteUse(id: string, day: string): Promise<void> {
    const isEarlier = expression`attribute_exists(pk) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt < ${day})`;
    await this.#table.updateIf(isEarlier, { pk, sk: id }, expression`SET lastUsedAt = ${day}`);
  }

  revoke(id: string, revokedAt: Temporal.Instant): Promise<boolean> {
    const change = expression`SET revokedAt = if_not_exists(revokedAt, ${instantText(revokedAt)})`;
    return this.#table.updateIf(expression`attribute_exists(pk)`, { pk, sk: id }, change);
  }
}
