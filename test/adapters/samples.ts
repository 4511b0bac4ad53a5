import {
  type Catalogue,
  catalogueSchema,
  type IndicatorSet,
  indicatorSetSchema,
} from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryId } from '../../domain/delivery/delivery-id.ts';
import type { Value } from '../../domain/kinds/kinds.ts';
import type { ComputedEdition, ComputedLine } from '../../domain/ranking/computed-edition.ts';
import type { Edition, RankingLine } from '../../domain/ranking/edition.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { GroupScores } from '../../domain/scoring/group-scores.ts';
import { indicatorIds, scoresOf } from '../../domain/scoring/indicator-scores.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { iso } from '../fixtures/instants.ts';

/** A text that is the same in both languages. */
export const text = (line: string) => ({ vi: line, en: line });

const indicator = (number: number, kind: string, rest: object = {}) => ({
  id: `766.${number}`,
  number,
  group: '766-1',
  name: text(`Chỉ số ${number}`),
  measure: text('hồ sơ'),
  appliesTo: { levels: ['commune'] },
  evidence: text('đặt ra để thử'),
  kind,
  ...rest,
});

/** A set with one indicator of each kind, numbered with gaps. */
export const set: IndicatorSet = indicatorSetSchema.parse({
  id: '766',
  name: text('Bộ chỉ số 766'),
  frequency: 'week',
  leagues: ['communes'],
  groups: [{ id: '766-1', name: text('Nhóm 1'), maxPoints: 10_000 }],
  indicators: [
    indicator(900, 'amount'),
    indicator(1, 'ratio', {
      parts: { numerator: text('đúng hạn'), denominator: text('tất cả') },
      bounded: true,
      maxPoints: 600,
      targetBasisPoints: 8_000,
    }),
    indicator(2, 'count', { maxPoints: 400, target: 12_000 }),
    indicator(7, 'tasks', { maxPoints: 500 }),
    indicator(40, 'points', { maxPoints: 1_000 }),
    indicator(41, 'standing'),
    indicator(42, 'tasks', { maxPoints: 0 }),
  ],
  owed: [{ from: '2023-W01' }],
  due: { weekday: 5, time: '17:00' },
  lock: { weekday: 1, time: '06:00' },
  missing: 'zero',
});

/** A catalogue of one unit. */
export const catalogue: Catalogue = catalogueSchema.parse({
  name: text('Tỉnh Bình Dương'),
  helpdesk: text('Bộ phận vận hành'),
  units: [{ id: 'BD', parent: null, level: 'province', name: text('Tỉnh Bình Dương') }],
  leagues: [{ id: 'communes', name: text('Cấp xã'), level: 'commune' }],
  sets: [set],
  milestones: [],
  recipients: [],
  calendar: [],
});

/** The catalogue versions that stored samples name: all of them have the sample's set. */
export const catalogueVersions = {
  find: async (version: number) => ({ version, catalogue: { ...catalogue, sets: [set] } }),
};

/** A submission with one figure of each kind. */
export function submission(changes: Partial<Submission> = {}): Submission {
  const values: [string, Value][] = [
    ['766.1', { kind: 'ratio', numerator: 45, denominator: 60 }],
    ['766.2', { kind: 'count', count: 12_345 }],
    ['766.7', { kind: 'tasks', done: 3, total: 4 }],
    ['766.40', { kind: 'points', points: 999 }],
    ['766.41', { kind: 'standing', points: 7_906, rank: 4, of: 63 }],
    ['766.900', { kind: 'amount', amount: -1_234_567 }],
    ['766.42', { kind: 'none' }],
  ];
  return {
    id: 'rc-1',
    set: '766',
    period: '2024-W02',
    unit: 'BD.X01',
    revision: 1,
    catalogueVersion: 3,
    values: new Map(values),
    illustrative: false,
    tokenId: 'token-1',
    receivedAt: iso('2024-01-12T09:00:00Z'),
    late: false,
    idempotencyKey: 'key-1',
    bodyHash: 'a'.repeat(64),
    ...changes,
  };
}

const line = (unit: string, rank: number): RankingLine => ({
  unit,
  name: text(`Xã ${unit}`),
  rank,
  notRanked: null,
  points: 7_906 - rank,
  maxPoints: 10_000,
  class: 'good',
  submitted: true,
  sent: 'complete',
  lacking: [],
  revision: 2,
  late: false,
  illustrative: true,
  delta: rank % 2 === 0 ? null : { points: 339, places: -3 },
  why:
    rank % 2 === 0
      ? null
      : {
          indicators: [{ indicator: '766.1', points: 339 }],
          notSent: [{ indicator: '766.2', points: 12, lacking: 'before' }],
          ownPlaces: 1,
          othersPlaces: -4,
        },
  stepUp: { indicator: '766.2', more: 12_000, points: 40, rank: 3 },
  noSingleStep: false,
  groups: [{ group: '766-1', points: 7_906 - rank, maxPoints: 10_000 }],
  indicators: scoresOf(
    set.indicators.map(({ id }, index) => ({
      indicator: id,
      points: (rank * 7_919 * (index + 1)) % 1_000,
      maxPoints: 1_000,
    })),
  ),
});

