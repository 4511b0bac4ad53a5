import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../../domain/schedule/occurrence.ts';
import {
  type Attempt,
  beginning,
  finished,
  givenBack,
  isTerminal,
  type OccurrenceRecord,
  occurrenceRecordSchema,
} from '../../../domain/schedule/occurrence-record.ts';
import { occurrenceStatuses } from '../../../domain/schedule/occurrence-statuses.ts';
import { iso } from '../../fixtures/instants.ts';

const occurrence = { job: 'rank', nominalTime: iso('2024-01-14T23:05:00Z') } as const;
const now = Temporal.Instant.from('2024-01-14T23:06:00Z');
const attempt: Attempt = {
  owner: 'me',
  now,
  leaseUntil: now.add({ minutes: 6 }),
  catalogueVersion: 7,
};
const mine: OccurrenceRecord = {
  ...occurrence,
  status: 'running',
  attempts: 1,
  catalogueVersion: 7,
  owner: 'me',
  leaseUntil: iso('2024-01-14T23:12:00Z'),
};
/** The row of another attempt, started two minutes before. */
const theirs: OccurrenceRecord = {
  ...mine,
  attempts: 3,
  catalogueVersion: 4,
  owner: 'another',
  leaseUntil: iso('2024-01-14T23:10:00Z'),
};

const begins = (row: OccurrenceRecord) => ({ kind: 'begin', row });

describe('an attempt that comes upon', () => {
  it('no row begins the first run, by the catalogue in force', () => {
    expect(beginning(occurrence, null, attempt)).toEqual(begins(mine));
  });

  it('a planned row begins the next run, by the catalogue the first attempt used', () => {
    const planned = { ...occurrence, status: 'planned', attempts: 2, catalogueVersion: 4 } as const;
    expect(beginning(occurrence, { ...planned, account: 'throttled' }, attempt)).toEqual(
      begins({
        ...mine,
        attempts: 3,
        catalogueVersion: 4,
      }),
    );
  });

  it('a planned row that names no catalogue uses the one in force', () => {
    expect(beginning(occurrence, { ...occurrence, status: 'planned', attempts: 1 }, attempt)).toEqual(
      begins({
        ...mine,
        attempts: 2,
      }),
    );
  });

  it('its own row knows it, also once its lease is over: the answer to its write was lost', () => {
    for (const row of [mine, { ...mine, leaseUntil: iso('2024-01-14T23:00:00Z') }])
      expect(beginning(occurrence, row, attempt)).toEqual({ kind: 'go-on', row });
  });

  it('another’s run leaves it alone up to the last instant of its lease, and takes it over at its end', () => {
    const until = (leaseUntil: string) =>
      beginning(occurrence, { ...theirs, leaseUntil: iso(leaseUntil) }, attempt);
    expect(until('2024-01-14T23:06:00.001Z')).toEqual({ kind: 'running' });
    expect(until('2024-01-14T23:06:00Z')).toEqual(begins({ ...mine, attempts: 4, catalogueVersion: 4 }));
    expect(until('2024-01-14T23:05:59Z')).toEqual(begins({ ...mine, attempts: 4, catalogueVersion: 4 }));
  });

  it('a run without a lease takes it over', () => {
    const { leaseUntil: _, ...row } = theirs;
    expect(beginning(occurrence, row, attempt)).toEqual(
      begins({ ...mine, attempts: 4, catalogueVersion: 4 }),
    );
  });

  it('a planned row with a lease or an owner of old begins the next run', () => {
    const row: OccurrenceRecord = { ...theirs, status: 'planned' };
    expect(beginning(occurrence, row, attempt)).toEqual(
      begins({ ...mine, attempts: 4, catalogueVersion: 4 }),
    );
    expect(beginning(occurrence, { ...row, owner: 'me' }, attempt)).toEqual(
      begins({
        ...mine,
        attempts: 4,
        catalogueVersion: 4,
      }),
    );
  });

  it.each(['done', 'skipped', 'failed'] as const)('a row that is %s has nothing to do', (status) => {
    expect(beginning(occurrence, finished(theirs, status, 'closed', now), attempt)).toEqual({
      kind: 'finished',
    });
    expect(beginning(occurrence, { ...mine, status }, attempt)).toEqual({ kind: 'finished' });
  });
});

