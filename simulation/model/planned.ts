import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type Day, dayAt, type Instant, mondayOf } from './days.ts';
import type { Run } from './expected-runs.ts';
import { expiryOf } from './expiry.ts';
import type { Exception } from './owed-weeks.ts';
import type { Person } from './persons.ts';
import { rankedSet } from './ranked-week.ts';
import { type Reporting, reportAt } from './report.ts';
import type { Revision } from './revisions.ts';
import { type Item, warningsAt } from './warnings.ts';

/** One message: recipient, content, and expiry. */
export type Planned = {
  readonly posts: readonly string[];
  readonly email: string;
  readonly about: string | readonly Item[];
  readonly expiresAt: Instant;
};

/** The work of a run other than ranking. */
export type Plan = {
  readonly messages: readonly Planned[];
  /** The milestones it closes. */
  readonly closed: readonly string[];
};

/** The state a run finds. */
export type Found = {
  readonly catalogue: Catalogue;
  readonly revisions: readonly Revision[];
  readonly exceptions: readonly Exception[];
  /** The days whose warnings are caught up, if it is a run of warnings. */
  readonly missed: readonly Day[];
  readonly isClosed: (milestone: string) => boolean;
  /** What a run of reports finds. */
  readonly reporting: Reporting;
};

/** What a run must plan; null when it has nothing to do at all. */
export function planOf(
  { job, at }: Run,
  { catalogue, revisions, exceptions, missed, isClosed, reporting }: Found,
): Plan | null {
  switch (job) {
    case 'rank':
      return rankedSet(catalogue, mondayOf(dayAt(at)) - 7) === undefined
        ? null
        : { messages: [], closed: [] };
    case 'report': {
      const report = reportAt(catalogue, at, revisions, reporting);
      if (report === null) return null;
      const about = `${report.set.id} ${report.period}`;
      return {
        messages: report.readers.map((one) => messageTo(one, about, expiryOf('report', at))),
        closed: [],
      };
    }
    case 'warn': {
      const warnings = warningsAt(catalogue, at, missed, { revisions, exceptions }, isClosed);
      if (warnings === null) return null;
      const messages = warnings.digests.map(({ person, items }) =>
        messageTo(person, items, expiryOf('warn', at)),
      );
      return { messages, closed: warnings.closed };
    }
  }
}

/** A message to a person. */
export function messageTo(person: Person, about: Planned['about'], expiresAt: Instant): Planned {
  return { posts: person.map(({ id }) => id), email: person[0]?.email ?? '', about, expiresAt };
}
