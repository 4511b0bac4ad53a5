import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from './kinds.ts';

/** Whether an indicator's figure is itself a number of points, so that its points are what was sent. */
export function isGivenAsPoints(indicator: Indicator): boolean {
  return countedBy(indicator.kind, indicator).counts === 'points';
}

function countedBy<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>) {
  return indicatorKinds[kind].countedBy(indicator);
}
