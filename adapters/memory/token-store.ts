import { type TokenRecord, tokenRecordSchema } from '../../domain/access/principal.ts';
import type { TokenStore } from '../../domain/ports/registry-store.ts';

/** Tokens in memory. */
export class MemoryTokenStore implements TokenStore {
  readonly #records = new Map<string, TokenRecord>();

  async find(id: string): Promise<TokenRecord | null> {
    const record = this.#records.get(id);
    return record === undefined ? null : tokenRecordSchema.parse(record);
  }

  async put(record: TokenRecord): Promise<'stored' | 'conflict'> {
    if (this.#records.has(record.id)) return 'conflict';
    this.#records.set(record.id, structuredClone(record));
    return 'stored';
  }

  async revoke(id: string, revokedAt: string): Promise<'revoked' | 'unknown'> {
    const record = this.#records.get(id);
    if (record === undefined) return 'unknown';
    this.#records.set(id, { ...record, revokedAt: record.revokedAt ?? revokedAt });
    return 'revoked';
  }
}
