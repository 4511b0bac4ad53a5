import type { PublishedStanding } from './kind.ts';
import { type IndicatorKindName, indicatorKinds, isNothing, type Value, type ValueOf } from './kinds.ts';

/** How many periods back the last published standing is looked for: a quarter of weeks. */
export const standingSoughtBack = 13;

/** The standing a figure publishes; null when it publishes none. */
export function publishedStanding(value: Value | undefined): PublishedStanding | null {
  return value === undefined || isNothing(value) ? null : ownStanding(value.kind, value);
}

function ownStanding<K extends IndicatorKindName>(kind: K, value: ValueOf<K>): PublishedStanding | null {
  return indicatorKinds[kind].standingOf?.(value) ?? null;
}
