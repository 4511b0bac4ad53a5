import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { lastChance } from './catch-up.ts';
import { dayAt, hour, type Instant, minute, mondayOfWeek, second, weekOf } from './days.ts';
import { expectedRuns, idOf, type Run } from './expected-runs.ts';
import { hasEnded, type Row } from './ledger.ts';
import { missedDays } from './missed-days.ts';
import { type Found, type Plan, type Planned, planOf } from './planned.ts';
import { type Ranking, rankingsOf } from './ranking.ts';
import { reportAt } from './report.ts';
import type { Revision } from './revisions.ts';

/** The result of a trigger. `refused`: it must be retried. */
export type Answer = 'done' | 'idle' | 'already-finished' | 'too-late' | 'refused';

/** A frozen ranking, its catalogue, and the week it is compared with. */
export type Frozen = Ranking & { readonly version: number; readonly comparedWith: string | null };

/** The results of a reconciliation, by run id. */
export type Reconciliation = {
  readonly caughtUp: string[];
  readonly givenUp: string[];
  readonly failures: string[];
};

/** A trigger this recent may still be on its way. */
const grace = 5 * minute;

/** A province with its ledger and the results of its jobs, when the only faults are late or missing triggers. */
export class Province {
  /** The recorded beginning of the ledger. */
  begin: Instant | null = null;
  readonly versions: Catalogue[] = [];
  readonly revisions: Revision[] = [];
  rows = new Map<string, Row>();
  rankings: Frozen[] = [];
  /** The messages of each run that planned any. */
  planned = new Map<string, readonly Planned[]>();
  /** Closed milestones, each with the catalogue version that defines it. */
  closed = new Set<string>();

  /** Triggers a run. First makes the previous week's ranking if it was missed. */
  trigger(run: Run, now: Instant): Answer {
    if (now > lastChance(run)) return 'too-late';
    if (run.job === 'rank') this.#makeUpFor({ ...run, at: run.at - 7 * 24 * hour }, now);
    const row = this.rows.get(idOf(run)) ?? null;
    if (this.#plan(run, this.versions.length) === null) {
      if (row === null) this.#record(run, { status: 'done', attempts: 0, version: null });
      if (row === null || hasEnded(row)) return 'idle';
    }
    if (hasEnded(row)) return 'already-finished';
    if (row?.status === 'running' && now < (row.leaseUntil ?? now)) return 'refused';
    const version = row?.version ?? this.versions.length;
    const isMade = this.#work(run, version);
    this.#record(run, { status: isMade ? 'done' : 'planned', attempts: (row?.attempts ?? 0) + 1, version });
    return isMade ? 'done' : 'refused';
  }

  /**
   * Makes missed runs within their catch-up window, and closes the others. The first time it only records the
   * beginning.
   */
  reconcile(now: Instant): Reconciliation {
    const result: Reconciliation = { caughtUp: [], givenUp: [], failures: [] };
    const until = Math.floor((now - grace) / second) * second;
    const expected = this.begin === null ? [] : expectedRuns(this.begin, until);
    this.begin ??= until;
    for (const run of expected) {
      const row = this.rows.get(idOf(run)) ?? null;
      if (hasEnded(row)) continue;
      if (now <= lastChance(run)) {
        const answer = this.trigger(run, now);
        if (answer === 'done') result.caughtUp.push(idOf(run));
        if (answer === 'refused') result.failures.push(idOf(run));
      } else if (row?.status !== 'running' || now >= (row.leaseUntil ?? now)) {
        const isIdle =
          row === null && planOf(run, { ...this.#found(run, this.versions.length), missed: [] }) === null;
        if (!isIdle) result.givenUp.push(idOf(run));
        const { attempts = 0, version = null } = row ?? {};
        this.#record(run, { status: row === null ? 'skipped' : 'failed', attempts, version });
      }
    }
    return result;
  }

  /** What a run must plan with the catalogue it began, or would begin, with; null when it has nothing to do. */
  planOf(run: Run): Plan | null {
    return this.#plan(run, this.rows.get(idOf(run))?.version ?? this.versions.length);
  }

  #makeUpFor(run: Run, now: Instant): void {
    const isExpected = this.begin !== null && run.at > this.begin;
    if (isExpected && !hasEnded(this.rows.get(idOf(run)) ?? null)) this.trigger(run, now);
  }

  #plan(run: Run, version: number): Plan | null {
    return planOf(run, this.#found(run, version));
  }

  #found({ at }: Run, version: number): Found {
    const catalogue = this.versions[version - 1];
    if (catalogue === undefined) throw new RangeError(`no version ${version} of the catalogue`);
    return {
      catalogue,
      revisions: this.revisions,
      missed: missedDays(dayAt(at), catalogue.calendar, this),
      isClosed: (milestone) => this.closed.has(`${milestone} ${version}`),
    };
  }

  /** @returns whether it succeeded: a report must not be sent without its rankings */
  #work(run: Run, version: number): boolean {
    const { catalogue, revisions } = this.#found(run, version);
    const plan = this.#plan(run, version);
    if (run.job === 'rank') this.#freeze(rankingsOf(catalogue, run.at, revisions), version);
    if (run.job === 'report' && !this.#isRanked(catalogue, run.at)) return false;
    if (plan === null) return true;
    if (plan.messages.length > 0) this.planned.set(idOf(run), plan.messages);
    for (const milestone of plan.closed) this.closed.add(`${milestone} ${version}`);
    return true;
  }

  /** Frozen rankings are kept. */
  #freeze(rankings: readonly Ranking[], version: number): void {
    for (const ranking of rankings) {
      if (this.#frozen(ranking) !== undefined) continue;
      const period = weekOf(mondayOfWeek(ranking.period) - 7);
      const comparedWith = this.#frozen({ ...ranking, period }) === undefined ? null : period;
      this.rankings.push({ ...ranking, version, comparedWith });
    }
  }

  #frozen({ set, period, league }: Pick<Ranking, 'set' | 'period' | 'league'>): Frozen | undefined {
    return this.rankings.find((one) => one.set === set && one.period === period && one.league === league);
  }

  #isRanked(catalogue: Catalogue, at: Instant): boolean {
    const report = reportAt(catalogue, at);
    const set = catalogue.sets.find(({ id }) => id === report?.set);
    return (
      report !== null &&
      (set?.leagues ?? []).every((league) => this.#frozen({ ...report, league }) !== undefined)
    );
  }

  #record(run: Run, row: Omit<Row, 'leaseUntil'>): void {
    this.rows.set(idOf(run), { ...row, leaseUntil: null });
  }
}
