import { describe, expect, it } from 'vitest';
import { type Indicator, indicatorSchema } from '../../../domain/kinds/kinds.ts';
import { softRulesOf } from '../../../domain/submission/soft-rules.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { summedSet } from '../../fixtures/summed-set.ts';

const indicators = [...smallCatalogue().sets.flatMap((set) => set.indicators), ...summedSet().indicators];

function indicatorOf(kind: Indicator['kind'], changes: object): unknown {
  return { ...indicators.find((one) => one.kind === kind), ...changes };
}

describe('soft rules of an indicator', () => {
  it.each<[Indicator['kind'], string[]]>([
    ['ratio', ['more-than-triple']],
    ['count', ['more-than-triple', 'count-fell']],
    ['tasks', ['more-than-triple']],
    ['amount', ['more-than-triple']],
    ['points', []],
    ['standing', []],
  ])('of kind %s are by default %j', (kind, rules) => {
    expect(softRulesOf(indicatorSchema.parse(indicatorOf(kind, {})))).toEqual(rules);
  });

  it.each<[Indicator['kind'], string[]]>([
    ['ratio', ['denominator-shrank']],
    ['count', []],
  ])('of kind %s are those it declares: %j', (kind, softRules) => {
    expect(softRulesOf(indicatorSchema.parse(indicatorOf(kind, { softRules })))).toEqual(softRules);
  });

  it.each<[Indicator['kind'], string, boolean]>([
    ['count', 'denominator-shrank', false],
    ['count', 'count-fell', true],
    ['ratio', 'count-fell', false],
    ['ratio', 'denominator-shrank', true],
    ['amount', 'count-fell', false],
    ['tasks', 'more-than-triple', true],
    ['points', 'more-than-triple', false],
    ['count', 'surprising', false],
  ])('of kind %s: may it declare %s? %s', (kind, rule, allowed) => {
    expect(indicatorSchema.safeParse(indicatorOf(kind, { softRules: [rule] })).success).toBe(allowed);
  });
});
