import { beforeEach, describe, expect, it } from 'vitest';
import type { Value } from '../../domain/kinds/kinds.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { named, rankingLine, sha256 } from '../fixtures/answers/ranking.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { instant, iso } from '../fixtures/instants.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { ended, jsonOf, runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

let served: Awaited<ReturnType<typeof serveWorld>>;

const digest = expect.stringMatching(/^[0-9a-f]{16}$/);
const classes = [{ id: 'weak', name: { vi: 'Yếu', en: 'Weak' }, from: 0 }];

beforeEach(async () => {
  served = await serveWorld();
  const catalogue = smallCatalogue();
  await served.world.ports.catalogues.put(
    2,
    {
      ...catalogue,
      sets: catalogue.sets.map((set) => ({
        ...set,
        classes,
        provisionalBelow: 8000,
        missing: { carryForward: 1 },
        commendation: { places: 1, from: 0 },
      })),
    },
    instant('2024-01-15T00:00:00Z'),
  );
  for (const [unit, hundredths] of [
    ['P.A', 500],
    ['P.B', 400],
    ['P.C', 300],
  ] as const)
    await figures(unit, '2024-W04', hundredths, { receivedAt: iso('2024-01-26T03:00:00Z') });
  await served.world.run('rank', '2024-01-28T23:00:00Z');
  await figures('P.A', '2024-W05', 600, { receivedAt: iso('2024-02-02T03:00:00Z'), illustrative: true });
  await figures('P.B', '2024-W05', 700, { receivedAt: iso('2024-02-03T03:00:00Z'), late: true });
  await served.world.run('rank', '2024-02-04T23:00:00Z');
});

async function figures(unit: string, period: string, points: number, changes: Partial<Submission>) {
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const values: Submission['values'] = new Map([['S.3', { kind: 'points', points }]]);
  await served.world.ports.submissions.append(set, submissionOf({ unit, period, values, ...changes }));
}

const operate = (...args: string[]) => runOn(served, args, { token: served.operationsToken });
const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.trim().split(/ {2,}/));
const ofDepartments = ['S', '2024-W05', '--league', 'departments'];

describe('tiendo ranking', () => {
  it('shows classes, marks and that it is provisional', async () => {
    const shown = await runOn(served, ['ranking', 'show', ...ofDepartments]);
    const lacking = 'lacking 3 (S.1 Indicator S.1; S.2 Indicator S.2; S.4 Indicator S.4)';
    expect(rowsOf(shown.stdout)).toEqual([
      ['Rank (provisional)', 'Code', 'Unit', 'Points', 'Class', '± points', '± places'],
      ['1', 'P.B', 'Department B', '7.00', 'Weak', '+3.00', '+1', `${lacking}, late`],
      ['2', 'P.A', 'Department A', '6.00', 'Weak', '+1.00', '−1', `${lacking}, illustrative`],
      ['3', 'P.C', 'Department C', '3.00', 'Weak', '—', '—', 'not sent, figures of week 4 of 2024'],
    ]);
    expect(shown.stderr).toContain('Edition 1; 2 of 3 units submitted (2 in part), 3 ranked.');
    expect(shown.stderr).toContain('Provisional: too few units have submitted.');
  });

  it('P51: shows a given edition, and ends with 5 when there is none', async () => {
    expect(await operate('ranking', 'show', ...ofDepartments, '--edition', '1')).toEqual(
      await operate('ranking', 'show', ...ofDepartments),
    );
    expect(await operate('ranking', 'show', ...ofDepartments, '--edition', '2')).toEqual(
      ended(
        5,
        [],
        [
          'Not found (HTTP 404)',
          'The ranking of Departments (departments) for week 5 of 2024 has edition 1 only; omit “edition” for the latest.',
        ],
      ),
    );
    expect((await operate('ranking', 'show', ...ofDepartments, '--edition', 'x')).code).toBe(2);
  });
});

