import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Catalogue, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { completenessOf } from '../../../domain/submission/completeness/completeness.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();
const [ranked] = catalogue.sets;
if (ranked === undefined) throw new Error('the fixture has changed');

const dueAt = '2024-01-12T09:00:00Z';

/** The same indicators, only collected: S.QG applies to P, S.7 to districts, the others to both levels. */
const collected: IndicatorSet = { ...ranked, leagues: [] };

const whole: Values = new Map(['S.1', 'S.2', 'S.3', 'S.4'].map((id) => [id, { kind: 'none' }]));
const some: Values = new Map([['S.3', { kind: 'none' }]]);
const [onTime, late] = [
  { values: whole, late: false },
  { values: whole, late: true },
];
const standing = { kind: 'standing', points: 1, rank: 1, of: 1 } as const;
const nobody = { units: 0, onTime: 0, late: 0 };

type Question = {
  of?: Catalogue;
  set?: IndicatorSet;
  period?: string;
  now?: string;
  received?: Record<string, Pick<Submission, 'values' | 'late'>>;
  unreadable?: string[];
};

function ask({
  of = catalogue,
  set = ranked,
  period: id = '2024-W02',
  now = dueAt,
  received = {},
  unreadable = [],
}: Question) {
  const period = periodFrom(id);
  if (set === undefined || period === null) throw new Error('no such set or period');
  return completenessOf({
    catalogue: of,
    set,
    period,
    now: Temporal.Instant.from(now),
    received: new Map(Object.entries(received)),
    unreadable: new Set(unreadable),
  });
}

describe('completeness', () => {
  it('counts by league and in total, and names who is missing', () => {
    const {
      owed,
      dueAt: due,
      total,
      leagues,
    } = ask({
      received: { 'P.A': onTime, 'P.C': { values: some, late: true }, P: onTime, 'P.GONE': late },
    });
    expect([owed, due?.toString()]).toEqual([true, dueAt]);
    const districtQ = { unit: 'P.Q', name: { vi: 'Huyện Q', en: 'District Q' }, workingDaysLate: null };
    const departmentB = { unit: 'P.B', name: { vi: 'Sở B', en: 'Department B' }, workingDaysLate: null };
    const sent = {
      complete: { units: 1, onTime: 1, late: 0 },
      partial: { units: 1, onTime: 0, late: 1 },
      incomplete: [
        {
          unit: 'P.C',
          name: { vi: 'Sở C', en: 'Department C' },
          late: true,
          workingDaysLate: null,
          lacking: ['S.1', 'S.2', 'S.4'],
        },
      ],
    };
    expect(total).toEqual({
      expected: 4,
      ...sent,
      missing: [departmentB, districtQ],
      unreadable: [],
      unapproved: [],
    });
    expect(leagues).toEqual([
      {
        league: 'departments',
        name: { vi: 'Sở, ban, ngành', en: 'Departments' },
        expected: 3,
        ...sent,
        missing: [departmentB],
        unreadable: [],
        unapproved: [],
      },
      {
        league: 'districts',
        name: { vi: 'Cấp huyện', en: 'Districts' },
        expected: 1,
        complete: nobody,
        partial: nobody,
        incomplete: [],
        missing: [districtQ],
        unreadable: [],
        unapproved: [],
      },
    ]);
  });

  it.each([
    ['at the due time', '2024-01-12T09:00:00Z', null],
    ['a second after it', '2024-01-12T09:00:01Z', 0],
    ['on the Sunday after', '2024-01-14T09:00:00Z', 0],
    ['on the Monday after, by Vietnamese time', '2024-01-14T17:00:00Z', 1],
    ['on the Wednesday after', '2024-01-17T02:00:00Z', 3],
  ])('tells %s how many working days figures are late', (_, now, late) => {
    const { missing } = ask({ now }).total;
    expect(missing.map(({ workingDaysLate }) => workingDaysLate)).toEqual([late, late, late, late]);
  });

  it.each([
    ['counted', 1],
    ['unranked', 1],
    ['enough', null],
  ] as const)('counts what a partial submission lacks as late where one is %s', (means, days) => {
    const set = { ...ranked, partial: { means, until: 'due' } as const };
    const now = '2024-01-14T17:00:00Z';
    const { incomplete } = ask({ set, now, received: { 'P.A': { values: some, late: false } } }).total;
    expect(incomplete.map(({ workingDaysLate }) => workingDaysLate)).toEqual([days]);
  });

  it('does not count days off as late', () => {
    const of: Catalogue = {
      ...catalogue,
      calendar: [{ date: '2024-01-15', kind: 'day-off', name: { vi: 'Nghỉ', en: 'Off' }, basis: 'official' }],
    };
    expect(ask({ of, now: '2024-01-16T02:00:00Z' }).total.missing[0]?.workingDaysLate).toBe(1);
  });

  it('expects of a collected set every unit that an indicator applies to', () => {
    const { dueAt: due, ...rest } = ask({
      set: collected,
      received: { P: { values: new Map([['S.QG', standing]]), late: false } },
    });
    expect(due?.toString()).toBe(dueAt);
    expect(rest).toEqual({
      owed: true,
      total: {
        expected: 5,
        complete: { units: 1, onTime: 1, late: 0 },
        partial: nobody,
        incomplete: [],
        unreadable: [],
        unapproved: [],
        missing: [
          { unit: 'P.A', name: { vi: 'Sở A', en: 'Department A' }, workingDaysLate: null },
          { unit: 'P.B', name: { vi: 'Sở B', en: 'Department B' }, workingDaysLate: null },
          { unit: 'P.C', name: { vi: 'Sở C', en: 'Department C' }, workingDaysLate: null },
          { unit: 'P.Q', name: { vi: 'Huyện Q', en: 'District Q' }, workingDaysLate: null },
        ],
      },
      leagues: [],
    });
    const single = { ...collected, indicators: collected.indicators.filter(({ id }) => id === 'S.7') };
    expect(ask({ set: single }).total.missing.map(({ unit }) => unit)).toEqual(['P.Q']);
  });

  it.each([
    ['2025-W26', 1],
    ['2025-W27', 0],
  ])('expects in %s only the districts that exist on its last day', (period, districts) => {
    for (const leagues of [['districts'], []]) {
      const { missing } = ask({ set: { ...collected, leagues }, period, now: '2025-07-20T00:00:00Z' }).total;
      expect(missing.filter(({ unit }) => unit === 'P.Q')).toHaveLength(districts);
    }
  });

  it.each(['2023-W52', '2024-01', '2024'])('expects nothing for %s, for which nothing is owed', (period) => {
    expect(ask({ period, received: { 'P.A': onTime } })).toEqual({
      owed: false,
      dueAt: null,
      total: {
        expected: 0,
        complete: nobody,
        partial: nobody,
        incomplete: [],
        missing: [],
        unreadable: [],
        unapproved: [],
      },
      leagues: [],
    });
  });
});
