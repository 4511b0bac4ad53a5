import { findSet } from '../../domain/catalogue/units.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import { explained } from '../../domain/ranking/computed-edition.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { unitFigures } from '../../domain/ranking/unit-figures.ts';
import { instant } from '../fixtures/instants.ts';
import { catalogue, submissions } from './example.ts';

/** Ranks a league by set 766 for a week of the example, as of the cut-off. */
export function rank(leagueId: string, periodId: string, previous: Edition | null): Edition {
  const set = findSet(catalogue, '766');
  const league = catalogue.leagues.find(({ id }) => id === leagueId);
  const period = periodFrom(periodId);
  if (set === undefined || league === undefined || period === null)
    throw new Error(`${leagueId} ${periodId}`);
  const cutOffAt = windowOf(set, period, new WorkingCalendar(catalogue.calendar)).locksAt.toString();
  const received = submissions.filter(
    (submission) =>
      submission.set === '766' && submission.period === periodId && submission.receivedAt <= cutOffAt,
  );
  return explained(
    computeEdition({
      catalogue,
      catalogueVersion: 1,
      set,
      league,
      period,
      cutOffAt: instant(cutOffAt),
      submissions: [...new Map(received.map((one) => [one.unit, unitFigures(set, one)])).values()],
      earlier: [],
      previous: previous === null ? [] : [previous],
    }),
  );
}
