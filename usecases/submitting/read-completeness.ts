import type { Temporal } from 'temporal-polyfill';
import type { CompletenessAnswer, TallyAnswer } from '../../contract/completeness.ts';
import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { completeness, type Tally } from '../../domain/submission/completeness.ts';
import type { Submission } from '../../domain/submission/submission.ts';
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
  const lacking = new Set(total.incomplete.flatMap((unit) => unit.lacking.slice(0, mostNamed)));
  return {
    set: set.id,
    period: period.id,
    owed,
    dueAt: dueAt && instantText(dueAt),
    at: instantText(now),
    catalogueVersion: version,
    total: tallyAnswer(total),
    leagues: leagues.map((tally) => ({ league: tally.league, name: tally.name, ...tallyAnswer(tally) })),
    indicators: set.indicators.flatMap(({ id, name }) => (lacking.has(id) ? [{ indicator: id, name }] : [])),
  };
}

/** So many lacking indicators of one unit are named; the unit's own submission lists all. */
const mostNamed = 50;

function tallyAnswer({ complete, partial, incomplete, missing, expected }: Tally): TallyAnswer {
  return {
    expected,
    complete,
    partial,
    nothing: missing.length,
    incomplete: incomplete.map(({ unit, name, late, lacking, workingDaysLate }) => ({
      ...{ unit, name, status: late ? 'late' : 'on-time', workingDaysLate },
      ...{ lackingCount: lacking.length, lacking: lacking.slice(0, mostNamed) },
    })),
    missing: [...missing],
  };
}

async function readReceived(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Submission>> {
  if (!isOwed(set, period)) return new Map();
  const latest = await submissions.latestByUnit(set, period.id, now);
  return new Map(latest.map((submission) => [submission.unit, submission]));
}
