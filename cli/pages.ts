import type * as z from 'zod';
import { type CallRequest, call } from './api.ts';
import type { Settings } from './settings.ts';

/** An operation of the contract that answers page by page. */
type Paging<Path extends string, Query extends z.core.$ZodShape, T> = {
  readonly method: 'GET';
  readonly path: Path;
  readonly parameters: { readonly query: z.ZodObject<Query> };
  readonly answers: { readonly 200: { readonly schema: z.ZodType<T> } };
};

/**
 * Reads a list to its end, page after page.
 * @param request what to ask for besides, the same for every page @returns the pages, of which there is at least one
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