describe('tiendo scorecard', () => {
  const of = ['--set', 'S', '--period', '2024-W05'];

  it('shows points, why they changed, the way up and the last periods', async () => {
    const { stdout, stderr } = await runOn(served, ['scorecard', 'P.A', ...of]);
    expect(rowsOf(stdout)).toEqual([
      ['Department A (P.A): rank 2/3, 6.00 of 100.00 points, class Weak, provisional result.'],
      ['Not sent, 3 indicators: Indicator S.1; Indicator S.2; Indicator S.4.'],
      ['Up 1.00 points, all in “Indicator S.3” (5.00 → 6.00/10.00).'],
      ['Down 1 place: overtaken by 1.'],
      [
        'Shortest way up: sending the figure of “Indicator S.1” would add up to 60.00 points and take the unit as high as rank 1 if the other units’ points stay the same.',
      ],
      [''],
      ['Code', 'Indicator', 'Points', 'Maximum', '± points'],
      ['G1', 'Group 1', '0.00', '80.00'],
      ['G2', 'Group 2', '6.00', '20.00'],
      ['S.1', 'Indicator S.1', '0.00', '60.00', '—', 'not sent'],
      ['S.2', 'Indicator S.2', '0.00', '20.00', '—', 'not sent'],
      ['S.3', 'Indicator S.3', '6.00', '10.00', '+1.00'],
      ['S.4', 'Indicator S.4', '0.00', '10.00', '—', 'not sent'],
      [''],
      ['Period', 'Points', 'Rank'],
      ['week 4 of 2024', '5.00', '1/3'],
      ['week 5 of 2024', '6.00', '2/3'],
    ]);
    expect(stderr).toContain('Edition 1.');
  });

  it('has in its column of changes what was gained by newly sent figures and lost by those not sent', async () => {
    const receivedAt = iso('2024-02-09T03:00:00Z');
    const tasks: [string, Value] = ['S.2', { kind: 'tasks', done: 2, total: 4 }];
    const points: [string, Value] = ['S.3', { kind: 'points', points: 650 }];
    await figures('P.A', '2024-W06', 0, { receivedAt, values: new Map([tasks, points]) });
    await figures('P.B', '2024-W06', 0, { receivedAt, values: new Map([tasks]) });
    await served.world.run('rank', '2024-02-11T23:00:00Z');
    const changesOf = async (unit: string) => {
      const asked = ['scorecard', unit, '--set', 'S', '--period', '2024-W06'];
      const rows = rowsOf((await runOn(served, asked)).stdout);
      return rows.filter(([id = '']) => id.startsWith('S.')).map((row) => row.slice(4));
    };
    expect(await changesOf('P.A')).toEqual([
      ['—', 'not sent'],
      ['+10.00', 'not sent before'],
      ['+0.50'],
      ['—', 'not sent'],
    ]);
    expect(await changesOf('P.B')).toEqual([
      ['—', 'not sent'],
      ['+10.00', 'not sent before'],
      ['−7.00', 'not sent'],
      ['—', 'not sent'],
    ]);
  });

  it('says where figures are carried, answers as JSON, and ends with 5 for a unit that is not ranked', async () => {
    expect((await operate('scorecard', 'P.C', ...of)).stdout).toContain(
      'no figures sent, figures of week 4 of 2024.',
    );
    expect(jsonOf(await operate('scorecard', 'P.C', ...of, '--json'))).toEqual({
      set: 'S',
      period: '2024-W05',
      league: 'departments',
      edition: 1,
      provisional: true,
      cutOffAt: '2024-02-04T23:00:00Z',
      of: 3,
      className: { vi: 'Yếu', en: 'Weak' },
      line: rankingLine(
        'P.C',
        3,
        { 'S.3': 3 },
        {
          class: 'weak',
          submitted: false,
          sent: 'nothing',
          carriedFrom: '2024-W04',
          stepUp: null,
          lacking: ['S.1', 'S.2', 'S.3', 'S.4'],
        },
      ),
      explanation: { vi: [], en: [] },
      trend: [
        { period: '2024-W04', rank: 3, of: 3, points: 3, maxPoints: 100, illustrative: false },
        { period: '2024-W05', rank: 3, of: 3, points: 3, maxPoints: 100, illustrative: false },
      ],
    });
    expect(await operate('scorecard', 'P', ...of)).toEqual(
      ended(5, [], ['Not found (HTTP 404)', 'Province (P) belongs to no league that Set S (S) ranks.']),
    );
  });
});

describe('tiendo league-table', () => {
  it('shows averages and who is proposed for commendation', async () => {
    const shown = await operate('league-table', 'S', '2024-Q1', '--league', 'departments');
    expect(rowsOf(shown.stdout)).toEqual([
      ['Rank', 'Code', 'Unit', 'Average', 'Weeks', 'Submitted', 'On time', 'Best rank', 'Weeks led'],
      ['1', 'P.A', 'Department A', '5.50', '2', '2', '2', '1', '1', 'proposed for commendation'],
      ['1', 'P.B', 'Department B', '5.50', '2', '2', '1', '2', '0', 'proposed for commendation'],
      ['3', 'P.C', 'Department C', '3.00', '2', '1', '1', '3', '0'],
    ]);
    expect(shown.stderr).toContain('2 weeks, 15 December 2023 to 14 March 2024.');
    expect(shown.stderr).toContain('Provisional: week 5 of 2024.');
    const json = await operate('league-table', 'S', '2024-Q1', '--league', 'departments', '--json');
    const weeks = {
      maxPoints: 100,
      weeks: 2,
      submitted: 2,
      onTime: 2,
      bestRank: 1,
      wins: 1,
      candidate: true,
    };
    expect(jsonOf(json)).toEqual({
      set: 'S',
      period: '2024-Q1',
      league: 'departments',
      from: '2023-12-15',
      to: '2024-03-14',
      weeks: [
        { period: '2024-W04', edition: 1, provisional: false },
        { period: '2024-W05', edition: 1, provisional: true },
      ],
      lines: [
        { ...named['P.A'], ...weeks, rank: 1, points: 5.5 },
        { ...named['P.B'], ...weeks, rank: 1, points: 5.5, onTime: 1, bestRank: 2, wins: 0 },
        {
          ...named['P.C'],
          ...weeks,
          rank: 3,
          points: 3,
          submitted: 1,
          onTime: 1,
          bestRank: 3,
          wins: 0,
          candidate: false,
        },
      ],
      total: 3,
      next: null,
    });
  });
});