/** An edition with a given number of lines. */
export function edition(changes: Partial<Edition> = {}, lines = 3): Edition {
  return {
    set: '766',
    period: '2024-W02',
    league: 'communes',
    edition: 1,
    catalogueVersion: 3,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    inputDigest: 'd'.repeat(64),
    digestVersion: 2,
    rules: 2,
    comparedWith: { period: '2024-W01', edition: 2, of: 3, among: 3 },
    expected: lines,
    received: lines,
    complete: lines,
    partial: 0,
    provisional: false,
    classes: [{ id: 'good', name: text('Tốt'), from: 8_000 }],
    excluded: [],
    joined: [],
    left: [],
    recomputed: null,
    lines: Array.from({ length: lines }, (_, index) => line(`BD.X${index + 1}`, index + 1)),
    ...changes,
  };
}

/** An edition of 7,500 lines with hardly compressible figures. */
export function nationEdition(): Edition {
  const nation = edition({}, 7_500);
  const any = () => Math.floor(Math.random() * 1e9);
  for (const { groups } of nation.lines) {
    groups.splice(0);
    for (let group = 1; group <= 6; group += 1) {
      groups.push({ group: `766-${group}`, points: any(), maxPoints: any() });
    }
  }
  return nation;
}

/** A weekly report of one league without lines. */
export function weeklyReport(changes: Partial<WeeklyReport> = {}): WeeklyReport {
  return {
    set: '766',
    setName: text('Bộ chỉ số 766'),
    scope: text('Tỉnh Bình Dương'),
    period: '2024-W02',
    from: '2024-01-08',
    to: '2024-01-14',
    reportingDay: '2024-01-15',
    movedBecause: null,
    empty: false,
    beside: [],
    catalogueVersion: 3,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    standing: null,
    leagues: [
      {
        league: 'communes',
        name: text('Cấp xã'),
        edition: 1,
        expected: 91,
        received: 90,
        complete: 89,
        partial: 1,
        ranked: 90,
        provisional: false,
        tooFew: false,
        since: { period: '2024-W01', of: 91, among: 90 },
        excluded: [],
        joined: [],
        left: [],
        recomputed: null,
        lines: [],
      },
    ],
    indicators: [],
    ...changes,
  };
}

/** The occurrence of the sample deliveries. */
export const occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;

/** A delivery that is due at half past midnight. */
export function delivery(recipientId: string, changes: Partial<Delivery> = {}): Delivery {
  const of = changes.occurrence ?? occurrence;
  return {
    id: deliveryId(of, recipientId),
    occurrence: of,
    key: recipientId,
    recipient: { id: recipientId, post: text('Chủ tịch'), unit: 'BD', email: `${recipientId}@example.org` },
    content: { kind: 'weekly-report', set: '766', period: '2024-W02' },
    state: 'due',
    dueAt: iso('2024-01-15T00:30:00Z'),
    expiresAt: iso('2024-01-16T00:00:00Z'),
    attempts: 0,
    ...changes,
  };
}

/** What a list of groups is in columns. */
export function groupScores(groups: RankingLine['groups']): GroupScores {
  return {
    frames: groups.map(({ group, maxPoints }) => ({ group, maxPoints })),
    points: groups.map(({ points }) => points),
  };
}

/** The edition as it is computed, of whose lines the same explanation follows. */
export function asComputed({ lines, ...rest }: Edition): ComputedEdition {
  return { ...rest, givenAsPoints: [], lines: lines.map(computedLine) };
}

function computedLine({ why, groups, ...rest }: RankingLine): ComputedLine {
  const line = { ...rest, groups: groupScores(groups) };
  if (why === null) return { ...line, before: null };
  const { frames, points } = line.indicators;
  const ids = indicatorIds(line.indicators);
  const changes = new Map([...why.indicators, ...why.notSent].map((one) => [one.indicator, one.points]));
  return {
    ...line,
    before: {
      indicators: {
        frames,
        points: points.map((now, at) => now - (changes.get(ids[at] ?? '') ?? 0)),
      },
      lacking: why.notSent.map(({ indicator }) => indicator),
      ownPlaces: why.ownPlaces,
      othersPlaces: why.othersPlaces,
    },
  };
}
