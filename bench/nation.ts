import type { Catalogue, IndicatorSet, League, Unit } from '../domain/catalogue/catalogue.ts';
import type { Indicator, Value } from '../domain/kinds/kinds.ts';
import { maxPointsOf } from '../domain/kinds/max-points.ts';
import { instantText } from '../domain/period/instant-text.ts';
import { instantOf, type Period, periodFrom } from '../domain/period/period.ts';
import type { Submission } from '../domain/submission/submission.ts';
import { Random } from '../example/generator/random.ts';

/** A nation's communes with two weeks of generated figures, the same on every run. */
export type Nation = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly league: League;
  readonly weeks: readonly [NationWeek, NationWeek];
};

type NationWeek = {
  readonly period: Period;
  readonly submissions: readonly Submission[];
  readonly earlier: readonly Submission[];
};

const groupCount = 10;
/** A template of an indicator: its specific definition, and its figure for a given share reached. */
type Sort = {
  readonly definition: (base: Base) => Indicator;
  readonly figure: (share: number, whole: number) => Value;
};

const ratio: Sort = {
  definition: (base) => ({
    ...base,
    kind: 'ratio',
    parts: { numerator: text('tử số'), denominator: text('mẫu số') },
    bounded: true,
    targetBasisPoints: 8_000,
  }),
  figure: (share, whole) => ({ kind: 'ratio', numerator: Math.floor(whole * share), denominator: whole }),
};

const tasks: Sort = {
  definition: (base) => ({ ...base, kind: 'tasks' }),
  figure: (share, whole) => ({ kind: 'tasks', done: Math.floor((whole % 20) * share), total: whole % 20 }),
};

const count: Sort = {
  definition: (base) => ({ ...base, kind: 'count', target: 5_000 }),
  figure: (share) => ({ kind: 'count', count: Math.floor(5_000 * share) }),
};

const points: Sort = {
  definition: (base) => ({ ...base, kind: 'points' }),
  figure: (share) => ({ kind: 'points', points: Math.floor(100 * share) }),
};

const sorts = [ratio, ratio, ratio, ratio, ratio, ratio, tasks, tasks, count, points];

/** Builds a league with a number of units and indicators, with 100 points in ten groups. */
export function nationOf(unitCount: number, indicatorCount: number): Nation {
  const indicators = Array.from({ length: indicatorCount }, (_, index) =>
    sortOf(index).definition(baseOf(index)),
  );
  const league: League = { id: 'communes', name: text('Cấp xã'), level: 'commune' };
  const set: IndicatorSet = {
    id: 'S',
    name: text('Bộ chỉ số'),
    frequency: 'week',
    leagues: [league.id],
    groups: Array.from({ length: groupCount }, (_, group) => ({
      id: `G${group}`,
      name: text(`Nhóm ${group}`),
      maxPoints: indicators.reduce((sum, one) => sum + (one.group === `G${group}` ? maxPointsOf(one) : 0), 0),
    })),
    indicators,
    owed: [{ from: '2024-W01' }],
    due: { weekday: 5, time: '16:00' },
    lock: { weekday: 1, time: '06:00' },
    missing: 'zero',
  };
  const units = Array.from(
    { length: unitCount },
    (_, index): Unit => ({
      id: `X.${String(index).padStart(5, '0')}`,
      parent: null,
      level: 'commune',
      name: text(`Xã ${index}`),
    }),
  );
  const catalogue: Catalogue = {
    name: text('Cả nước'),
    helpdesk: text('Bộ phận vận hành'),
    units,
    leagues: [league],
    sets: [set],
    milestones: [],
    recipients: [],
    calendar: [],
  };
  return { catalogue, set, league, weeks: [weekOf('2024-W01'), weekOf('2024-W02')] };

  function weekOf(id: string): NationWeek {
    const period = periodFrom(id);
    if (period === null) throw new Error(id);
    const random = new Random('nation', id);
    const sending = units.filter(() => random.integer(1, 100) <= 97);
    const submissions = sending.map(({ id: unit }) => submissionOf(unit, period, indicators, random));
    return { period, submissions, earlier: [] };
  }
}

type Base = ReturnType<typeof baseOf>;

function baseOf(index: number) {
  return {
    id: `S.${index + 1}`,
    number: index + 1,
    group: `G${index % groupCount}`,
    name: text(`Chỉ số ${index + 1}`),
    measure: text('hồ sơ'),
    appliesTo: { levels: ['commune' as const] },
    evidence: text('dùng để đo'),
    maxPoints: 100,
  };
}

function sortOf(index: number): Sort {
  return sorts[Math.floor(index / groupCount) % sorts.length] ?? ratio;
}

function submissionOf(
  unit: string,
  { id: period, to }: Period,
  indicators: readonly Indicator[],
  random: Random,
): Submission {
  const receivedAt = instantText(instantOf(to.subtract({ days: 2 }), '10:00'));
  const ability = random.between(0.3, 1);
  const values = indicators.map(({ id }, index): [string, Value] => {
    const share = Math.min(1, ability * random.between(0.7, 1.2));
    return [id, sortOf(index).figure(share, random.integer(0, 5_000))];
  });
  return {
    id: `${unit}-${period}`,
    set: 'S',
    period,
    unit,
    revision: 1,
    catalogueVersion: 1,
    values: new Map(values),
    illustrative: true,
    tokenId: '0000000000000000',
    receivedAt,
    late: false,
    idempotencyKey: `${unit}-${period}`,
    bodyHash: '0'.repeat(64),
  };
}

function text(vi: string): { vi: string; en: string } {
  return { vi, en: vi };
}
