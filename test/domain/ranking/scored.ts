import type { IndicatorSet, Unit } from '../../../domain/catalogue/catalogue.ts';
import type { ScoredFigures } from '../../../domain/ranking/next-step-up.ts';
import { scoreRow } from '../../../domain/scoring/score-row.ts';
import { planOf } from '../../../domain/scoring/scoring-plan.ts';
import { FigureTable } from '../../../domain/submission/figure-table.ts';
import type { Values } from '../../../domain/submission/values.ts';

/** One unit's figures in a table of their own, with their score. */
export function scored(set: IndicatorSet, unit: Unit, values: Values): ScoredFigures {
  const table = new FigureTable(set, 1);
  table.readValues(0, values);
  return { score: scoreRow(planOf(set, unit), table, 0), table, row: 0 };
}
