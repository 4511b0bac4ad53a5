import { computeEdition } from '../../../../domain/ranking/compute-edition.ts';
import type { Edition } from '../../../../domain/ranking/edition.ts';
import { instant } from '../../../fixtures/instants.ts';
import type { LeagueCase } from './league-case.ts';

/** The product's rankings of a league's two weeks; the second is compared with the first. */
export function rankBothWeeks({ weeks, ...rest }: LeagueCase): [Edition, Edition] {
  const task = { ...rest, catalogueVersion: 1, cutOffAt: instant('2024-01-14T23:00:00Z') };
  const first = computeEdition({ ...task, ...weeks[0], previous: null });
  return [first, computeEdition({ ...task, ...weeks[1], previous: first })];
}
