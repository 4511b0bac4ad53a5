import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarToken } from '../../../domain/access/calendar-token.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { instantText } from '../../../domain/period/instant-text.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { sized } from '../../fixtures/size.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, signingKey } from '../../fixtures/world.ts';
import { valuesOf } from '../../messages/calendar/calendar-lines.ts';

const extension = (date: string, decidedOn: string) => ({
  date,
  decidedOn,
  reason: { vi: 'Tết', en: 'Tet' },
});
const bothExtensions = [extension('2024-01-24', '2024-01-16'), extension('2024-01-26', '2024-01-18')];

/** Weeks 2 and 3 are owed, and tasks are to be done by the 19th or later; the head of a unit approves figures, or not. */
function catalogue(extensions: number, isApproved: boolean): Catalogue {
  const { sets, milestones, ...rest } = smallCatalogue();
  return {
    ...rest,
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W02', to: '2024-W03' }],
      ...(isApproved ? { approval: { from: '2024-W02' } } : {}),
    })),
    milestones: milestones.map((one) => ({
      ...one,
      ladder: { workingDaysBefore: [5, 4, 3, 2, 1, 0], overdueEvery: 5 },
      ...(extensions === 0 ? {} : { extensions: bothExtensions.slice(0, extensions) }),
    })),
  };
}

type Step =
  | {
      readonly do: 'send';
      readonly week: '2024-W02' | '2024-W03';
      readonly done: number;
      readonly whole: boolean;
    }
  | {
      readonly do: 'decide';
      readonly week: '2024-W02' | '2024-W03';
      readonly outcome: 'approved' | 'returned';
    }
  | { readonly do: 'apply'; readonly extensions: number; readonly isApproved: boolean }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'except' }
  | { readonly do: 'close' }
  /** Nth of the stored exceptions and decisions cannot be read, or can be again. */
  | { readonly do: 'break' | 'mend'; readonly nth: number }
  | { readonly do: 'warn' };

const week = fc.constantFrom('2024-W02' as const, '2024-W03' as const);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        week,
        done: fc.integer({ min: 3, max: 4 }),
        whole: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('decide' as const),
        week,
        outcome: fc.constantFrom('approved' as const, 'returned' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('apply' as const),
        extensions: fc.integer({ min: 0, max: 2 }),
        isApproved: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    },
    { weight: 2, arbitrary: fc.constant({ do: 'except' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'close' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('break' as const, 'mend' as const),
        nth: fc.integer({ min: 0, max: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ do: 'warn' as const }) },
  ),
  { minLength: 4, maxLength: 14 },
);

/** Everything that an event says, but for its sequence and when it was made. */
const said = ['STATUS', 'DTSTART', 'DTEND'] as const;

/** Names a decision among what is stored. */
function decisionName({ period, revision }: { readonly period: string; readonly revision: number }): string {
  return `${period} ${revision}`;
}

/** What a unit does, its calendar, and the files that come with its warnings. */
class Played {
  readonly #world = createWorld('2024-01-15T02:00:00Z');
  #now = instant('2024-01-15T02:00:00Z');
  #version = 1;
  readonly #revisions = new Map<string, number>();
  /** The names of exceptions and decisions, and of those that cannot be read. */
  readonly #stored: string[] = [];
  readonly #broken = new Set<string>();
  #hours = 48;
  readonly #seen = new Map<string, { readonly sequence: number; readonly says: string }>();

