import {
  type Callback,
  create,
  type Range,
  type Section,
  type Store,
  type Table,
} from 'dynalite/db/index.js';
import { MirroredLevel } from './mirrored-level.ts';

/** A store, and how its writes become lasting. */
export type EmbeddedStore = {
  readonly store: Store;
  /** Resolves once everything written so far is stored, so that it outlives this process. */
  readonly stored: () => Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the store that dynalite's actions read and write: the same files, keys and values as dynalite's own, and a copy in
 * memory that answers at once. What a moment writes is stored together.
 */
export async function openStore(path: string): Promise<EmbeddedStore> {
  const own = create({ path, createTableMs: 0 });
  await own.db.open();
  const level = await MirroredLevel.over(own.db, ['index-', 'item-']);
  const sections = new Map<string, Section>();
  const section = (name: string, lockOf: () => Pick<Section, 'lock'>) => {
    const known = sections.get(name) ?? new MirroredSection(level, `${name}~`, lockOf().lock);
    sections.set(name, known);
    return known;
  };
  const tables = new Map<string, Table>();
  const store: Store = {
    ...own,
    getItemDb: (table) => section(`item-${table}`, () => own.getItemDb(table)),
    getIndexDb: (kind, table, index) =>
      section(`index-${kind.toLowerCase()}~${table}~${index}`, () => own.getIndexDb(kind, table, index)),
    getTable: (name, checksStatus, done) => {
      const tell = typeof checksStatus === 'function' ? checksStatus : done;
      const table = tables.get(name);
      if (table !== undefined) return tell?.(null, table);
      own.getTable(name, checksStatus !== false, (error, found) => {
        if (found !== undefined && isReady(found)) tables.set(name, found);
        tell?.(error, found);
      });
    },
  };
  const close = async () => {
    await level.stored();
    await own.db.close();
  };
  return { store, stored: () => level.stored(), close };
}

/** Nothing changes the description of a table that is ready. */
function isReady({ TableStatus, GlobalSecondaryIndexes = [] }: Table): boolean {
  return [TableStatus, ...GlobalSecondaryIndexes.map(({ IndexStatus }) => IndexStatus)].every(
    (status) => status === 'ACTIVE',
  );
}

/** The items of a table, or the entries of an index: the keys with a prefix. */
class MirroredSection implements Section {
  readonly lock: Section['lock'];
  readonly #level: MirroredLevel;
  readonly #prefix: string;

  constructor(level: MirroredLevel, prefix: string, lock: Section['lock']) {
    this.#level = level;
    this.#prefix = prefix;
    this.lock = lock;
  }

  get(key: string, done: Callback): void {
    done(null, this.#level.get(this.#prefix + key));
  }

  put(key: string, value: unknown, done: Callback): void {
    this.#level.put(this.#prefix + key, value);
    done(null);
  }

  del(key: string, done: Callback): void {
    this.#level.del(this.#prefix + key);
    done(null);
  }

  createValueStream({ gt, gte, lt, lte, reverse }: Range): RangeValues {
    return new RangeValues(
      this.#level.values({
        ...(gt === undefined ? { gte: this.#prefix + (gte ?? '') } : { gt: this.#prefix + gt }),
        ...(lte === undefined ? { lt: this.#prefix + (lt ?? '\xff') } : { lte: this.#prefix + lte }),
        reverse: reverse === true,
      }),
    );
  }
}

/**
 * Values as dynalite's queries take them: told, one after another, to the last listener of their kind, once whoever listens has
 * made ready, and until it has enough.
 */
class RangeValues {
  readonly #values: Iterable<unknown>;
  readonly #heard = new Map<string, (value: unknown) => void>();
  #isEnough = false;

  constructor(values: Iterable<unknown>) {
    this.#values = values;
  }

  on(name: string, heard: (value: unknown) => void): void {
    if (this.#heard.size === 0) queueMicrotask(() => this.#tell());
    this.#heard.set(name, heard);
  }

  removeAllListeners(): void {}

  emit(): void {}

  destroy(): void {
    this.#isEnough = true;
  }

  #tell(): void {
    for (const value of this.#values) {
      this.#heard.get('data')?.(value);
      if (this.#isEnough) return;
    }
    this.#heard.get('end')?.(undefined);
  }
}
