import { getRanking } from '../../contract/rankings/get-ranking.ts';
import type { LineField, Ranking } from '../../contract/rankings/ranking.ts';
import type { Settings } from '../settings.ts';
import { readPages } from './pages.ts';

/** The most lines of a page. */
const linesOfPage = 1_000;

/** A ranking, all pages of it put together. */
export async function readRanking(
  settings: Settings,
  path: { readonly set: string; readonly period: string },
  query: { readonly league: string; readonly edition?: number; readonly fields?: LineField },
): Promise<Ranking> {
  const pages = await readPages(settings, getRanking, linesOfPage, { path, query });
  const [first] = pages;
  return {
    ...first,
    lines: pages.flatMap(({ lines }) => lines),
    excluded: pages.flatMap(({ excluded }) => excluded),
    joined: pages.flatMap(({ joined }) => joined),
    left: pages.flatMap(({ left }) => left),
    recomputed: first.recomputed && {
      ...first.recomputed,
      moved: pages.flatMap(({ recomputed }) => recomputed?.moved ?? []),
    },
    next: null,
  };
}