describe('tiendo ranking recompute and verify', () => {
  it('ranks again, shows whom that moved, and refuses when nothing has changed', async () => {
    await figures('P.C', '2024-W05', 900, { receivedAt: iso('2024-02-05T01:00:00Z') });
    const again = await operate('ranking', 'recompute', 'S', '2024-W05', '--reason', 'flood');
    expect(rowsOf(again.stdout)).toEqual([
      ['League', 'Edition', 'Code', 'Unit', 'Before', 'After', 'Revision'],
      [
        'Departments (departments)',
        '2',
        'P.A',
        'Department A',
        'rank 2, 6.00 points',
        'rank 3, 6.00 points',
        '1 → 1',
      ],
      [
        'Departments (departments)',
        '2',
        'P.B',
        'Department B',
        'rank 1, 7.00 points',
        'rank 2, 7.00 points',
        '1 → 1',
      ],
      [
        'Departments (departments)',
        '2',
        'P.C',
        'Department C',
        'rank 3, 3.00 points',
        'rank 1, 9.00 points',
        '1 (week 4 of 2024) → 1',
      ],
    ]);
    expect(again.stderr).toContain(
      'Departments (departments): edition 2, the points or rank of 3 units changed.',
    );
    expect(again.stderr).toContain('Corrected e-mails to readers of the weekly report: 0.');
    const shown = await operate('ranking', 'show', ...ofDepartments);
    expect(shown.stderr).toContain('Ranked again, 3 units moved. Reason: flood');
    const retry = await operate('ranking', 'recompute', 'S', '2024-W05', '--reason', 'flood');
    expect(retry).toEqual({
      ...again,
      stderr: `Nothing has changed since the ranking was last re-computed; this is what came of that.\n${again.stderr}`,
    });
    const third = await operate('ranking', 'recompute', 'S', '2024-W05', '--reason', 'again');
    expect(third).toEqual(
      ended(
        5,
        [],
        [
          'Nothing has changed (HTTP 409)',
          'Nothing has changed for week 5 of 2024 since its latest edition; no new edition was made.',
        ],
      ),
    );
    expect(await runOn(served, ['ranking', 'recompute', 'S', '2024-W05', '--reason', 'x'])).toEqual(
      ended(
        4,
        [],
        [
          'Not allowed (HTTP 403)',
          'This token belongs to a unit (“unit”) and may not do this; use one of operations (“operations”).',
        ],
      ),
    );
  });

  it('P51: verifies every edition, and ends with 8 when one does not come out as it was frozen', async () => {
    const verified = await operate('ranking', 'verify', 'S', '2024-W05');
    expect(verified.code).toBe(0);
    expect(rowsOf(verified.stdout)).toEqual([
      ['League', 'Edition', 'Result', 'Input digest', 'Rebuilt'],
      ['Departments (departments)', '1', 'identical', digest, digest],
      ['Districts (districts)', '1', 'identical', digest, digest],
    ]);
    const { submissions } = served.world.ports;
    const latest = submissions.latestFigures.bind(submissions);
    submissions.latestFigures = async (...key) => ({
      found: (await latest(...key)).found.slice(1),
      unreadable: [],
    });
    const failed = await operate('ranking', 'verify', 'S', '2024-W05');
    expect([failed.code, failed.stderr]).toEqual([8, 'Not every ranking comes out as it was frozen.\n']);
    expect(rowsOf(failed.stdout)).toEqual([
      ['League', 'Edition', 'Result', 'Input digest', 'Rebuilt'],
      ['Departments (departments)', '1', 'DIFFERENT: other data', digest, digest],
      ['Districts (districts)', '1', 'identical', digest, digest],
    ]);
    const { code, stdout } = await operate('ranking', 'verify', 'S', '2024-W05', '--json');
    expect(code).toBe(8);
    const edition = { edition: 1, rules: 2, inputDigest: sha256, rebuiltDigest: sha256 };
    expect(JSON.parse(stdout)).toEqual({
      set: 'S',
      period: '2024-W05',
      identical: false,
      editions: [
        { ...edition, league: 'departments', identical: false, difference: 'data' },
        { ...edition, league: 'districts', identical: true, difference: null },
      ],
      next: null,
    });
  });
});
