import type { ByteBlocks } from '../table/byte-blocks.ts';

/** The items of a page with native values, and the page without them. */
export type ScannedItems = {
  readonly items: Record<string, unknown>[];
  /** The page as JSON with an empty list of items. */
  readonly frame: string;
};

/** How an attribute begins, name and type, as in the item before: mostly the next one begins the same way. */
type Opening = { readonly text: string; readonly name: string; readonly type: string };

const beforeItems = /^\{(?:"(?:Count|ScannedCount)":\d+,)*"Items":\[/;
const anyOpening = /"([^"]+)":\{"(S|N|B|BOOL)":/y;

/**
 * Reads the items of a page straight from its text, as DynamoDB writes it: without spaces, and without the objects that
 * JSON.parse makes for each attribute. It supports texts, numbers, bytes and booleans.
 * @param blocks where bytes are kept
 * @returns null for a page without items, and for one with anything else in it, even an escaped character; the caller then
 * uses JSON.parse
 */
export function scannedItems(text: string, blocks: ByteBlocks): ScannedItems | null {
  const begin = beforeItems.exec(text)?.[0].length;
  if (begin === undefined || text.includes('\\')) return null;
  const scan = new ItemScan(text, begin, blocks);
  const items: Record<string, unknown>[] = [];
  while (text[scan.at] === '{') {
    const item = scan.item();
    if (item === null) return null;
    items.push(item);
    if (text[scan.at] === ']') return { items, frame: text.slice(0, begin) + text.slice(scan.at) };
    if (text[scan.at] !== ',') return null;
    scan.at += 1;
  }
  return null;
}

/** Reads one item after another. */
class ItemScan {
  /** Where to read on. */
  at: number;
  readonly #text: string;
  readonly #blocks: ByteBlocks;
  readonly #openings: Opening[] = [];

  constructor(text: string, at: number, blocks: ByteBlocks) {
    this.#text = text;
    this.at = at;
    this.#blocks = blocks;
  }

  /** The item that begins here; null where it has anything unexpected. */
  item(): Record<string, unknown> | null {
    const native: Record<string, unknown> = {};
    for (let nth = 0; ; nth += 1) {
      this.at += 1;
      const opening = this.#openingOf(nth);
      if (opening === null) return null;
      this.at += opening.text.length;
      const value = opening.type === 'BOOL' ? this.#truth() : this.#value(opening.type);
      if (value === undefined || this.#text[this.at] !== '}') return null;
      native[opening.name] = value;
      this.at += 1;
      const next = this.#text[this.at];
      if (next === ',') continue;
      this.at += 1;
      return next === '}' ? native : null;
    }
  }

  #openingOf(nth: number): Opening | null {
    const before = this.#openings[nth];
    if (before !== undefined && this.#text.startsWith(before.text, this.at)) return before;
    anyOpening.lastIndex = this.at;
    const [text, name, type] = anyOpening.exec(this.#text) ?? [];
    if (text === undefined || name === undefined || type === undefined) return null;
    const opening = { text, name, type };
    this.#openings[nth] = opening;
    return opening;
  }

  #value(type: string): unknown {
    const begin = this.at + 1;
    const end = this.#text.indexOf('"', begin);
    if (this.#text[this.at] !== '"' || end < 0) return undefined;
    this.at = end + 1;
    const value = this.#text.slice(begin, end);
    if (type === 'S') return value;
    return type === 'B' ? this.#blocks.fromBase64(value) : Number(value);
  }

  #truth(): boolean | undefined {
    for (const value of [true, false])
      if (this.#text.startsWith(`${value}`, this.at)) {
        this.at += `${value}`.length;
        return value;
      }
    return undefined;
  }
}
