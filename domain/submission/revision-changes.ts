import type { Value } from '../kinds/kinds.ts';
import type { Values } from './values.ts';

/** One figure added or changed by a revision; `from` is null for a new figure. */
export type FigureChange = { readonly indicator: string; readonly from: Value | null; readonly to: Value };

/**
 * The figures in which a revision differs from the previous one, in the order of the later one. A revision overlays the
 * figures in force, so it never removes any.
 * @param before the figures of the previous revision; empty for the first
 */
export function revisionChanges(before: Values, after: Values): FigureChange[] {
  return [...after].flatMap(([indicator, to]) => {
    const from = before.get(indicator) ?? null;
    return from !== null && isSame(from, to) ? [] : [{ indicator, from, to }];
  });
}

function isSame(a: Value, b: Value): boolean {
  const parts: Readonly<Record<string, unknown>> = b;
  return a.kind === b.kind && Object.entries(a).every(([part, value]) => parts[part] === value);
}
