import type { Temporal } from 'temporal-polyfill';
import type { CompletenessAnswer, CompletenessQuery, TallyAnswer } from '../../contract/completeness.ts';
import { mostLackingNamed } from '../../contract/completeness.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import {
  type CompletenessTask,
  completenessOf,
  type Tally,
} from '../../domain/submission/completeness/completeness.ts';
import { unapprovedIn } from '../approving/unapproved-in.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { entriesThatFit } from '../fitting.ts';
import type { Ports } from '../ports/ports.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/**
 * Which units have submitted what they owe for a set and period, as of now; by name those of a page, in unit-code order.
 * @throws Problem `not-found` for an unknown set; `unavailable` before there is a catalogue
 */
export async function readCompleteness(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: setId, period, limit, cursor = '' }: CompletenessQuery,
): Promise<CompletenessAnswer> {
  const { catalogue, version, set } = await currentSet(ports.catalogues, setId);
  const now = ports.clock.now();
  const read = await readReceived(ports.submissions, set, period, now);
  const { owed, dueAt, total, leagues } = completenessOf({ catalogue, set, period, now, ...read });
  const whole = tallyAnswer(total);
  const owing = [...whole.incomplete, ...whole.missing, ...(whole.unapproved ?? [])].filter(
    ({ unit }) => unit > cursor,
  );
  const sorted = owing.sort((a, b) => (a.unit < b.unit ? -1 : 1)).slice(0, limit);
  // Each unit is named in the total and in its league.
  const page = sorted.slice(0, entriesThatFit(sorted.map((one) => [one, one])).length);
  const onPage = new Set(page.map(({ unit }) => unit));
  const ofPage = (tally: TallyAnswer): TallyAnswer => ({
    ...tally,
    incomplete: tally.incomplete.filter(({ unit }) => onPage.has(unit)),
    missing: tally.missing.filter(({ unit }) => onPage.has(unit)),
    ...(tally.unapproved === undefined
      ? {}
      : { unapproved: tally.unapproved.filter(({ unit }) => onPage.has(unit)) }),
  });
  const shown = ofPage(whole);
  const lacking = new Set(shown.incomplete.flatMap((unit) => unit.lacking));
  return {
    set: set.id,
    period: period.id,
    owed,
    dueAt: dueAt && instantText(dueAt),
    at: instantText(now),
    catalogueVersion: version,
    total: shown,
    leagues: leagues.map((tally) => ({
      league: tally.league,
      name: tally.name,
      ...ofPage(tallyAnswer(tally)),
    })),
    indicators: set.indicators.flatMap(({ id, name }) => (lacking.has(id) ? [{ indicator: id, name }] : [])),
    next: page.length < owing.length ? (page.at(-1)?.unit ?? null) : null,
  };
}

function tallyAnswer(tally: Tally): TallyAnswer {
  const { complete, partial, incomplete, missing, unapproved, unreadable, expected } = tally;
  return {
    expected,
    complete,
    partial,
    nothing: missing.length,
    incomplete: incomplete.map(({ unit, name, late, lacking, workingDaysLate }) => ({
      unit,
      name,
      status: late ? 'late' : 'on-time',
      workingDaysLate,
      lackingCount: lacking.length,
      lacking: lacking.slice(0, mostLackingNamed),
    })),
    missing: [...missing],
    ...(unapproved.length === 0 ? {} : { unapproved: [...unapproved] }),
    unreadable: [...unreadable],
  };
}

/** What is read of a set and period to tell who has submitted. */
export async function readReceived(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  now: Temporal.Instant,
): Promise<Pick<CompletenessTask, 'received' | 'unreadable' | 'unapproved'>> {
  if (!isOwed(set, period)) return { received: new Map(), unreadable: new Set() };
  const latest = await submissions.latestByUnit(set, period.id, now);
  const received = new Map(latest.found.map((submission) => [submission.unit, submission]));
  return { received, unreadable: new Set(latest.unreadable), unapproved: unapprovedIn(latest) };
}
