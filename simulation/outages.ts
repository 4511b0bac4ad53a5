import type { Random } from '../example/generator/random.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The parts that can fail, with the shortest and longest duration. */
const lengths = {
  /** No schedule triggers anything. */
  scheduler: [hour, 14 * day],
  /** Only the jobs are not triggered. */
  jobs: [day, 14 * day],
  reconcile: [hour, 3 * day],
  deliver: [hour, 14 * day],
  /** The mail service accepts nothing. */
  mail: [10 * minute, 2 * day],
  /** The account cannot send: in the sandbox, not verified, without its configuration set, or paused. */
  account: [hour, 2 * day],
  /** Operations have paused sending. */
  paused: [hour, 3 * day],
  /** No port call succeeds. Shorter than the wait for an event, or events could not be recorded in time. */
  database: [minute, 6 * minute],
} as const;

/** What fails while an outage lasts. */
export type OutageKind = keyof typeof lengths;

/** One outage. `from` and `to` are milliseconds since 1970. */
export type Outage = { readonly kind: OutageKind; readonly from: number; readonly to: number };

const kinds = ['scheduler', 'jobs', 'reconcile', 'deliver', 'mail', 'account', 'paused', 'database'] as const;

/** The outages of a world. Times are milliseconds since 1970. */
export class Outages {
  readonly all: readonly Outage[];

  constructor(all: readonly Outage[]) {
    this.all = all;
  }

  /** Up to a number of outages between two times, all over by the end. */
  static draw(random: Random, most: number, from: number, to: number): Outages {
    return new Outages(
      Array.from({ length: random.integer(0, most) }, () => {
        const kind = random.pick(kinds);
        const [shortest, longest] = lengths[kind];
        const length = Math.min(shortest * (longest / shortest) ** random.next(), (to - from) / 2);
        const begin = Math.round(random.between(from, to - length));
        return { kind, from: begin, to: begin + Math.round(length) };
      }),
    );
  }

  isOut(kind: OutageKind, at: number): boolean {
    return this.all.some((outage) => outage.kind === kind && outage.from <= at && at < outage.to);
  }

  /** The time between two instants without an outage of the given kinds, in milliseconds. */
  timeWithout(of: readonly OutageKind[], from: number, to: number): number {
    const relevant = this.all
      .filter(({ kind }) => of.includes(kind))
      .toSorted((one, other) => one.from - other.from);
    let clear = 0;
    let reached = from;
    for (const outage of relevant) {
      if (outage.to <= reached || outage.from >= to) continue;
      clear += Math.max(0, outage.from - reached);
      reached = outage.to;
    }
    return clear + Math.max(0, to - reached);
  }
}
