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
