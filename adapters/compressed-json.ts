import { gunzipSync, gzipSync } from 'node:zlib';
import type * as z from 'zod';

/** A value as gzip-compressed JSON. */
export function compressJson(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

/** Decompresses and parses a value, checked by its schema. */
export function decompressJson<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(gunzipSync(bytes).toString()));
}

/**
 * Decompresses and parses a value that the product itself checked before it stored it. Damaged bytes are found by the check
 * sum that gzip ends with.
 * @throws Error for damaged bytes
 */
export function decompressOwn<T>(bytes: Uint8Array): T {
  return JSON.parse(gunzipSync(bytes).toString());
}
