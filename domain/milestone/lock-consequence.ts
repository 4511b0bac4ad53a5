import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import type { LockConsequence, OwedItem } from './warning-digest.ts';

/**
 * How a set treats a unit whose figures are missing, or partly missing, when it locks. The unit that sends the published standing is
 * not ranked by it, so for that unit the lock alone counts.
 */
export function lockConsequenceOf(set: IndicatorSet, unit: Unit, sent: OwedItem['sent']): LockConsequence {
  if (set.leagues.length === 0 || set.headline?.unit === unit.id) return 'locked';
  if (sent === 'partial') return partialRuleOf(set).means === 'unranked' ? 'not-ranked' : 'no-points';
  if (set.missing === 'exclude') return 'not-ranked';
  return set.missing === 'zero' ? 'nothing-counts' : 'earlier-figures';
}
