import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { applies } from '../../domain/catalogue/units.ts';
import type { Indicator } from '../../domain/kinds/kinds.ts';
import type { Period } from '../../domain/period/period.ts';

/** What a workbook asks a unit for: every indicator that applies to it, by the rules in force on the period's last day. */
export function workbookIndicators(set: IndicatorSet, unit: Unit, period: Period): Indicator[] {
  return setOn(set, period.to.toString()).indicators.filter((indicator) => applies(indicator, unit));
}
