import type { Level } from 'level';
import { type KeyRange, SortedKeys } from './sorted-keys.ts';

type Write =
  | { readonly type: 'put'; readonly key: string; readonly value: string; readonly valueEncoding: 'utf8' }
  | { readonly type: 'del'; readonly key: string };

/** The longest that a write is kept to be stored with others, if nobody waits for it. */
const keptMs = 10;

/**
 * A LevelDB whose values are in memory too, as their texts. It reads without leaving the thread, and stores the writes of a
 * moment together, in their order: all of them or none.
 */
export class MirroredLevel {
  readonly #level: Level<string, unknown>;
  readonly #texts = new Map<string, string>();
  readonly #keys = new SortedKeys();
  #kept: Write[] = [];
  #timer: NodeJS.Timeout | null = null;
  #stored: Promise<void> = Promise.resolve();

  private constructor(level: Level<string, unknown>) {
    this.#level = level;
  }

  /** Reads the values under some prefixes. */
  static async over(level: Level<string, unknown>, prefixes: readonly string[]): Promise<MirroredLevel> {
    const mirrored = new MirroredLevel(level);
    for (const prefix of prefixes) {
      const range = { gte: prefix, lt: `${prefix}\xff` };
      for await (const [key, text] of level.iterator<string, string>({ ...range, valueEncoding: 'utf8' })) {
        mirrored.#texts.set(key, text);
        mirrored.#keys.add(key);
      }
    }
    return mirrored;
  }

  /**
   * A value; undefined where there is none.
   * @throws Error with LevelDB's own code when it is damaged
   */
  get(key: string): unknown {
    const text = this.#texts.get(key);
    return text === undefined ? undefined : valueIn(text);
  }

  /** The values of a range of keys, in their order. */
  *values(range: KeyRange): Generator<unknown> {
    for (const key of this.#keys.within(range)) yield this.get(key);
  }

  put(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    if (!this.#texts.has(key)) this.#keys.add(key);
    this.#texts.set(key, text);
    this.#keep({ type: 'put', key, value: text, valueEncoding: 'utf8' });
  }

  del(key: string): void {
    if (!this.#texts.delete(key)) return;
    this.#keys.remove(key);
    this.#keep({ type: 'del', key });
  }

  /** Resolves once everything written so far is stored, so that it outlives this process. */
  stored(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#kept.length === 0) return this.#stored;
    const writes = this.#kept;
    this.#kept = [];
    // After a failure nothing is stored any more: a later write may rest on one that is missing.
    this.#stored = this.#stored.then(() => this.#level.batch(writes));
    return this.#stored;
  }

  #keep(write: Write): void {
    this.#kept.push(write);
    this.#timer ??= setTimeout(() => {
      this.stored().catch((error: unknown) => {
        // It ends the process: what was answered may not be stored.
        setImmediate(() => {
          throw error;
        });
      });
    }, keptMs);
  }
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Error('a stored value is damaged', { cause }), { code: 'LEVEL_DECODE_ERROR' });
  }
}
