import type * as z from 'zod';
import type { Settings } from '../settings.ts';
import { type CallRequest, call } from './api.ts';

/** A paged operation of the contract. */
type Paging<Path extends string, Query extends z.core.$ZodShape, T> = {
  readonly method: 'GET';
  readonly path: Path;
  readonly parameters: { readonly query: z.ZodObject<Query> };
  readonly answers: { readonly 200: { readonly schema: z.ZodType<T> } };
};

/**
 * Reads all pages of a list.
 * @param request the other parameters, the same for every page
 * @returns the pages, at least one
 */
export async function readPages<
  Path extends string,
  Query extends z.core.$ZodShape,
  T extends { readonly next: string | null },
>(
  settings: Settings,
  operation: Paging<Path, Query, T>,
  limit: number,
  request: CallRequest<Path, Query>,
): Promise<[T, ...T[]]> {
  const read = async (cursor: string | undefined) =>
    (await call(settings, operation, { ...request, query: { ...request.query, limit, cursor } })).answer;
  const first = await read(undefined);
  const rest: T[] = [];
  for (let { next } = first; next !== null; ) {
    const page = await read(next);
    rest.push(page);
    next = page.next;
  }
  return [first, ...rest];
}
