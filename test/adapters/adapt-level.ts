import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level';
import { Level } from 'level';

/**
 * Adapts the key-value store below the embedded database. Installing runs no scripts, so nothing in `node_modules` can be
 * patched; what is missing or slow there is replaced here, before the first database is opened.
 */
export function adaptLevel(): void {
  closeIterators();
  readAtOnce();
}

/**
 * dynalite 4.0.0 ends each iterator by `return()` if there is one (`db/index.js`, twice). Those of abstract-level 3 have
 * `close()` instead, so none was ever closed: every Query kept its iterator and a snapshot until the process ended.
 */
function closeIterators(): void {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
    Object.defineProperty(prototype, 'return', {
      configurable: true,
      value(this: { close(): Promise<void> }) {
        return this.close();
      },
    });
  }
}

type Synchronous = { _getSync(key: unknown, options: unknown): unknown };

/**
 * dynalite reads the description of a table before each of its items. Of a small database, mostly in memory, handing a read to
 * another thread and back takes longer than the read.
 */
function readAtOnce(): void {
  Object.defineProperty(Level.prototype, '_get', {
    configurable: true,
    async value(this: Synchronous, key: unknown, options: unknown) {
      return this._getSync(key, options);
    },
  });
}
