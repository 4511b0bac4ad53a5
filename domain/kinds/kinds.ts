import * as z from 'zod';
import { amount } from './amount.ts';
import { count } from './count.ts';
import type { FigureKind, IndicatorKind, IndicatorTypes } from './kind.ts';
import { nothing } from './nothing.ts';
import { points } from './points.ts';
import { ratio } from './ratio.ts';
import { standing } from './standing.ts';
import { tasks } from './tasks.ts';

/** Every kind of indicator, by the name it has in catalogues and figures. */
const indicators = { ratio, count, tasks, points, standing, amount };

type KindsOf<T extends Readonly<Record<string, IndicatorTypes>>> = {
  readonly [K in keyof T]: IndicatorKind<T[K]>;
};
type OfIndicators = typeof indicators extends KindsOf<infer T> ? T : never;
type OfFigures = OfIndicators & {
  readonly none: typeof nothing extends FigureKind<infer T> ? T : never;
};

export type IndicatorKindName = keyof OfIndicators;
export type FigureKindName = keyof OfFigures;

/** What the product knows of each kind of indicator. */
export const indicatorKinds: KindsOf<OfIndicators> = indicators;

/** What the product knows of each kind of figure: one of each kind of indicator, and nothing to report. */
export const figureKinds: { readonly [K in FigureKindName]: FigureKind<OfFigures[K]> } = {
  ...indicators,
  none: nothing,
};

/** An indicator of the kind named. */
export type IndicatorOf<K extends IndicatorKindName> = z.output<OfIndicators[K]['definition']>;

/** A validated figure of the kind named. */
export type ValueOf<K extends FigureKindName> = OfFigures[K]['value'];

/** One measured thing. `kind` says what is submitted; `maxPoints` 0 means tracked but not scored. */
export type Indicator = IndicatorOf<IndicatorKindName>;

/** A validated figure. Points and amounts are integers of 1/100; everything else counts whole things. */
export type Value = ValueOf<FigureKindName>;

/** The name of a part of a figure, as it is sent. */
export type FigurePart = { [K in FigureKindName]: keyof OfFigures[K]['sent'] }[FigureKindName];

/** The name of a part of a figure that is compared with the last period's. */
export type ComparedPartName = OfIndicators[IndicatorKindName]['compared'];

const { ratio: first, ...others } = indicators;

/** Schema of an indicator of any kind. */
export const indicatorSchema = z.discriminatedUnion('kind', [
  first.definition,
  ...Object.values(others).map(({ definition }) => definition),
]);

/** Whether a figure says that there was nothing to report. */
export function isNothing(value: Value) {
  return value.kind === 'none';
}
