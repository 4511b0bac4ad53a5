import { computeEdition } from '../../../../domain/ranking/compute-edition.ts';
import type { Edition } from '../../../../domain/ranking/edition.ts';
import { instant } from '../../../fixtures/instants.ts';
import type { LeagueCase } from './league-case.ts';

/** The product's rankings of a league's three weeks, each compared with those before it. */
export function rankWeeks({ weeks, ...rest }: LeagueCase): [Edition, Edition, Edition] {
  const task = { ...rest, catalogueVersion: 1, cutOffAt: instant('2024-01-21T23:00:00Z') };
  const first = computeEdition({ ...task, ...weeks[0], previous: [] });
  const second = computeEdition({ ...task, ...weeks[1], previous: [first] });
  return [first, second, computeEdition({ ...task, ...weeks[2], previous: [second, first] })];
}
