import type { Catalogue, IndicatorSet, League } from '../../../../domain/catalogue/catalogue.ts';
import type { Period } from '../../../../domain/period/period.ts';
import type { Submission } from '../../../../domain/submission/submission.ts';

/** A week with its submissions, and each unit's last earlier one. */
export type Week = {
  readonly period: Period;
  readonly submissions: readonly Submission[];
  readonly earlier: readonly Submission[];
};

/** A league to rank in two consecutive weeks. */
export type LeagueCase = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly weeks: readonly [Week, Week];
};
