import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { scoreUnit } from '../../domain/scoring/score-unit.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Figures } from './illustrative.ts';

type Contender = { readonly unit: Unit; readonly figures: Figures };

/**
 * A unit's figures with the points of one `points` indicator moved so that the unit has as many points as another.
 * @throws Error when that indicator would have to leave its bounds, or when figures are not valid
 */
export function levelWith(set: IndicatorSet, indicator: string, own: Contender, other: Contender): Figures {
  const lacking = pointsOf(set, other) - pointsOf(set, own);
  const before = own.figures[indicator]?.['points'] ?? 0;
  const figures = { ...own.figures, [indicator]: { points: (Math.round(before * 100) + lacking) / 100 } };
  if (pointsOf(set, { ...own, figures }) !== pointsOf(set, other)) throw new Error('no tie can be made');
  return figures;
}

function pointsOf(set: IndicatorSet, { unit, figures }: Contender): number {
  const validated = validateValues(set, unit, new Map(Object.entries(figures)));
  if (!validated.ok)
    throw new Error(`figures of ${unit.id} are not valid: ${JSON.stringify(validated.violations)}`);
  return scoreUnit(set, unit, validated.values).points;
}
