import { wholeColumns } from '../../kinds/figure-columns.ts';
import type { FigurePart, Indicator } from '../../kinds/kinds.ts';
import { requiredParts } from '../figure-words.ts';

/** Whether an indicator's figure is two whole numbers, so that it can be written with a slash. */
export function hasHalves(indicator: Indicator): boolean {
  const parts = requiredParts(indicator);
  return parts.length === 2 && parts.every((part) => wholeColumns.some((whole) => whole === part));
}

/** The parts of a figure of two whole numbers that is written with a slash; null for any other. */
export function halvesOf(text: string, indicator: Indicator): (readonly [FigurePart, string])[] | null {
  const [first, second] = requiredParts(indicator);
  const [, part = '', whole = ''] = /^([^/]*\d)\s*\/\s*(\d[^/]*)$/.exec(text) ?? [];
  if (part === '' || first === undefined || second === undefined || !hasHalves(indicator)) return null;
  return [
    [first, part.trim()],
    [second, whole.trim()],
  ];
}
