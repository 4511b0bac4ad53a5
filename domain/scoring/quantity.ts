import {
  type Indicator,
  type IndicatorKindName,
  type IndicatorOf,
  indicatorKinds,
  type Value,
  type ValueOf,
} from '../kinds/kinds.ts';
import type { Quantity } from '../kinds/quantity.ts';

/** The quantity in a value; null when the value does not belong to its indicator, or has no target. */
export function quantityOf(indicator: Indicator, value: Value | undefined): Quantity | null {
  return value?.kind === indicator.kind ? ownQuantity(indicator.kind, indicator, value) : null;
}

function ownQuantity<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>, value: ValueOf<K>) {
  return indicatorKinds[kind].quantityOf(indicator, value);
}
