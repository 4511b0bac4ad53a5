import { Temporal } from 'temporal-polyfill';
import { changesOf, type LastSent } from '../../domain/calendar/sequence.ts';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { FigureMilestone, MeasuredMilestone } from '../../domain/catalogue/milestone.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { History } from '../../domain/milestone/obligation-state.ts';
import { type Progress, progressIn } from '../../domain/milestone/progress.ts';
import type { LackingFigures } from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { type Period, periodFrom, periodOf, previousPeriod } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import { revisionsOnTimeline } from '../../domain/submission/figure-date.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { inParallel } from '../in-parallel.ts';
import type { Latest, SubmissionStore } from '../ports/submission-store.ts';
import { lackingFigures } from './lacking-figures.ts';

/** The reads that measuring needs. */
export type MeasuredSubmissions = Pick<SubmissionStore, 'revisions'> & {
  latestByUnit(...asked: Parameters<SubmissionStore['latestByUnit']>): Promise<MeasuredLatest>;
};

/** `lastSent` also knows what cannot be read; without it, what is found and what does not count is what was sent. */
type MeasuredLatest = Latest<Submission> & { readonly lastSent?: ReadonlyMap<string, LastSent> };

/** Each unit's submissions for a milestone. */
export type Histories = ReadonlyMap<string, History>;

/** By set, the units of which a revision cannot be read: how far they are is not known. */
export type UnreadableUnits = ReadonlyMap<string, ReadonlySet<string>>;

type Sent = {
  readonly milestone: string;
  readonly unit: string;
  readonly receivedAt: InstantText;
  readonly progress: Progress;
};

/** Periods read at a time; only what the milestones need is kept of each. */
const atATime = 4;

/**
 * Reads the submissions for some milestones, by milestone id: every owed period from the first that counts to the one
 * that contains `today`, and those whose submissions are a goal; each once for all milestones of a set.
 * @param receivedUntil submissions received later are ignored
 */
export async function progressHistories(
  submissions: MeasuredSubmissions,
  catalogue: Catalogue,
  milestones: readonly MeasuredMilestone[],
  today: Temporal.PlainDate,
  receivedUntil: Temporal.Instant,
): Promise<{
  readonly histories: ReadonlyMap<string, Histories>;
  readonly unreadable: UnreadableUnits;
  /** By milestone and unit, how often what was sent has changed. */
  readonly changes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By milestone whose goal is submissions, and unit, what a unit that sent only part still owes. */
  readonly lacking: ReadonlyMap<string, ReadonlyMap<string, LackingFigures>>;
}> {
  const changes = new Map(milestones.map(({ id }) => [id, new Map<string, number>()]));
  const unreadable = new Map(catalogue.sets.map(({ id }) => [id, new Set<string>()]));
  const figures = milestones.filter((one) => one.goal !== 'submissions');
  const counted = milestones.filter((one) => one.goal === 'submissions');
  const lacking = new Map<string, ReadonlyMap<string, LackingFigures>>();
  const reads = catalogue.sets.flatMap((set) => {
    const owed = periodsSince(set, ofSet(figures, set), today);
    const goals = Map.groupBy(ofSet(counted, set), ({ period }) => periodFrom(period)?.id);
    const asked = [...goals.keys()].flatMap((id) => (id === undefined ? [] : (periodFrom(id) ?? [])));
    const periods = new Map([...owed, ...asked].map((period) => [period.id, period]));
    return [...periods.values()].map((period) => async () => {
      const latest = await latestFor(set, period);
      const isOwedHere = owed.some(({ id }) => id === period.id);
      const measuring = ofSet(isOwedHere ? figures : [], set).filter((one) => isMeasuredFrom(one, period));
      const whole = goals.get(period.id) ?? [];
      for (const { id } of [...measuring, ...whole]) count(id, set, period, latest);
      const timeline = measuring.length === 0 ? [] : await revisionsOf(submissions, set, period, latest);
      const enough = whole.length === 0 ? [] : await firstEnough(submissions, catalogue, set, period, latest);
      const owing = whole.length === 0 ? null : lackingFigures(catalogue, set, period, latest.found);
      for (const { id } of whole) if (owing !== null) lacking.set(id, owing);
      return [
        ...measuring.flatMap((one) => progressOf(one, timeline)),
        ...whole.flatMap((one) => progressOf(one, enough)),
      ];
    });
  });
  const sent = (await inParallel(reads, atATime, (read) => read())).flat();
  const byMilestone = [...Map.groupBy(sent, ({ milestone }) => milestone)];
  return {
    histories: new Map(byMilestone.map(([id, own]) => [id, byUnit(own)])),
    unreadable,
    changes,
    lacking,
  };

  async function latestFor(set: IndicatorSet, { id }: Period): Promise<MeasuredLatest> {
    const latest = await submissions.latestByUnit(set, id, receivedUntil);
    for (const unit of latest.unreadable) unreadable.get(set.id)?.add(unit);
    return latest;
  }

  function count(milestone: string, set: IndicatorSet, { id }: Period, latest: MeasuredLatest): void {
    const counted = changes.get(milestone);
    for (const [unit, last] of lastSentOf(latest, needsApproval(set, id)))
      counted?.set(unit, (counted.get(unit) ?? 0) + changesOf(last));
  }
}