  async begin(): Promise<void> {
    await this.#world.applyCatalogue(catalogue(0, false));
    const { exceptions, approvals } = this.#world.ports;
    // In memory the reads of a few are reads of all.
    const all = exceptions.all.bind(exceptions);
    const ofPeriod = approvals.ofPeriod.bind(approvals);
    const readable = <T>(rows: readonly T[], nameOf: (row: T) => string, idOf = nameOf) => ({
      found: rows.filter((row) => !this.#broken.has(nameOf(row))),
      unreadable: rows.filter((row) => this.#broken.has(nameOf(row))).map(idOf),
    });
    exceptions.all = async (...asked) => {
      const { found } = await all(...asked);
      const unreadableOf = found.filter(({ id }) => this.#broken.has(id));
      return { ...readable(found, ({ id }) => id), unreadableOf };
    };
    approvals.ofUnit = async (set, period, unit) => {
      const own = (await ofPeriod(set, period)).found.filter((one) => one.unit === unit);
      return readable(own, decisionName, ({ revision }) => String(revision));
    };
    approvals.ofPeriod = async (...asked) =>
      readable((await ofPeriod(...asked)).found, decisionName, ({ unit }) => unit);
  }

  async play(step: Step): Promise<void> {
    this.#wait(1 / 60);
    if (step.do === 'send') await this.#send(step.week, step.done, step.whole);
    else if (step.do === 'decide') await this.#decide(step.week, step.outcome);
    else if (step.do === 'wait') this.#wait(step.hours);
    else if (step.do === 'except') await this.#except();
    else if (step.do === 'close') await this.#close();
    else if (step.do === 'break') this.#broken.add(this.#stored[step.nth] ?? '');
    else if (step.do === 'mend') this.#broken.delete(this.#stored[step.nth] ?? '');
    else if (step.do === 'warn') await this.#warn();
    else if (step.do === 'apply') {
      this.#version += 1;
      const next = catalogue(step.extensions, step.isApproved);
      await this.#world.ports.catalogues.put(this.#version, next, this.#now);
    }
    this.#look(await this.#feed());
  }

  #wait(hours: number): void {
    this.#now = this.#now.add({ seconds: Math.round(hours * 3_600) });
    this.#world.setNow(this.#now.toString());
  }

  async #set() {
    const current = await this.#world.ports.catalogues.current();
    const [set] = current?.catalogue.sets ?? [];
    if (set === undefined) throw new Error('the fixture has changed');
    return set;
  }

  async #send(period: string, done: number, whole: boolean): Promise<void> {
    const revision = (this.#revisions.get(period) ?? 0) + 1;
    this.#revisions.set(period, revision);
    const tasks = ['S.2', { kind: 'tasks', done, total: 4 }] as const;
    const values: Submission['values'] = whole
      ? new Map<string, Value>([
          ['S.1', { kind: 'ratio', numerator: 1, denominator: 2 }],
          tasks,
          ['S.3', { kind: 'points', points: 500 }],
          ['S.4', { kind: 'count', count: 5 }],
          ['S.5', { kind: 'amount', amount: 5 }],
        ])
      : new Map([tasks]);
    const receivedAt = instantText(this.#now);
    const sent = submissionOf({ unit: 'P.B', period, revision, receivedAt, values });
    await this.#world.ports.submissions.append(await this.#set(), {
      ...sent,
      catalogueVersion: this.#version,
    });
  }

