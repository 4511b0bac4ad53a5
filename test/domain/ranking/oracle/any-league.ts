import fc from 'fast-check';
import type { Catalogue, IndicatorSet, Unit } from '../../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../../domain/kinds/kinds.ts';
import { periodFrom } from '../../../../domain/period/period.ts';
import { smallCatalogue } from '../../../fixtures/catalogue.ts';
import { submissionFrom } from './any-figures.ts';
import { anyIndicators } from './any-indicator.ts';
import type { LeagueCase, Week } from './league-case.ts';

const text = { vi: 'Thử', en: 'Test' };
const mostUnits = 5;
const numbersOfUnit = 7;

const date = fc.constantFrom(undefined, undefined, '2024-01-06', '2024-01-07', '2024-01-13', '2024-01-14');
const units = fc.array(
  fc.record({
    validFrom: date,
    validTo: date,
    level: fc.constantFrom('department', 'department', 'district'),
  }),
  { minLength: 1, maxLength: mostUnits },
);
const rules = fc.record({
  missing: fc.constantFrom('zero' as const, 'exclude' as const, { carryForward: 2 }),
  notApplicable: fc.constantFrom(undefined, 'share' as const, 'full' as const, 'zero' as const),
  partial: fc.constantFrom(
    ...[undefined, undefined],
    ...(['counted', 'enough', 'unranked'] as const).map((means) => ({ means, until: 'due' as const })),
  ),
  minimumApplicable: fc.constantFrom(undefined, undefined, 5_000, 10_000),
});
const size = mostUnits * numbersOfUnit;
const grid = fc.array(fc.nat(2 ** 24), { minLength: size, maxLength: size });

/** A league of departments with its figures of three weeks and of before: every kind, rule and way to be missing. */
export const anyLeague: fc.Arbitrary<LeagueCase> = fc
  .tuple(anyIndicators, rules, units, fc.tuple(grid, grid, grid, grid))
  .map(([indicators, setRules, members, [before, first, second, third]]) => {
    const set = setOf(indicators, setRules);
    const league = { id: 'departments', name: text, level: 'department' as const };
    const all = members.map(({ level, validFrom, validTo }, index): Unit => {
      const unit = { id: `U${index}`, parent: null, name: text };
      return {
        ...unit,
        level: level === 'department' ? level : 'district',
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validTo === undefined ? {} : { validTo }),
      };
    });
    const catalogue: Catalogue = {
      ...smallCatalogue(),
      units: all.toReversed(),
      leagues: [league],
      sets: [set],
    };
    const sent = (period: string, numbers: readonly number[]) =>
      all.flatMap(({ id }, index) => {
        const own = numbers.slice(index * numbersOfUnit, (index + 1) * numbersOfUnit);
        return submissionFrom(id, period, indicators, own) ?? [];
      });
    const earlier = sent('2023-W52', before);
    const weeks: [Week, Week, Week] = [
      { period: week('2024-W01'), submissions: sent('2024-W01', first), earlier },
      { period: week('2024-W02'), submissions: sent('2024-W02', second), earlier },
      { period: week('2024-W03'), submissions: sent('2024-W03', third), earlier },
    ];
    return { catalogue, set, league, weeks };
  });

type Rules = {
  [K in 'missing' | 'notApplicable' | 'partial' | 'minimumApplicable']?: IndicatorSet[K] | undefined;
};

function setOf(
  indicators: Indicator[],
  { missing = 'zero', notApplicable, partial, minimumApplicable }: Rules,
): IndicatorSet {
  const [template] = smallCatalogue().sets;
  if (template === undefined) throw new Error('the fixture has changed');
  const { headline: _, ...rest } = template;
  const pointsOf = (group: string) =>
    indicators.reduce((sum, one) => sum + (one.group === group && 'maxPoints' in one ? one.maxPoints : 0), 0);
  return {
    ...rest,
    leagues: ['departments'],
    groups: ['G0', 'G1', 'G2'].map((id) => ({ id, name: text, maxPoints: pointsOf(id) })),
    indicators,
    missing,
    ...(notApplicable === undefined ? {} : { notApplicable }),
    ...(partial === undefined ? {} : { partial }),
    ...(minimumApplicable === undefined ? {} : { minimumApplicable }),
  };
}

function week(id: string) {
  const period = periodFrom(id);
  if (period === null) throw new Error(id);
  return period;
}
