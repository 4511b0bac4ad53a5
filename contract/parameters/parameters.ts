import * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';

type Shape = z.core.$ZodShape;

/**
 * Declares path and query parameters. Every other query parameter is rejected, on every route.
 * @param usage the expected form of the address
 */
export function parameters<Path extends Shape, Query extends Shape>(path: Path, query: Query, usage: Text) {
  return {
    path: z.object(path),
    query: z.object(query),
    schema: z.object({ ...path, ...query }),
    usage,
  };
}

/** Declares path parameters, for an operation without query parameters. */
export function pathParameters<Path extends Shape>(path: Path, usage: Text) {
  return parameters(path, {}, usage);
}

/** The usage text of an operation identified by its address alone. */
export function askFor(address: string): Text {
  return {
    vi: `Địa chỉ cần có dạng ${address}; không có tham số nào khác.`,
    en: `Ask for ${address}; there are no other parameters.`,
  };
}
