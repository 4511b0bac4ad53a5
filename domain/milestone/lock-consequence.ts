import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import type { LockConsequence, OwedItem } from './warning-digest.ts';

/** What a set does with a unit whose figures are still not there, or not all of them, when it locks. The standing of one is not ranked. */
export function lockConsequenceOf(set: IndicatorSet, unit: Unit, sent: OwedItem['sent']): LockConsequence {
  if (set.leagues.length === 0 || set.headline?.unit === unit.id) return 'locked';
  if (sent === 'partial') return partialRuleOf(set).means === 'unranked' ? 'not-ranked' : 'no-points';
  if (set.missing === 'exclude') return 'not-ranked';
  return set.missing === 'zero' ? 'nothing-counts' : 'earlier-figures';
}
