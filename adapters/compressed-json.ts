import { gunzipSync, gzipSync } from 'node:zlib';
import type * as z from 'zod';
import type { Text } from '../domain/language/text.ts';
import { Problem } from '../domain/problem/problem.ts';

/** The most bytes a compressed body may take, so that its item with keys and names stays under DynamoDB's 400 KB. */
export const bodyLimit = 390_000;

/** A value as gzip-compressed JSON. */
export function compressJson(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

/**
 * A value as gzip-compressed JSON that has to fit into one item.
 * @param name what the value is, to begin a sentence with
 * @throws Problem `too-large` when it takes more than {@link bodyLimit} bytes
 */
export function compressToFit(value: unknown, name: Text): Uint8Array {
  const bytes = compressJson(value);
  if (bytes.length <= bodyLimit) return bytes;
  throw new Problem('too-large', {
    vi: `${name.vi} sau khi nén dài ${bytes.length} byte, tối đa ${bodyLimit} byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
    en: `${name.en} takes ${bytes.length} bytes compressed and may take ${bodyLimit}; shorten its texts or leave something out.`,
  });
}

/** Reads a value back from gzip-compressed JSON, through its schema. */
export function decompressJson<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(gunzipSync(bytes).toString()));
}
