import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Kind, Value, Values } from './values.ts';

/**
 * All figures of a submission in one binary attribute.
 *
 * Format 1: the byte 1, then for every figure, in ascending order of the indicator's permanent number,
 * a tag `(number − previous number) × 8 + kind` followed by the kind's integers. Every integer is an unsigned
 * LEB128 varint; the amount is zigzag-folded first (0, −1, 1, −2 … → 0, 1, 2, 3 …). Kinds: 0 ratio (numerator,
 * denominator), 1 count, 2 tasks (done, total), 3 points (1/100), 4 standing (points in 1/100, rank, of), 5 amount (1/100),
 * 6 nothing to report (no integers).
 * The bytes need only the set's numbers to be read, and a number is never given to another indicator.
 */
const format = 1;

const kindCodes: readonly Kind[] = ['ratio', 'count', 'tasks', 'points', 'standing', 'amount', 'none'];

/** Packs figures; the result depends only on the figures, not on their order. */
export function packValues(set: IndicatorSet, values: Values): Uint8Array {
  const numbered = set.indicators
    .flatMap((indicator) => {
      const value = values.get(indicator.id);
      return value === undefined ? [] : [{ number: indicator.number, value }];
    })
    .sort((a, b) => a.number - b.number);
  const bytes: number[] = [format];
  let previous = 0;
  for (const { number, value } of numbered) {
    pushVarint(bytes, (number - previous) * 8 + kindCodes.indexOf(value.kind));
    for (const integer of integersOf(value)) pushVarint(bytes, integer);
    previous = number;
  }
  return Uint8Array.from(bytes);
}

/**
 * Reads packed figures back.
 * @param set a version of the set that still names every packed indicator; figures of indicators it no longer has are left out
 * @throws RangeError when the bytes are not of a known format
 */
export function unpackValues(set: IndicatorSet, bytes: Uint8Array): Values {
  if (bytes[0] !== format) throw new RangeError(`packed values of unknown format ${bytes[0]}`);
  const ids = idsOf(set);
  const values = new Map<string, Value>();
  const reader = new VarintReader(bytes, 1);
  let number = 0;
  while (!reader.atEnd) {
    const tag = reader.next();
    number += Math.floor(tag / 8);
    const value = readValue(kindCodes[tag % 8], reader);
    const id = ids.get(number);
    if (id !== undefined) values.set(id, value);
  }
  return values;
}

const idsBySet = new WeakMap<IndicatorSet, ReadonlyMap<number, string>>();

/** Ids by number, made once per set: a ranking unpacks thousands of submissions of the same set. */
function idsOf(set: IndicatorSet): ReadonlyMap<number, string> {
  const ids = idsBySet.get(set) ?? new Map(set.indicators.map(({ number, id }) => [number, id]));
  idsBySet.set(set, ids);
  return ids;
}

function integersOf(value: Value): number[] {
  switch (value.kind) {
    case 'ratio':
      return [value.numerator, value.denominator];
    case 'count':
      return [value.count];
    case 'tasks':
      return [value.done, value.total];
    case 'points':
      return [value.points];
    case 'standing':
      return [value.points, value.rank, value.of];
    case 'amount':
      return [value.amount < 0 ? -2 * value.amount - 1 : 2 * value.amount];
    case 'none':
      return [];
  }
}

function readValue(kind: Kind | undefined, reader: VarintReader): Value {
  switch (kind) {
    case 'ratio':
      return { kind, numerator: reader.next(), denominator: reader.next() };
    case 'count':
      return { kind, count: reader.next() };
    case 'tasks':
      return { kind, done: reader.next(), total: reader.next() };
    case 'points':
      return { kind, points: reader.next() };
    case 'standing':
      return { kind, points: reader.next(), rank: reader.next(), of: reader.next() };
    case 'amount': {
      const folded = reader.next();
      return { kind, amount: folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2 };
    }
    case 'none':
      return { kind };
    case undefined:
      throw new RangeError('packed value of unknown kind');
  }
}

function pushVarint(bytes: number[], integer: number): void {
  let rest = integer;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

class VarintReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let integer = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('packed values end in the middle of a number');
      this.#at += 1;
      integer += (byte % 128) * scale;
      if (byte < 128) return integer;
      scale *= 128;
    }
  }
}
