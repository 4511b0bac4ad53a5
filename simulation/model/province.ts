import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { lastChance } from './catch-up.ts';
import {
  type Day,
  dayAt,
  hour,
  type Instant,
  instantAt,
  minute,
  mondayOf,
  mondayOfWeek,
  second,
  weekOf,
} from './days.ts';
import { expectedRuns, idOf, type Run } from './expected-runs.ts';
import { hasEnded, type Row } from './ledger.ts';
import { missedDays } from './missed-days.ts';
import type { Exception } from './owed-weeks.ts';
import { type Found, type Plan, type Planned, planOf } from './planned.ts';
import { rankedSet } from './ranked-week.ts';
import { type Ranking, rankingsOf } from './ranking.ts';
import { type OpenWeek, openWeeks, reportAt } from './report.ts';
import type { Revision } from './revisions.ts';
import { type Calendar, firstWorkingDay } from './working-days.ts';

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
  readonly exceptions: Exception[] = [];
  rows = new Map<string, Row>();
  rankings: Frozen[] = [];
  /** The messages of each run that planned any. */
  planned = new Map<string, readonly Planned[]>();
  /** Closed milestones, each with the catalogue version that defines it. */
  closed = new Set<string>();
  /** The weeks with a frozen report, each with the day of its run. */
  reported = new Map<string, Day>();

  /** The calendar in force. */
  get calendar(): Calendar {
    return this.versions.at(-1)?.calendar ?? [];
  }

  /** Triggers a run. First makes the previous week's ranking if it was missed. */
  trigger(run: Run, now: Instant): Answer {
    if (now > lastChance(run, this.calendar)) return 'too-late';
    if (run.job === 'rank') this.#makeUpFor({ ...run, at: run.at - 7 * 24 * hour }, now);
    if (run.job === 'report' && !this.#rankFor(run, now)) return 'refused';
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
      if (now <= lastChance(run, this.calendar)) {
        const answer = this.trigger(run, now);
        if (answer === 'done') result.caughtUp.push(idOf(run));
        if (answer === 'refused') result.failures.push(idOf(run));
      } else if (row?.status !== 'running' || now >= (row.leaseUntil ?? now)) {
        const mayBeIdle = row === null && !this.#isDue(run);
        if (mayBeIdle && run.job === 'report' && this.#openWeeks(run) === null) {
          result.failures.push(idOf(run));
          continue;
        }
        const isIdle = mayBeIdle && this.#plan(run, this.versions.length) === null;
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

  #openWeeks({ at }: Run): OpenWeek[] | null {
    const { catalogue, reporting } = this.#found({ job: 'report', at }, this.versions.length);
    return openWeeks(catalogue, dayAt(at), reporting);
  }

  /** Whether a run is the report of the first working day after a week that was owed. */
  #isDue({ job, at }: Run): boolean {
    const { catalogue } = this.#found({ job, at }, this.versions.length);
    const today = dayAt(at);
    let monday = mondayOf(today) - 7;
    let isDue = false;
    while (firstWorkingDay(catalogue.calendar, monday + 7) === today) {
      isDue ||= rankedSet(catalogue, monday) !== undefined;
      monday -= 7;
    }
    return job === 'report' && isDue;
  }

  /**
   * Makes the rankings that a report needs: by their own runs where those never began, and at once where they were closed.
   * @returns false while another run is at the weeks
   */
  #rankFor(run: Run, now: Instant): boolean {
    const open = this.#openWeeks(run);
    if (open === null || this.begin === null) return open !== null;
    for (const { set, monday } of open.toReversed()) {
      if (this.#hasRankings(set, weekOf(monday))) continue;
      const ranking: Run = { job: 'rank', at: instantAt(monday + 7, '06:05') };
      const row = this.rows.get(idOf(ranking)) ?? null;
      if (row !== null && !hasEnded(row)) continue;
      const { catalogue, revisions } = this.#found(ranking, this.versions.length);
      if (row === null && ranking.at > this.begin && now <= lastChance(ranking, this.calendar))
        this.trigger(ranking, now);
      else this.#freeze(rankingsOf(catalogue, ranking.at, revisions), this.versions.length);
    }
    return true;
  }

  #hasRankings({ id, leagues }: IndicatorSet, period: string): boolean {
    return leagues.every((league) => this.#frozen({ set: id, period, league }) !== undefined);
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
      exceptions: this.exceptions,
      missed: missedDays(dayAt(at), catalogue.calendar, this),
      isClosed: (milestone) => this.closed.has(`${milestone} ${version}`),
      reporting: {
        begin: this.begin,
        rows: this.rows,
        reported: this.reported,
        isRanked: (set, week) => this.#hasRankings(set, week),
      },
    };
  }

  /** @returns whether it succeeded: a report must not be sent without its rankings */
  #work(run: Run, version: number): boolean {
    const { catalogue, revisions, reporting } = this.#found(run, version);
    const plan = this.#plan(run, version);
    if (run.job === 'rank') this.#freeze(rankingsOf(catalogue, run.at, revisions), version);
    const report = run.job === 'report' ? reportAt(catalogue, run.at, revisions, reporting) : null;
    if (report?.isReady === false) return false;
    for (const week of report?.weeks ?? []) this.reported.set(week, dayAt(run.at));
    if (plan === null) return true;
    if (plan.messages.length > 0) this.planned.set(idOf(run), plan.messages);
    for (const milestone of plan.closed) this.closed.add(`${milestone} ${version}`);
    return true;
  }

  /** Frozen rankings are kept. */
  #freeze(rankings: readonly Ranking[], version: number): void {
    for (const ranking of rankings) {
      if (this.#frozen(ranking) !== undefined) continue;
      this.rankings.push({ ...ranking, version, comparedWith: this.#lastWithFigures(ranking) });
    }
  }

  /** The last week within 13 weeks before a ranking whose ranking counts figures of that week; null when there is none. */
  #lastWithFigures(ranking: Ranking): string | null {
    const monday = mondayOfWeek(ranking.period);
    const weeks = Array.from({ length: 13 }, (_, back) => weekOf(monday - 7 * (back + 1)));
    const hasFigures = (period: string) =>
      this.#frozen({ ...ranking, period })?.lines.some(({ submitted }) => submitted) === true;
    return weeks.find(hasFigures) ?? null;
  }

  #frozen({ set, period, league }: Pick<Ranking, 'set' | 'period' | 'league'>): Frozen | undefined {
    return this.rankings.find((one) => one.set === set && one.period === period && one.league === league);
  }

  #record(run: Run, row: Omit<Row, 'leaseUntil'>): void {
    this.rows.set(idOf(run), { ...row, leaseUntil: null });
  }
}
