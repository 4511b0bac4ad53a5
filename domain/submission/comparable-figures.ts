import type { NumberFormat } from '../kinds/kind.ts';
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
  readonly figure: number;
  /** The soft rule broken when this number is lower than last period's; null when it may decrease. */
  readonly whenLess: SoftRule | null;
};

type Part = { readonly part: ComparedPartName; readonly format: NumberFormat };

const parts = Object.values(indicatorKinds).flatMap((kind): readonly Part[] => kind.compared);

/** The names of all compared parts. */
export const comparedParts: readonly ComparedPartName[] = parts.map(({ part }) => part);

/** Formats the number of a part. */
export function comparedText(part: ComparedPartName, figure: number, language: Language): string {
  const format = parts.find((one) => one.part === part)?.format ?? formatInteger;
  return format(figure, language);
}

/** What a part of an indicator counts; undefined for a part its kind does not compare. */
export function comparedLabel(indicator: Indicator, part: ComparedPartName): Text | undefined {
  return ownLabel(indicator.kind, indicator, part);
}

function ownLabel<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>, part: ComparedPartName) {
  return indicatorKinds[kind].compared.find((one) => one.part === part)?.label(indicator);
}

/**
 * The numbers of a value that are compared with last period's; always the same numbers in the same order for an
 * indicator. "Nothing to report" counts as 0.
 */
export function figuresOf(indicator: Indicator, value: Value): ComparableFigure[] {
  return ownFigures(indicator.kind, value.kind === indicator.kind ? value : null);
}

/** A number of a figure that differs from the same number of an earlier one. */
export type ChangedFigure = ComparableFigure & { readonly earlier: number };

/** The numbers of {@link figuresOf} that differ between two values of an indicator. */
export function changedFigures(indicator: Indicator, before: Value, after: Value): readonly ChangedFigure[] {
  const { kind } = indicator;
  return ownChanges(kind, before.kind === kind ? before : null, after.kind === kind ? after : null);
}

function ownChanges<K extends IndicatorKindName>(
  kind: K,
  before: ValueOf<K> | null,
  after: ValueOf<K> | null,
): readonly ChangedFigure[] {
  let changed: ChangedFigure[] | undefined;
  for (const { part, figureOf, whenLess } of indicatorKinds[kind].compared) {
    const earlier = before === null ? 0 : figureOf(before);
    const figure = after === null ? 0 : figureOf(after);
    if (figure === earlier) continue;
    changed ??= [];
    changed.push({ part, figure, whenLess, earlier });
  }
  return changed ?? none;
}

const none: readonly ChangedFigure[] = [];

function ownFigures<K extends IndicatorKindName>(kind: K, value: ValueOf<K> | null): ComparableFigure[] {
  return indicatorKinds[kind].compared.map(({ part, figureOf, whenLess }) => ({
    part,
    figure: value === null ? 0 : figureOf(value),
    whenLess,
  }));
}
