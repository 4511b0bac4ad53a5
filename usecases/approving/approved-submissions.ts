import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import { type Approval, type Approved, needsApproval } from '../../domain/submission/approval.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ApprovalStore } from '../ports/approval-store.ts';
import type { Listed } from '../ports/listed.ts';
import type { Latest, NotCounted, SubmissionStore } from '../ports/submission-store.ts';
import { UnreadableRow } from '../ports/unreadable-row.ts';

/**
 * Submissions as they count. In a set that asks for approval only approved revisions count, from the instant of their
 * approval, which replaces the time of receipt; they are late if they were approved late. Ranking, counting, warning and
 * reporting read these; sending, correcting and approving read all revisions. In every other set the two are the same, with
 * the same reads.
 */
export class ApprovedSubmissions implements SubmissionStore {
  readonly #all: () => SubmissionStore;
  readonly #approvals: ApprovalStore;

  /** @param all the submissions as they are stored */
  constructor(all: () => SubmissionStore, approvals: ApprovalStore) {
    this.#all = all;
    this.#approvals = approvals;
  }

  append(...asked: Parameters<SubmissionStore['append']>): Promise<boolean> {
    return this.#all().append(...asked);
  }

  async newest(
    set: IndicatorSet,
    period: string,
    unit: string,
    asked: Parameters<SubmissionStore['newest']>[3],
  ): Promise<Submission[]> {
    if (!needsApproval(set, period)) return this.#all().newest(set, period, unit, asked);
    const { atMost, before = Number.POSITIVE_INFINITY, ...howToGoOn } = asked;
    const { found, unreadable } = await this.#approvals.ofUnit(set.id, period, unit);
    // Which revision counts is not known then.
    if (unreadable.length > 0) throw unreadableDecision(set, period, unit);
    const counted = approvedOf(found)
      .filter(({ revision }) => revision < before)
      .slice(-atMost)
      .reverse();
    const read = counted.map(async (approval) => {
      const one = { atMost: 1, before: approval.revision + 1, ...howToGoOn };
      const [submission] = await this.#all().newest(set, period, unit, one);
      return submission?.revision === approval.revision ? [asApproved(submission, approval)] : [];
    });
    return (await Promise.all(read)).flat();
  }

  async listNewest(
    set: IndicatorSet,
    period: string,
    unit: string,
    asked: Parameters<SubmissionStore['listNewest']>[3],
  ): Promise<Listed<Submission>> {
    if (!needsApproval(set, period)) return this.#all().listNewest(set, period, unit, asked);
    return { found: await this.newest(set, period, unit, asked), unreadable: [] };
  }

  async newestOf(
    set: IndicatorSet,
    unit: string,
    asked: Parameters<SubmissionStore['newestOf']>[2],
  ): Promise<Submission[][]> {
    if (!asked.some(({ period }) => needsApproval(set, period)))
      return this.#all().newestOf(set, unit, asked);
    return Promise.all(asked.map(({ period, ...one }) => this.newest(set, period, unit, one)));
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    const revisions = await this.#all().revisions(set, period, unit);
    if (!needsApproval(set, period)) return revisions;
    const { found } = await this.#approvals.ofUnit(set.id, period, unit);
    const approved = new Map(approvedOf(found).map((one) => [one.revision, one]));
    return revisions.flatMap((submission) => {
      const approval = approved.get(submission.revision);
      return approval === undefined ? [] : [asApproved(submission, approval)];
    });
  }

  async latestByUnit(
    set: IndicatorSet,
    period: string,
    until: Temporal.Instant,
  ): Promise<Latest<Submission>> {
    if (!needsApproval(set, period)) return this.#all().latestByUnit(set, period, until);
    const decisions = await this.#decisions(set, period, until);
    const read = await this.#all().latestByUnit(set, period, until, revisionsOf(decisions.counting));
    return asCounted(read, decisions);
  }

  async latestFigures(
    set: IndicatorSet,
    period: string,
    until: Temporal.Instant,
  ): Promise<Latest<UnitFigures>> {
    if (!needsApproval(set, period)) return this.#all().latestFigures(set, period, until);
    const decisions = await this.#decisions(set, period, until);
    const { counting } = decisions;
    const { found, unreadable } = await this.#all().latestFigures(set, period, until, revisionsOf(counting));
    // What was never approved would not be ranked if it could be read.
    return asCounted({ found, unreadable: unreadable.filter((unit) => counting.has(unit)) }, decisions);
  }

  async #decisions(set: IndicatorSet, period: string, until: Temporal.Instant): Promise<Decisions> {
    const { found, unreadable } = await this.#approvals.ofPeriod(set.id, period);
    const inTime = found.filter(({ at }) => !isAfter(Temporal.Instant.from(at), until));
    const counting = new Map<string, Approved>();
    for (const one of approvedOf(inTime)) counting.set(one.unit, one);
    const returned = new Map<string, Set<number>>();
    for (const { unit, revision, outcome } of inTime)
      if (outcome === 'returned') returned.set(unit, new Set([...(returned.get(unit) ?? []), revision]));
    return { counting, returned, unreadable };
  }
}

/** What was decided by an instant: the last approved revision of each unit, and those that were returned. */
type Decisions = {
  readonly counting: ReadonlyMap<string, Approved>;
  readonly returned: ReadonlyMap<string, ReadonlySet<number>>;
  readonly unreadable: readonly string[];
};

/** Of the last revisions and the approved ones those that count, with what is known of the others. */
function asCounted<T extends { readonly unit: string; readonly revision: number; readonly late: boolean }>(
  read: Latest<T>,
  decisions: Decisions,
): Latest<T> {
  const { counting } = decisions;
  const approved = read.found.filter(({ unit, revision }) => counting.get(unit)?.revision === revision);
  const readable = new Set(approved.map(({ unit }) => unit));
  const unknown = read.unreadable.filter((unit) => !readable.has(unit));
  const unreadable = new Set([...unknown, ...decisions.unreadable]);
  return {
    found: approved.flatMap((one) => {
      const approval = counting.get(one.unit);
      return approval === undefined || unreadable.has(one.unit) ? [] : [asApproved(one, approval)];
    }),
    unreadable: [...unreadable].sort(),
    notCounted: notCountedOf(read.found, decisions),
  };
}

/** The units whose last revision was not approved by then. */
function notCountedOf<T extends Pick<Submission, 'unit' | 'revision'>>(
  sent: readonly T[],
  { counting, returned }: Decisions,
): ReadonlyMap<string, NotCounted<T>> {
  const last = sent.filter(({ unit, revision }) => revision > (counting.get(unit)?.revision ?? 0));
  return new Map(
    last.map((one) => [
      one.unit,
      { last: one, isReturned: returned.get(one.unit)?.has(one.revision) === true },
    ]),
  );
}

function approvedOf(approvals: readonly Approval[]): Approved[] {
  return approvals.flatMap((one) => (one.outcome === 'approved' ? [one] : []));
}

function revisionsOf(counting: ReadonlyMap<string, Approved>): ReadonlyMap<string, number> {
  return new Map([...counting].map(([unit, { revision }]) => [unit, revision]));
}

function unreadableDecision({ id }: IndicatorSet, period: string, unit: string): UnreadableRow {
  const key = { pk: `${id}#${period}`, sk: unit };
  return new UnreadableRow({ table: 'submissions', key, kind: 'approval', reason: 'a decision of the unit' });
}

/** Figures from their approval on. */
function asApproved<T extends { readonly late: boolean }>(figures: T, { at, late }: Approved): T {
  return 'receivedAt' in figures ? { ...figures, receivedAt: at, late } : { ...figures, late };
}
