import type { IndicatorSet } from '../../catalogue/catalogue.ts';
import type { IntegerReader, IntegerWriter } from '../../kinds/kind.ts';
import { type FigureKindName, figureKinds, type Value, type ValueOf } from '../../kinds/kinds.ts';
import type { Values } from '../values.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * All figures of a submission in one binary attribute.
 *
 * Format 1: the byte 1, then for every figure, in ascending order of the indicator's permanent number, a tag
 * `(number − previous number) × 8 + code` followed by the kind's integers. Every integer is an unsigned LEB128 varint.
 * A kind's file in `domain/kinds` gives its code, from 0 to 7, and its integers; if all eight codes are taken, a new
 * kind needs a new format. Decoding needs only the numbers of the version that the figures were packed with.
 */
const format = 1;

/** The decoder of each kind, by its code. */
const readers = new Map<number, (reader: IntegerReader) => Value>(
  Object.values(figureKinds).map(({ code, fromIntegers }) => [code, fromIntegers]),
);

/** Packs figures; the result does not depend on their order. */
export function packValues(set: IndicatorSet, values: Values): Uint8Array {
  const writer = new VarintWriter(1 + values.size * mostBytesOfFigure);
  writer.put(format);
  let previous = 0;
  for (const { id, number } of byNumber(set)) {
    const value = values.get(id);
    if (value === undefined) continue;
    writer.put((number - previous) * 8 + figureKinds[value.kind].code);
    putIntegers(value.kind, value, writer);
    previous = number;
  }
  return writer.written();
}

/** A tag and at most three integers, each of at most eight bytes. */
const mostBytesOfFigure = 4 * 8;

type Numbered = IndicatorSet['indicators'];

const inOrder = new WeakMap<IndicatorSet, Numbered>();

/** A set's indicators in ascending order of their numbers, sorted once for each set. */
function byNumber(set: IndicatorSet): Numbered {
  const sorted = inOrder.get(set) ?? set.indicators.toSorted((a, b) => a.number - b.number);
  inOrder.set(set, sorted);
  return sorted;
}

/** What unpacking needs of a set: its indicators' ids, numbers and kinds. */
export type Numbering = {
  readonly indicators: readonly Pick<IndicatorSet['indicators'][number], 'id' | 'number' | 'kind'>[];
};

/**
 * Unpacks figures.
 * @param packedBy the set in the catalogue version that the figures were packed with
 * @param asked the set to read them for; figures that it does not ask for, or asks for as another kind, are omitted
 * @throws RangeError when the bytes are not in a known format
 */
export function unpackValues(packedBy: Numbering, bytes: Uint8Array, asked: Numbering = packedBy): Values {
  const reader = packedReader(bytes);
  const ids = idsOf(packedBy, asked);
  const values = new Map<string, Value>();
  let number = 0;
  while (!reader.atEnd) {
    const tag = reader.next();
    number += Math.floor(tag / 8);
    const read = readers.get(tag % 8);
    if (read === undefined) throw new RangeError('packed value of unknown kind');
    const value = read(reader);
    const id = ids.get(number);
    if (id !== undefined) values.set(id, value);
  }
  return values;
}

/**
 * Reads packed figures from their first tag.
 * @throws RangeError when the bytes are not in a known format
 */
export function packedReader(bytes: Uint8Array): VarintReader {
  if (bytes[0] !== format) throw new RangeError(`packed values of unknown format ${bytes[0]}`);
  return new VarintReader(bytes, 1);
}

const idsBySets = new WeakMap<Numbering, WeakMap<Numbering, ReadonlyMap<number, string>>>();

/** Ids by number, built once per pair of sets: a ranking unpacks thousands of submissions of the same one. */
function idsOf(packedBy: Numbering, asked: Numbering): ReadonlyMap<number, string> {
  const byAsked = idsBySets.get(packedBy) ?? new WeakMap<Numbering, ReadonlyMap<number, string>>();
  idsBySets.set(packedBy, byAsked);
  const ids = byAsked.get(asked) ?? commonIds(packedBy, asked);
  byAsked.set(asked, ids);
  return ids;
}

function commonIds(packedBy: Numbering, asked: Numbering): ReadonlyMap<number, string> {
  const kinds = new Map(asked.indicators.map(({ id, kind }) => [id, kind]));
  const common = packedBy.indicators.filter(({ id, kind }) => kinds.get(id) === kind);
  return new Map(common.map(({ number, id }) => [number, id]));
}

/** Writes a figure's integers, in the order in which they are packed. */
export function putIntegers<K extends FigureKindName>(kind: K, value: ValueOf<K>, into: IntegerWriter): void {
  figureKinds[kind].putIntegers(value, into);
}