function ofSet<M extends MeasuredMilestone>(milestones: readonly M[], { id }: IndicatorSet): M[] {
  return milestones.filter(({ set }) => set === id);
}

/** The owed periods of a set that count for any of the milestones, oldest first. */
function periodsSince(
  set: IndicatorSet,
  milestones: readonly FigureMilestone[],
  today: Temporal.PlainDate,
): Period[] {
  const periods: Period[] = [];
  for (
    let period = periodOf(set.frequency, today);
    milestones.some((one) => isMeasuredFrom(one, period));
    period = previousPeriod(period)
  ) {
    if (isOwed(set, period)) periods.unshift(period);
  }
  return periods;
}

function isMeasuredFrom({ measuredFrom }: FigureMilestone, { from }: Period): boolean {
  const first = periodFrom(measuredFrom);
  return first !== null && Temporal.PlainDate.compare(from, first.from) >= 0;
}

/** What each unit sent for a period, as far as it counts on a timeline: rarely more than its latest revision. */
async function revisionsOf(
  submissions: MeasuredSubmissions,
  set: IndicatorSet,
  period: Period,
  latest: Latest<Submission>,
): Promise<Submission[]> {
  const sent = await inParallel(latest.found, atATime, async (one) => {
    if (one.revision === 1) return [one];
    const revisions = await submissions.revisions(set, period.id, one.unit);
    return revisionsOnTimeline(revisions.filter(({ revision }) => revision <= one.revision));
  });
  return sent.flat();
}

/**
 * The first revision of each unit with which it owed nothing more for a period; a correction does not make it later. Units that
 * still owe something have none.
 */
async function firstEnough(
  submissions: MeasuredSubmissions,
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
  latest: Latest<Submission>,
): Promise<Submission[]> {
  const inForce = setOn(set, period.to.toString());
  const isDone = ({ unit: id, values }: Submission) => {
    const unit = findUnit(catalogue, id);
    return unit !== undefined && isEnough(inForce, unit, values);
  };
  return inParallel(latest.found.filter(isDone), atATime, async (one) => {
    if (one.revision === 1) return one;
    const revisions = await submissions.revisions(set, period.id, one.unit);
    return revisions.find(isDone) ?? one;
  });
}

/** The last thing that each unit sent for a period, whether or not it counts. */
function lastSentOf(
  { found, notCounted = new Map(), lastSent }: MeasuredLatest,
  isApproved: boolean,
): ReadonlyMap<string, LastSent> {
  if (lastSent !== undefined) return lastSent;
  const last = new Map<string, LastSent>();
  for (const { unit, revision } of found) last.set(unit, { revision, isDecided: isApproved });
  for (const [unit, { last: sent, isReturned }] of notCounted)
    last.set(unit, { revision: sent.revision, isDecided: isReturned });
  return last;
}

function progressOf(milestone: MeasuredMilestone, sent: readonly Submission[]): Sent[] {
  const obligations = new Map(milestone.obligations.map((obligation) => [obligation.unit, obligation]));
  return sent.flatMap((submission) => {
    const obligation = obligations.get(submission.unit);
    const progress = obligation && progressIn(milestone, obligation, submission);
    const { unit, receivedAt } = submission;
    return progress ? [{ milestone: milestone.id, unit, receivedAt, progress }] : [];
  });
}

function byUnit(sent: readonly Sent[]): Histories {
  const units = [...Map.groupBy(sent.toSorted(byDate), ({ unit }) => unit)];
  return new Map(units.map(([unit, own]) => [unit, own.map(({ progress }) => progress)]));
}

/** By the date of the figures, not by their periods: an older figure that comes later does not undo a newer one. */
function byDate(one: Sent, other: Sent): number {
  return (
    Temporal.PlainDate.compare(one.progress.date, other.progress.date) ||
    Temporal.Instant.compare(one.receivedAt, other.receivedAt)
  );
}
