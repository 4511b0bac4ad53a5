import type { Temporal } from 'temporal-polyfill';
import type { CompletenessAnswer, TallyAnswer } from '../../contract/completeness.ts';
import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { completeness, type Tally } from '../../domain/submission/completeness.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/**
 * Which units have submitted what they owe for a set and period, as of now.
 * @throws Problem `not-found` for an unknown set; `unavailable` before there is a catalogue
 */
export async function readCompleteness(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: setId, period }: SetAndPeriod,
): Promise<CompletenessAnswer> {
  const { catalogue, version, set } = await currentSet(ports.catalogues, setId);
  const now = ports.clock.now();
  const received = await readReceived(ports.submissions, set, period, now);
  const { owed, dueAt, total, leagues } = completeness({ catalogue, set, period, now, received });
  return {
    set: set.id,
    period: period.id,
    owed,
    dueAt: dueAt && instantText(dueAt),
    at: instantText(now),
    catalogueVersion: version,
    total: tallyAnswer(total),
    leagues: leagues.map((tally) => ({ league: tally.league, name: tally.name, ...tallyAnswer(tally) })),
  };
}

function tallyAnswer({ expected, received, onTime, late, missing }: Tally): TallyAnswer {
  return { expected, received, onTime, late, missing: [...missing] };
}

async function readReceived(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, 'on-time' | 'late'>> {
  if (!isOwed(set, period)) return new Map();
  const latest = await submissions.latestByUnit(set, period.id, now);
  return new Map(latest.map(({ unit, late }) => [unit, late ? 'late' : 'on-time']));
}
