import type { Value } from '../kinds/kinds.ts';
import type { Values } from './values.ts';

/** One figure that a revision brought or changed; `from` is null for a figure that was not there before. */
export type FigureChange = { readonly indicator: string; readonly from: Value | null; readonly to: Value };

/**
 * The figures in which a revision differs from the one before, in the order of the later one. A revision lays its figures
 * over those in force, so none is ever taken away.
 * @param before the figures of the revision before; empty for the first
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
