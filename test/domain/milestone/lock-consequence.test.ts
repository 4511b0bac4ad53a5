import { expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { lockConsequenceOf } from '../../../domain/milestone/lock-consequence.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const [set] = smallCatalogue().sets;
if (set === undefined) throw new Error('the fixture has changed');

it.each<[string, Partial<IndicatorSet>, 'nothing' | 'partial', string]>([
  ['a set that ranks nobody', { leagues: [] }, 'nothing', 'locked'],
  ['a set that ranks nobody', { leagues: [] }, 'partial', 'locked'],
  ['no points for who sent nothing', { missing: 'zero' }, 'nothing', 'nothing-counts'],
  ['no points for what is lacking', { missing: 'zero' }, 'partial', 'no-points'],
  ['no rank for who sent nothing', { missing: 'exclude' }, 'nothing', 'not-ranked'],
  ['no points for what is lacking', { missing: 'exclude' }, 'partial', 'no-points'],
  ['figures of before', { missing: { carryForward: 4 } }, 'nothing', 'earlier-figures'],
  ['no points for what is lacking', { missing: { carryForward: 4 } }, 'partial', 'no-points'],
  ['no rank for a part', { partial: { means: 'unranked', until: 'due' } }, 'partial', 'not-ranked'],
  ['no rank for a part', { partial: { means: 'unranked', until: 'due' } }, 'nothing', 'nothing-counts'],
  ['a part is enough', { partial: { means: 'enough', until: 'due' } }, 'partial', 'no-points'],
])('%s: %j, %s sent: %s', (_, rules, sent, consequence) => {
  expect(lockConsequenceOf({ ...set, ...rules }, unitOf('P.A'), sent)).toBe(consequence);
});

it('a published standing earns no points, so that none are lost', () => {
  expect(lockConsequenceOf({ ...set, missing: 'zero' }, unitOf('P'), 'nothing')).toBe('locked');
});

function unitOf(id: string) {
  const unit = smallCatalogue().units.find((one) => one.id === id);
  if (unit === undefined) throw new Error('the fixture has changed');
  return unit;
}
