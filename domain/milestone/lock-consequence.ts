import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import type { LockConsequence, OwedItem } from './warning-digest.ts';

/** What a set does with a unit whose figures are still not there, or not all of them, when it locks. */
export function lockConsequenceOf(set: IndicatorSet, sent: OwedItem['sent']): LockConsequence {
  if (set.leagues.length === 0) return 'locked';
  if (sent === 'partial') return partialRuleOf(set).means === 'unranked' ? 'not-ranked' : 'no-points';
  if (set.missing === 'exclude') return 'not-ranked';
  return set.missing === 'zero' ? 'nothing-counts' : 'earlier-figures';
}