  async #decide(period: string, outcome: 'approved' | 'returned'): Promise<void> {
    const revision = this.#revisions.get(period);
    if (revision === undefined) return;
    const decided = {
      unit: 'P.B',
      set: 'S',
      period,
      revision,
      at: instantText(this.#now),
      by: { tokenId: 't', label: 'x' },
    };
    this.#stored.push(decisionName(decided));
    await this.#world.ports.approvals.add(
      outcome === 'approved' ? { ...decided, outcome, late: false } : { ...decided, outcome, reason: 'x' },
    );
  }

  async #except(): Promise<void> {
    const id = `e${this.#now.epochMilliseconds}`;
    this.#stored.push(id);
    // Each ends later than the one before it or earlier, so that closing one leaves another end.
    this.#hours = this.#hours === 48 ? 96 : 48;
    await this.#world.ports.exceptions.put({
      id,
      unit: 'P.B',
      set: 'S',
      period: '2024-W02',
      officer: 'x',
      reason: 'x',
      tokenId: 't',
      openedAt: instantText(this.#now),
      expiresAt: instantText(this.#now.add({ hours: this.#hours })),
    });
  }

  async #close(): Promise<void> {
    const { found } = await this.#world.ports.exceptions.all('P.B');
    const open = found.findLast(({ closed }) => closed === undefined);
    const closed = { at: instantText(this.#now), reason: 'x', tokenId: 't' };
    if (open !== undefined) await this.#world.ports.exceptions.close(open, closed);
  }

  async #warn(): Promise<void> {
    // A run tells what was known at its time, which later events outrank.
    const today = this.#now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
    const next = Temporal.Instant.from(`${today.add({ days: 1 })}T07:30:00+07:00`);
    this.#wait(next.since(this.#now).total('hours'));
    const at = instantText(this.#now);
    const before = this.#world.sent.length;
    await this.#world.run('warn', at);
    await this.#world.sender(at);
    for (const { to, message } of this.#world.sent.slice(before))
      if (to.email === 'contact-b@province.example')
        for (const { content } of message.attachments ?? []) this.#look(Buffer.from(content).toString());
  }

  async #feed(): Promise<string> {
    const path = `/v1/calendars/${calendarToken({ unit: 'P.B', generation: 1 }, signingKey)}.ics`;
    return String((await this.#world.workbooks({ method: 'GET', path, headers: {} })).body);
  }

  /** No event ever goes back, and none says something else under the same sequence. */
  #look(ics: string): void {
    const sequences = valuesOf(ics, 'SEQUENCE');
    const properties = said.map((name) => valuesOf(ics, name));
    for (const [index, uid] of valuesOf(ics, 'UID').entries()) {
      const sequence = Number(sequences[index]);
      const says = properties.map((values) => values[index]).join(' ');
      const seen = this.#seen.get(uid);
      if (seen !== undefined) {
        expect([uid, sequence >= seen.sequence]).toEqual([uid, true]);
        if (seen.says !== says)
          expect([uid, seen.says, says, sequence > seen.sequence]).toEqual([uid, seen.says, says, true]);
      }
      this.#seen.set(uid, { sequence, says });
    }
  }
}

async function play(played: readonly Step[]): Promise<void> {
  const one = new Played();
  await one.begin();
  for (const step of played) await one.play(step);
}

describe('P34: the sequence of an event', () => {
  it('rises when a milestone is done, undone, and done again within one version of the catalogue', async () => {
    const send = (done: number): Step => ({ do: 'send', week: '2024-W02', done, whole: true });
    await play([send(4), send(3), { do: 'warn' }, send(4)]);
  });

  it('rises when a later version takes an extension back', async () => {
    await play([
      { do: 'apply', extensions: 2, isApproved: false },
      { do: 'wait', hours: 30 },
      { do: 'warn' },
      { do: 'apply', extensions: 0, isApproved: false },
      { do: 'warn' },
    ]);
  });

  const except: Step = { do: 'except' };
  const wait: Step = { do: 'wait', hours: 150 };

  it('does not fall while an exception cannot be read, and rises when the one that ends last is closed', async () => {
    const [broken, mended]: Step[] = [
      { do: 'break', nth: 0 },
      { do: 'mend', nth: 0 },
    ];
    if (broken === undefined || mended === undefined) throw new RangeError('there are two');
    await play([wait, except, except, broken, { do: 'warn' }, mended, { do: 'close' }, { do: 'warn' }]);
  });

  it('does not fall while the decision on the last revision cannot be read', async () => {
    await play([
      { do: 'apply', extensions: 0, isApproved: true },
      { do: 'send', week: '2024-W02', done: 3, whole: true },
      { do: 'decide', week: '2024-W02', outcome: 'returned' },
      { do: 'break', nth: 0 },
      { do: 'mend', nth: 0 },
    ]);
  });

  it('never falls, in the calendar and in the files of warnings, whatever is sent, approved, extended, applied or unreadable', async () => {
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: sized({ usual: 12, full: 300 }) });
  }, 120_000);
});
