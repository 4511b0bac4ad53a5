import type { Temporal } from 'temporal-polyfill';
import { type Rotation, type TokenRecord, tokenRecordSchema } from '../../domain/access/principal.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { TokenStore } from '../../usecases/ports/token-store.ts';

/** Token records, checked like stored ones whenever they are read. */
export class MemoryTokenStore implements TokenStore {
  readonly #records = new Map<string, TokenRecord>();

  async find(id: string): Promise<TokenRecord | null> {
    const record = this.#records.get(id);
    return record === undefined ? null : tokenRecordSchema.parse(record);
  }

  async put(record: TokenRecord): Promise<boolean> {
    const there = this.#records.get(record.id);
    if (there !== undefined && (there.hash !== record.hash || there.revokedAt !== undefined)) return false;
    this.#records.set(record.id, structuredClone(record));
    return true;
  }

  async list(after: string | null, limit: number): Promise<Listed<TokenRecord>> {
    const found = [...this.#records.values()]
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map((record) => tokenRecordSchema.parse(record));
    return allReadable(found);
  }

  async rotate(seen: TokenRecord, rotation: Rotation): Promise<boolean> {
    const record = this.#records.get(seen.id);
    if (record === undefined || record.revokedAt !== undefined) return false;
    if (record.rotation?.newest !== seen.rotation?.newest) return false;
    this.#records.set(seen.id, { ...record, rotation: structuredClone(rotation) });
    return true;
  }

  async retire(id: string, retiredAt: Temporal.Instant, replacedBy: string | null): Promise<void> {
    const record = this.#records.get(id);
    if (record === undefined || record.retiredAt !== undefined) return;
    const successor = replacedBy === null ? {} : { replacedBy };
    this.#records.set(id, { ...record, ...successor, retiredAt: instantText(retiredAt) });
  }

  async noteUse(id: string, day: string): Promise<void> {
    const record = this.#records.get(id);
    if (record === undefined || (record.lastUsedAt ?? '') >= day) return;
    this.#records.set(id, { ...record, lastUsedAt: day });
  }

  async revoke(id: string, revokedAt: Temporal.Instant): Promise<boolean> {
    const record = this.#records.get(id);
    if (record === undefined) return false;
    this.#records.set(id, { ...record, revokedAt: record.revokedAt ?? instantText(revokedAt) });
    return true;
  }
}
