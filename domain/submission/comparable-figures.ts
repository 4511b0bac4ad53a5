import {
  type ComparedPartName,
  type Indicator,
  type IndicatorKindName,
  type IndicatorOf,
  indicatorKinds,
  type Value,
  type ValueOf,
} from '../kinds/kinds.ts';
import type { SoftRule } from '../kinds/soft-rule.ts';
import { formatInteger } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';

/** One number of a value, comparable with the same number of another period. Amounts are in 1/100. */
export type ComparableFigure = {
  readonly part: ComparedPartName;
  readonly label: Text;
  readonly figure: number;
  /** The soft rule it breaks when it is less than the last period's; null when it is free to shrink. */
  readonly whenLess: SoftRule | null;
};

const parts = Object.values(indicatorKinds).flatMap(({ compared }) =>
  compared.map(({ part, format }): { part: ComparedPartName; format: typeof formatInteger } => ({
    part,
    format,
  })),
);

/** The names of all parts that are compared. */
export const comparedParts: readonly ComparedPartName[] = parts.map(({ part }) => part);

/** Writes the number of a part. */
export function comparedText(part: ComparedPartName, figure: number, language: Language): string {
  const format = parts.find((one) => one.part === part)?.format ?? formatInteger;
  return format(figure, language);
}

/**
 * The numbers of a value that are compared with those of the last period, always the same ones in the same order for an
 * indicator. Nothing to report counts as 0.
 */
export function figuresOf(indicator: Indicator, value: Value): ComparableFigure[] {
  return ownFigures(indicator.kind, indicator, value.kind === indicator.kind ? value : null);
}

function ownFigures<K extends IndicatorKindName>(
  kind: K,
  indicator: IndicatorOf<K>,
  value: ValueOf<K> | null,
): ComparableFigure[] {
  return indicatorKinds[kind].compared.map(({ part, label, figureOf, whenLess }) => ({
    part,
    label: label(indicator),
    figure: value === null ? 0 : figureOf(value),
    whenLess,
  }));
}
