import * as z from 'zod';
import type { ByteBlocks } from '../table/byte-blocks.ts';

type BytesKept = Pick<ByteBlocks, 'fromBase64'>;

const listSchema = z.array(z.unknown());
const textsSchema = z.array(z.string());
const mapSchema = z.record(z.string(), z.unknown());

/**
 * An item of DynamoDB's JSON with native values.
 * An attribute of a type that no item read this way has stays
 * as it is, for its reader to refuse.
 * @param blocks where its bytes are kept
 */
export function nativeItem(
  item: Readonly<Record<string, unknown>>,
  blocks: BytesKept,
): Record<string, unknown> {
  const native: Record<string, unknown> = {};
  for (const name in item) native[name] = nativeValue(item[name], blocks);
  return native;
}

function nativeValue(value: unknown, blocks: BytesKept): unknown {
  if (typeof value === 'object' && value !== null) {
    if ('S' in value && typeof value.S === 'string') return value.S;
    if ('B' in value && typeof value.B === 'string') return blocks.fromBase64(value.B);
    if ('N' in value && typeof value.N === 'string') return Number(value.N);
    if ('BOOL' in value) return value.BOOL;
    if ('NULL' in value) return null;
    if ('SS' in value) return new Set(textsSchema.parse(value.SS));
    if ('L' in value) return listSchema.parse(value.L).map((one) => nativeValue(one, blocks));
    if ('M' in value) return nativeItem(mapSchema.parse(value.M), blocks);
  }
  return value;
}