describe('the end of an occurrence', () => {
  it('keeps its attempts and its catalogue, and neither owner nor lease', () => {
    expect(finished(theirs, 'done', '2/3 ranked', now)).toStrictEqual({
      ...occurrence,
      status: 'done',
      attempts: 3,
      catalogueVersion: 4,
      account: '2/3 ranked',
      finishedAt: iso('2024-01-14T23:06:00Z'),
    });
  });

  it('comes without any attempt to one that was never begun', () => {
    expect(finished(occurrence, 'skipped', 'never triggered', now)).toStrictEqual({
      ...occurrence,
      status: 'skipped',
      attempts: 0,
      account: 'never triggered',
      finishedAt: iso('2024-01-14T23:06:00Z'),
    });
  });

  it('is reached by done, skipped and failed only', () => {
    expect(occurrenceStatuses.filter((status) => isTerminal({ ...occurrence, attempts: 1, status }))).toEqual(
      ['done', 'skipped', 'failed'],
    );
  });
});

describe('an attempt that failed', () => {
  it('gives the occurrence back at once, with the reason and the catalogue', () => {
    expect(givenBack(theirs, 'throttled')).toStrictEqual({
      ...occurrence,
      status: 'planned',
      attempts: 3,
      catalogueVersion: 4,
      account: 'throttled',
    });
  });

  it('leaves a row without a catalogue without one', () => {
    const row: OccurrenceRecord = { ...occurrence, status: 'running', attempts: 1 };
    expect(givenBack(row, 'throttled')).toStrictEqual({
      ...occurrence,
      status: 'planned',
      attempts: 1,
      account: 'throttled',
    });
  });
});

/*
 * Attempts of several owners, one after another, that are triggered, die, fail or finish, while time passes and
 * catalogues change.
 */
describe('whatever happens to an occurrence', () => {
  const step = fc.record({
    owner: fc.constantFrom('a', 'b', 'c'),
    passes: fc.integer({ min: 0, max: 10 }),
    catalogueVersion: fc.integer({ min: 1, max: 3 }),
    end: fc.constantFrom('done', 'fails', 'dies'),
  });
  const steps = fc.array(step, { minLength: 1, maxLength: 12 });
  const leaseMinutes = 6;

  it('is one run at a time, by one catalogue, until one end, which stays', () => {
    fc.assert(
      fc.property(fc.constantFrom(...jobs), steps, (job, all) => {
        const of = { job, nominalTime: occurrence.nominalTime };
        let row: OccurrenceRecord | null = null;
        let at = now;
        let free = at;
        let begun = 0;
        let firstCatalogue: number | undefined;
        for (const { owner, passes, catalogueVersion, end } of all) {
          at = at.add({ minutes: passes });
          const before: OccurrenceRecord | null = row;
          const leaseUntil = at.add({ minutes: leaseMinutes });
          const next = beginning(of, before, { owner, now: at, leaseUntil, catalogueVersion });
          if (next.kind === 'finished') {
            expect(before?.status).toBe('done');
            continue;
          }
          if (next.kind === 'go-on') {
            expect(next.row).toBe(before);
            expect(next.row.owner).toBe(owner);
            continue;
          }
          expect(next.kind === 'running').toBe(Temporal.Instant.compare(at, free) < 0);
          if (next.kind === 'running') continue;
          const { row: begunRow } = next;
          begun += 1;
          firstCatalogue ??= catalogueVersion;
          expect(begunRow).toEqual({
            ...of,
            status: 'running',
            attempts: begun,
            catalogueVersion: firstCatalogue,
            owner,
            leaseUntil: leaseUntil.toString(),
          });
          row =
            end === 'dies'
              ? begunRow
              : end === 'fails'
                ? givenBack(begunRow, 'x')
                : finished(begunRow, 'done', 'x', at);
          expect(occurrenceRecordSchema.parse(row)).toEqual(row);
          free = end === 'dies' ? leaseUntil : at;
        }
      }),
    );
  });
});
