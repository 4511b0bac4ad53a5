import * as z from 'zod';
import { callApi } from './api.ts';
import type { Settings } from './settings.ts';

const nextSchema = z.object({ next: z.string().nullable() });

/**
 * Reads a list to its end, page after page.
 * @param path without query @param parameters what to ask for besides, the same for every page @returns the pages
 */
export async function readPages(
  settings: Settings,
  path: string,
  limit: number,
  parameters: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  const pages: unknown[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({
      ...parameters,
      limit: String(limit),
      ...(cursor === null ? {} : { cursor }),
    });
    const page = await callApi(settings, { method: 'GET', path: `${path}?${query}` });
    pages.push(page);
    cursor = nextSchema.parse(page).next;
  } while (cursor !== null);
  return pages;
}
