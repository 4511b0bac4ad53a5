import type { Catalogue, IndicatorSet, League } from '../../../../domain/catalogue/catalogue.ts';
import type { Period } from '../../../../domain/period/period.ts';
import type { Submission } from '../../../../domain/submission/submission.ts';

/** A week with what was sent for it, and what units sent last before it. */
export type Week = {
  readonly period: Period;
  readonly submissions: readonly Submission[];
  readonly earlier: readonly Submission[];
};

/** A league to be ranked in three weeks running. */
export type LeagueCase = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly weeks: readonly [Week, Week, Week];
};
