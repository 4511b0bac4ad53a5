import { jsonPointer } from '../problem/json-pointer.ts';

/** What a JSON text shows that its parsed value does not. */
export type JsonInspection = {
  /** How deep arrays and objects are nested: 0 for a bare value, 1 for `{}`. */
  readonly depth: number;
  /** JSON pointer of the first key given twice in one object, of which `JSON.parse` keeps only the last; null if none. */
  readonly duplicate: string | null;
};

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Reads a JSON text once, in linear time and without recursion, for its nesting and for duplicate keys. Keys are compared
 * as they are read, so that `"a"` and `"\u0061"` are the same. It never throws; what it finds in a text that is not JSON
 * means nothing.
 * @param mostDepth reading stops, with `depth` one more, as soon as the nesting is deeper
 */
export function inspectJson(text: string, mostDepth = Number.POSITIVE_INFINITY): JsonInspection {
  /** One level for every depth reached so far, used again by the next container of that depth. */
  const levels: Level[] = [];
  let level: Level | undefined;
  let open = 0;
  let depth = 0;
  let duplicate: string | null = null;
  let expectsKey = false;
  let slash = text.indexOf('\\');
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const start = at;
      if (slash !== -1 && slash < start) slash = text.indexOf('\\', start);
      at = text.indexOf('"', start + 1);
      const escaped = slash !== -1 && slash < at;
      if (escaped) at = endOfString(text, slash);
      if (at === -1) break;
      if (!expectsKey || duplicate !== null) continue;
      expectsKey = false;
      const key = escaped ? unescaped(text.slice(start, at + 1)) : text.slice(start + 1, at);
      if (level?.repeats(key)) duplicate = jsonPointer(levels.slice(0, open).map(({ here }) => here));
    } else if (code === comma) {
      expectsKey = level?.next() ?? false;
    } else if (code < openBracket) {
      // White space, digits, colons: most of what lies between strings.
    } else if (code === openBrace || code === openBracket) {
      open += 1;
      depth = Math.max(depth, open);
      if (depth > mostDepth) break;
      level = levels[open - 1];
      if (level === undefined) {
        level = new Level();
        levels.push(level);
      }
      expectsKey = code === openBrace;
      level.begin(expectsKey);
    } else if (code === closeBrace || code === closeBracket) {
      open -= 1;
      level = levels[open - 1];
      expectsKey = false;
    }
  }
  return { depth, duplicate };
}

/** Up to this many keys, looking through a list is quicker than keeping a set. */
const fewKeys = 8;

/** An object or array that is being read: where in it the reader is, and which keys it has had. */
class Level {
  /** The current key of an object, or index of an array. */
  here: string | number = 0;
  #isObject = false;
  #few: string[] = [];
  #many: Set<string> | null = null;

  begin(isObject: boolean): void {
    this.#isObject = isObject;
    this.here = 0;
    this.#few.length = 0;
    this.#many = null;
  }

  /** Goes on to the next member; says whether it begins with a key. */
  next(): boolean {
    if (!this.#isObject) this.here = Number(this.here) + 1;
    return this.#isObject;
  }

  /** Takes the next key; says whether the object has had it before. */
  repeats(key: string): boolean {
    this.here = key;
    if (this.#many !== null) {
      const before = this.#many.size;
      return this.#many.add(key).size === before;
    }
    if (this.#few.includes(key)) return true;
    this.#few.push(key);
    if (this.#few.length > fewKeys) this.#many = new Set(this.#few);
    return false;
  }
}

/** Where a string ends, from its first backslash on; -1 when it does not. */
function endOfString(text: string, slash: number): number {
  for (let at = slash; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return -1;
}

/** The key that a JSON string literal with escapes stands for; the literal itself when it is not one. */
function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
