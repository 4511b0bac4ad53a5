import { describe, expect, it } from 'vitest';
import { editionSchema } from '../../../domain/ranking/edition.ts';
import { reportedLeague } from '../../../domain/report/reported-league.ts';
import { summaryOf } from '../../../domain/report/summary-of.ts';
import { scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { incompleteRemarks } from '../../../messages/weekly-report/league-remarks.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const score = { points: 0, maxPoints: 10_000 };

/** A line as editions by the first rules hold it. */
const old = (unit: string, rank: number, differences: object = {}) => ({
  unit,
  name: { vi: unit, en: unit },
  rank,
  ...score,
  class: 'weak',
  submitted: true,
  late: false,
  illustrative: false,
  delta: { points: 1, places: 0 },
  groups: [],
  indicators: [],
  why: { indicators: [{ indicator: 'S.1', points: 1 }], ownPlaces: 0, othersPlaces: 0 },
  stepUp: { indicator: 'S.1', more: 1, points: 1, rank: 1 },
  ...differences,
});

const edition = (lines: readonly object[]) => ({
  set: 'S',
  period: '2024-W01',
  league: 'departments',
  edition: 1,
  catalogueVersion: 1,
  cutOffAt: '2024-01-07T23:00:00Z',
  inputDigest: 'd'.repeat(64),
  expected: 3,
  received: 1,
  lines,
  comparedWith: { period: '2023-W52', edition: 1 },
});

describe('an edition by the first rules', () => {
  const read = editionSchema.parse(
    edition([
      old('P.A', 1, { submitted: false }),
      old('P.B', 1),
      old('P.C', 1, { submitted: false, carriedFrom: '2023-W52' }),
    ]),
  );

  it('is read as rules 1, which recorded neither what was lacking nor how many were ranked', () => {
    const { rules, complete, partial, comparedWith, provisional, recomputed } = read;
    expect({ rules, complete, partial, comparedWith, provisional, recomputed }).toEqual({
      rules: 1,
      complete: null,
      partial: null,
      comparedWith: { period: '2023-W52', edition: 1 },
      provisional: false,
      recomputed: null,
    });
    expect(read.lines[0]).toEqual({
      ...old('P.B', 1, { indicators: scoresOf([]) }),
      why: { indicators: [{ indicator: 'S.1', points: 1 }], notSent: [], ownPlaces: 0, othersPlaces: 0 },
      notRanked: null,
      sent: null,
      lacking: [],
      noSingleStep: false,
    });
  });

  it('gives no rank, class or step up to a unit without figures, and lists it last', () => {
    expect(
      read.lines.map(({ unit, rank, notRanked, class: named, stepUp }) => [
        unit,
        rank,
        notRanked,
        named,
        stepUp,
      ]),
    ).toEqual([
      ['P.B', 1, null, 'weak', old('P.B', 1).stepUp],
      ['P.C', 1, null, 'weak', old('P.C', 1).stepUp],
      ['P.A', null, 'nothing-sent', null, null],
    ]);
  });

  it('is reported without a word on what a submission lacked, since nobody recorded it', () => {
    const { lines, complete, partial, ...league } = reportedLeague(
      smallCatalogue(),
      { id: 'departments', name: { vi: 'Sở', en: 'Departments' }, level: 'department' },
      { ...read, lines: read.lines.filter(({ unit }) => unit === 'P.B'), expected: 1 },
      new Set(['P.B']),
    );
    expect([complete, partial, lines.map(({ lacking }) => lacking)]).toEqual([null, null, [null]]);
    for (const language of ['vi', 'en'] as const)
      expect(incompleteRemarks(summaryOf({ ...league, lines, complete, partial }), 30, language)).toEqual([]);
  });
});
