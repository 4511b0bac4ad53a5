import { jsonPointer } from '../../problem/json-pointer.ts';
import { isExactNumber } from '../numbers/exact-number.ts';

/** A number in a JSON text that `JSON.parse` would turn into another number. */
export type InexactNumber = { readonly pointer: string; readonly text: string };

/** Facts about a JSON text that parsing loses. */
export type JsonInspection = {
  /** Nesting depth of arrays and objects: 0 for a bare value, 1 for `{}`. */
  readonly depth: number;
  /** JSON pointer of the first key repeated in one object, of which `JSON.parse` keeps only the last; null if none. */
  readonly duplicate: string | null;
  /** The numbers that cannot be kept exactly: too many digits, too large, too close to zero. */
  readonly inexact: readonly InexactNumber[];
};

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Scans a JSON text once, in linear time and without recursion, for nesting depth, duplicate keys and numbers that parsing
 * would change. Keys are compared decoded, so `"a"` and `"\u0061"` are equal. Never throws; the result is meaningless for
 * text that is not JSON.
 * @param mostDepth scanning stops once the nesting exceeds this, with `depth` one greater
 */
export function inspectJson(text: string, mostDepth = Number.POSITIVE_INFINITY): JsonInspection {
  /** One level per depth reached so far, reused by the next container at that depth. */
  const levels: Level[] = [];
  let level: Level | undefined;
  let open = 0;
  let depth = 0;
  let duplicate: string | null = null;
  const inexact: InexactNumber[] = [];
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
      if (level?.repeats(key)) duplicate = pointerHere();
    } else if (code === comma) {
      expectsKey = level?.next() ?? false;
    } else if (code === minus || (code >= zero && code <= nine)) {
      const end = endOfNumber(text, at);
      const number = text.slice(at, end);
      if (!isExactNumber(number)) inexact.push({ pointer: pointerHere(), text: number });
      at = end - 1;
    } else if (code < openBracket) {
      // White space and colons: most of the text between strings and numbers.
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
  return { depth, duplicate, inexact };

  function pointerHere(): string {
    return jsonPointer(levels.slice(0, open).map(({ here }) => here));
  }
}

/** Up to this many keys, searching a list is faster than maintaining a set. */
const fewKeys = 8;

/** An open object or array: the current position in it, and the keys seen. */
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

  /** Advances to the next member; returns whether it begins with a key. */
  next(): boolean {
    if (!this.#isObject) this.here = Number(this.here) + 1;
    return this.#isObject;
  }

  /** Takes the next key; returns whether the object already has it. */
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

/** The end of a number. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && '0123456789.eE+-'.includes(text.charAt(at))) at += 1;
  return at;
}

/** The end of a string, searching from its first backslash; -1 when it does not end. */
function endOfString(text: string, slash: number): number {
  for (let at = slash; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return -1;
}

/** The key that a JSON string literal with escapes represents; the literal itself when it is invalid. */
function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
