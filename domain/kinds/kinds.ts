import * as z from 'zod';
import { amount } from './amount.ts';
import { count } from './count.ts';
import type { FigureKind, IndicatorKind, IndicatorTypes } from './kind.ts';
import { nothing } from './nothing.ts';
import { points } from './points.ts';
import { ratio } from './ratio.ts';
import { standing } from './standing.ts';
import { tasks } from './tasks.ts';

/** Every kind of indicator, by its name in catalogues and figures. */
const indicators = { ratio, count, tasks, points, standing, amount };

type KindsOf<T extends Readonly<Record<string, IndicatorTypes>>> = {
  readonly [K in keyof T]: IndicatorKind<T[K]>;
};
type OfIndicators = typeof indicators extends KindsOf<infer T> ? T : never;
type OfFigures = OfIndicators & {
  readonly none: typeof nothing extends FigureKind<infer T> ? T : never;
};

/** The name of a kind of indicator, as catalogues and the API write it. */
export type IndicatorKindName = keyof OfIndicators;
/** The name of a kind of figure: that of its indicator's kind, or `none` for nothing to report. */
export type FigureKindName = keyof OfFigures;

/** The definition of each kind of indicator. */
export const indicatorKinds: KindsOf<OfIndicators> = indicators;

/** The definition of each kind of figure: one per kind of indicator, and nothing to report. */
export const figureKinds: { readonly [K in FigureKindName]: FigureKind<OfFigures[K]> } = {
  ...indicators,
  none: nothing,
};

/** An indicator of the named kind. */
export type IndicatorOf<K extends IndicatorKindName> = z.output<OfIndicators[K]['definition']>;

/** A validated figure of the named kind. */
export type ValueOf<K extends FigureKindName> = OfFigures[K]['value'];

/** One measured thing. `kind` determines what is submitted; `maxPoints` 0 means tracked but not scored. */
export type Indicator = IndicatorOf<IndicatorKindName>;

/** A validated figure. Points and amounts are integers of 1/100; all other parts count whole things. */
export type Value = ValueOf<FigureKindName>;

/** The name of a part of a submitted figure. */
export type FigurePart = { [K in FigureKindName]: keyof OfFigures[K]['sent'] }[FigureKindName];

/** The name of a part of a figure compared with last period's. */
export type ComparedPartName = OfIndicators[IndicatorKindName]['compared'];

const { ratio: first, ...others } = indicators;

/** Schema of an indicator of any kind. */
export const indicatorSchema = z.discriminatedUnion('kind', [
  first.definition,
  ...Object.values(others).map(({ definition }) => definition),
]);

/** Whether a figure states that there was nothing to report. */
export function isNothing(value: Value) {
  return value.kind === 'none';
}
