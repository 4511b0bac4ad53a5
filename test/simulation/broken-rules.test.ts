import { afterAll, describe, expect, it, vi } from 'vitest';
import { instantText } from '../../domain/period/instant-text.ts';
import { type FaultPlan, manyFaults } from '../../simulation/fault-plan.ts';
import { instant } from '../fixtures/instants.ts';
import { firstViolation } from './first-violation.ts';

/*
 * The product with one of its own rules broken, in the module that defines it, where no port can break it. A judge that shared the rule would agree
 * with the product; the independent model does not.
 */

/** One broken rule, the simulation's finding, and the faults under which it soon shows. */
type BrokenRule = {
  /** The module that defines the rule, and its replacement. */
  readonly module: string;
  readonly broken: (original: <M>() => Promise<M>) => Promise<object>;
  readonly says: RegExp;
  readonly faults?: FaultPlan;
  /** The first world in which it showed when last measured; the search begins there. */
  readonly shownIn?: number;
};

const manyOutages = { ...manyFaults, outages: 16 };
const neverTriggered = { ...manyFaults, triggers: { late: 0, twice: 0, never: 1 } };
const lateEvents = { ...manyFaults, events: { ...manyFaults.events, late: 1 } };

const rules: Record<string, BrokenRule> = {
  'warnings missed on a Friday are not made up for': {
    module: '../../usecases/milestones/missed-days.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../usecases/milestones/missed-days.ts')>();
      const missedWarningDays: typeof real.missedWarningDays = async (...task) =>
        (await real.missedWarningDays(...task)).filter(({ dayOfWeek }) => dayOfWeek !== 5);
      return { ...real, missedWarningDays };
    },
    says: /warn@.*planned/,
    faults: manyOutages,
    shownIn: 23,
  },
  'figures lock a second late': {
    module: '../../domain/period/window.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/period/window.ts')>();
      const windowOf: typeof real.windowOf = (...task) => {
        const window = real.windowOf(...task);
        return { ...window, locksAt: window.locksAt.add({ seconds: 1 }) };
      };
      return { ...real, windowOf };
    },
    says: /rank@.*counts/,
  },
  'a correction after the lock counts': {
    module: '../../usecases/ranking/rank-league.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../usecases/ranking/rank-league.ts')>();
      const readFigures: typeof real.readFigures = (ports, ranking) =>
        real.readFigures(ports, { ...ranking, cutOffAt: instant('2100-01-01T00:00:00Z') });
      return { ...real, readFigures };
    },
    says: /rank@.*counts/,
    shownIn: 21,
  },
  'a correction after the due time makes a unit late': {
    module: '../../usecases/submitting/next-revision.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../usecases/submitting/next-revision.ts')>();
      const nextRevision: typeof real.nextRevision = (incoming, valid, last, made) => ({
        ...real.nextRevision(incoming, valid, last, made),
        late: made.at.epochMilliseconds > valid.window.dueAt.epochMilliseconds,
      });
      return { ...real, nextRevision };
    },
    says: /revision \d: late, and should not be/,
  },
  'warnings are caught up until the night': {
    module: '../../domain/schedule/catch-up.ts',
    broken: async (original) => {
      const { mayCatchUp: real } = await original<typeof import('../../domain/schedule/catch-up.ts')>();
      const mayCatchUp: typeof real = (job, at, now, calendar) =>
        real(job, at, job === 'warn' ? now.subtract({ hours: 6 }) : now, calendar);
      return { mayCatchUp };
    },
    says: /warn@.*begun too late/,
    faults: manyOutages,
    shownIn: 18,
  },
  'a report that was missed is given up in the evening': {
    module: '../../domain/schedule/catch-up.ts',
    broken: async (original) => {
      const { mayCatchUp: real } = await original<typeof import('../../domain/schedule/catch-up.ts')>();
      const mayCatchUp: typeof real = (job, at, now, calendar) =>
        real(job === 'report' ? 'warn' : job, at, now, calendar);
      return { mayCatchUp };
    },
    says: /report@.*skipped though it could still be made/,
    faults: manyOutages,
    shownIn: 1,
  },
  'a report that was missed is still made on the next working day': {
    module: '../../domain/schedule/catch-up.ts',
    broken: async (original) => {
      const { mayCatchUp: real } = await original<typeof import('../../domain/schedule/catch-up.ts')>();
      const mayCatchUp: typeof real = (job, at, now, calendar) =>
        real(
          job === 'report' ? 'rank' : job,
          at,
          job === 'report' ? now.add({ hours: 32 * 24 }) : now,
          calendar,
        );
      return { mayCatchUp };
    },
    says: /report@.*begun too late/,
    faults: manyOutages,
    shownIn: 11,
  },
  'nothing runs on Sundays': {
    module: '../../domain/schedule/expected-runs.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/schedule/expected-runs.ts')>();
      const expectedRuns: typeof real.expectedRuns = (...range) =>
        real
          .expectedRuns(...range)
          .filter(({ at }) => at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').dayOfWeek !== 7);
      return { ...real, expectedRuns };
    },
    says: /has come to no end/,
    faults: neverTriggered,
  },
  'each post gets a message of its own': {
    module: '../../domain/delivery/persons.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/delivery/persons.ts')>();
      const personsOf: typeof real.personsOf = (posts) => posts.map((first) => ({ first, others: [] }));
      return { ...real, personsOf };
    },
    says: /planned .*second-post/,
    shownIn: 3,
  },
  'a message is sent again after three minutes of silence': {
    module: '../../domain/delivery/next-step.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/delivery/next-step.ts')>();
      const sooner = <C extends { readonly state: string; readonly dueAt: string | null }>(change: C): C =>
        change.state === 'unknown' && change.dueAt !== null
          ? { ...change, dueAt: new Date(Date.parse(change.dueAt) - 27 * 60_000).toISOString() }
          : change;
      const nextStep: typeof real.nextStep = (...task) => {
        const step = real.nextStep(...task);
        return step.kind === 'settle' ? { ...step, change: sooner(step.change) } : step;
      };
      const afterAttempt: typeof real.afterAttempt = (...task) => sooner(real.afterAttempt(...task));
      return { ...real, nextStep, afterAttempt };
    },
    says: /sent twice/,
    faults: lateEvents,
    shownIn: 3,
  },
  'an out-of-office reply is a bounce': {
    module: '../../functions/mail-events/ses-meanings.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../functions/mail-events/ses-meanings.ts')>();
      const meaningOf: typeof real.meaningOf = (names) =>
        names.includes('Bounce Transient/General')
          ? { meaning: { evidence: 'bounced' }, isDocumented: true }
          : real.meaningOf(names);
      return { ...real, meaningOf };
    },
    says: /is bounced, and should be (?:sent|delivered) \(out of office/,
  },
  'a token that was rotated away goes on working until the end': {
    module: '../../domain/access/token-chain.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/access/token-chain.ts')>();
      const endOf: typeof real.endOf = (member) =>
        member.first.revokedAt === undefined ? member.token.expiresAt : null;
      return { ...real, endOf };
    },
    says: /[3-9] tokens of one chain work/,
    shownIn: 1,
  },
  'a successor lasts a year from its rotation': {
    module: '../../domain/access/token-chain.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/access/token-chain.ts')>();
      const endOf: typeof real.endOf = (member) => {
        const { token, first } = member;
        const end = real.endOf(member);
        return end === null || token.id === first.id
          ? end
          : instantText(instant(token.createdAt).add({ hours: 365 * 24 }));
      };
      return { ...real, endOf };
    },
    says: /work after the end of the first/,
    shownIn: 1,
  },
  'a temporary bounce is final': {
    module: '../../domain/delivery/advance.ts',
    broken: async (original) => {
      const real = await original<typeof import('../../domain/delivery/advance.ts')>();
      const advanceBy: typeof real.advanceBy = (evidence) => ({
        ...real.advanceBy(evidence),
        fromSoftBounce: false,
      });
      return { ...real, advanceBy };
    },
    says: /is returned, and should be delivered/,
    faults: lateEvents,
    shownIn: 11,
  },
};

// The files that run next in this process must not get the broken modules.
afterAll(() => {
  vi.resetModules();
});

describe('the simulation judges by its own model, and notices that', () => {
  it.each(Object.entries(rules))(
    '%s',
    async (rule, { module, broken, says, faults = manyFaults, shownIn = 0 }) => {
      vi.resetModules();
      vi.doMock(module, broken);
      const found = await firstViolation(rule, faults, says, { first: shownIn });
      vi.doUnmock(module);
      expect(found).toMatch(says);
    },
    120_000,
  );
});
