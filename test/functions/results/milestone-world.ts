import { Temporal } from 'temporal-polyfill';
import type { MilestoneDetail } from '../../../contract/milestones.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The name of the milestone of these tests. */
export const name = { vi: 'Kích hoạt tài khoản', en: 'Accounts activated' };

/** Warnings 7, 3, 1 and 0 working days before, then every fifth while overdue. */
export const ladder = { workingDaysBefore: [7, 3, 1, 0], overdueEvery: 5 };

/** 1,200,000 accounts of the whole province until 20 June 2023. */
export const eid = {
  id: 'eid',
  name,
  date: '2023-06-20',
  set: 'S',
  indicator: 'S.4',
  measuredFrom: '2023-W05',
  obligations: [{ unit: 'P', target: 1_200_000 }],
  ladder,
} satisfies Milestone;

/** 07:30 in Vietnam on a day of 2023. */
export const morning = (day: string) => `2023-${day}T00:30:00Z`;

/** A world in which set S is owed from 2023, with these milestones; submissions are weekly, dated like the figures. */
export async function worldWith(now: string, ...milestones: Milestone[]) {
  const world = createWorld(now);
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map((one) => ({ ...one, owed: [{ from: '2023-W01' }] }));
  await world.applyCatalogue({ ...catalogue, sets, milestones });
  const headers = { authorization: `Bearer ${await world.tokenFor({ role: 'leader' })}` };
  const [set] = sets;
  if (set === undefined) throw new Error('the fixture has changed');
  return Object.assign(world, {
    set,
    send: async (unit: string, period: string, asOf: string, value: Value, changes = {}) =>
      world.ports.submissions.append(
        set,
        submissionOf({
          unit,
          period,
          asOf,
          receivedAt: iso(`${asOf}T09:00:00Z`),
          values: new Map([[value.kind === 'tasks' ? 'S.2' : 'S.4', value]]),
          ...changes,
        }),
      ),
    get: async (path: string, query = {}) =>
      world.results({ method: 'GET', path: `/v1/milestones${path}`, query, headers }),
  });
}

/** A figure of every scored indicator. */
export const whole = new Map<string, Value>(['S.1', 'S.2', 'S.3', 'S.4'].map((id) => [id, { kind: 'none' }]));

/** For what the fixture cannot lack. */
export function never(): never {
  throw new Error('the fixture has changed');
}

export const count = (number: number): Value => ({ kind: 'count', count: number });

export const tasks = (done: number, total: number): Value => ({ kind: 'tasks', done, total });

export const province = { vi: 'UBND tỉnh', en: 'Province' };

export const nothingAhead = {
  doneOn: null,
  daysEarly: null,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
};

/** A deadline without an hour, of a milestone that is reached with its target. */
export function dueAtEndOf(day: string, reach: 'at-least' | null = 'at-least') {
  const dueAt = `${Temporal.PlainDate.from(day).toString()}T17:00:00Z`;
  return { by: 'end-of-day', time: null, dueAt, setDueAt: null, reach } as const;
}

export type Detail = MilestoneDetail & { day: string; at: string; catalogueVersion: number; next: null };

export type Standing = NonNullable<MilestoneDetail['total']>;

/** The whole answer about the accounts of the whole province, with the test's changes. */
export const detail = (
  differences: Partial<Detail> & Pick<Detail, 'day' | 'at' | 'units' | 'total' | 'obligations'>,
): Detail => ({
  catalogueVersion: 1,
  next: null,
  id: 'eid',
  name,
  goal: 'figure',
  date: '2023-06-20',
  effectiveDate: '2023-06-20',
  ...dueAtEndOf('2023-06-20'),
  extension: null,
  set: 'S',
  indicator: 'S.4',
  period: null,
  measure: { vi: 'hồ sơ', en: 'dossiers' },
  ...differences,
});

/** The number of obliged units, in total and by status. */
export const units = (obliged: number, statuses: Partial<MilestoneDetail['units']> = {}) => ({
  obliged,
  done: 0,
  'on-track': 0,
  'at-risk': 0,
  overdue: 0,
  ...statuses,
});

/** A whole standing without a projection, with the test's changes. */
export const standingOf = (
  differences: Partial<Standing> & Pick<Standing, 'done' | 'target' | 'remaining' | 'status' | 'figureDate'>,
): Standing => ({
  ...nothingAhead,
  doneAt: null,
  minutesEarly: null,
  attainment: attained(differences),
  illustrative: false,
  ...differences,
});

/** The share of a target that is done, for shares of which two decimals tell everything or need no rounding up to 100. */
function attained({ done, target }: Pick<Standing, 'done' | 'target'>): number | null {
  return target === null || target === 0 ? null : Math.round((done / target) * 10_000) / 100;
}
