import { Temporal } from 'temporal-polyfill';
import { type Period, periodFrom, weekOf } from '../../domain/period/period.ts';
import { type ExampleSubmission, inTimeOrder } from '../submissions.ts';
import type { Definitions } from './definitions.ts';
import { type Figures, illustrative } from './illustrative.ts';
import { type Finish, type JunePlan, junePlan } from './june-plan.ts';
import { at, inOfficeHours } from './office-hours.ts';
import { Random } from './random.ts';

const weeks = ['2023-W22', '2023-W23', '2023-W24', '2023-W25', '2023-W26', '2023-W27'].flatMap(
  (id) => periodFrom(id) ?? [],
);
const lastWeek = '2023-W27';
const provinceSends = { date: Temporal.PlainDate.from('2023-07-07'), time: '08:55' };

/**
 * The scene of June 2023: every unit with an obligation sends its digital data set's progress once a week, districts
 * also their eID accounts, and the province adds the districts up at the end.
 */
export function june2023({ milestones }: Definitions): ExampleSubmission[] {
  const shares = new Map(
    milestones
      .find(({ id }) => id === 'eid-accounts-2023')
      ?.obligations.map((one) => [one.unit, 'target' in one ? (one.target ?? 0) : 0]),
  );
  const weekly = [...junePlan].flatMap(([unit, plan]) => weeklyBodies(unit, plan, shares.get(unit) ?? 0));
  return [...weekly, provinceTotal(weekly)].sort(inTimeOrder);
}

function weeklyBodies(unit: string, plan: JunePlan, share: number): ExampleSubmission[] {
  const random = new Random('2023-06', unit);
  const items = itemsDone(plan.items, random);
  const accounts = plan.accounts === undefined ? null : accountsActivated(plan.accounts, share, random);
  return weeks.map((week, index) => {
    const sent = sendingTime(week, [plan.items, ...(plan.accounts ? [plan.accounts] : [])], random);
    const count = accounts?.[index];
    const values: Figures = {
      ...(count === undefined ? {} : { 'P06.01': { count } }),
      'P06.11': items[index] ?? { done: 0, total: 0 },
    };
    return illustrative(sent, { unit, set: 'P06', period: week.id, values });
  });
}

/** Items done and in all, week by week: growing, short of all before the week of finishing, all from then on. */
function itemsDone(finish: Finish, random: Random): { done: number; total: number }[] {
  const total = random.integer(10, 24);
  const last = weekNumber(finish);
  return weeks.map((_, index) => {
    if (index >= last) return { done: total, total };
    const part = 0.2 + (0.75 * (index + random.between(0, 0.6))) / last;
    return { done: Math.floor(total * part), total };
  });
}

/** Accounts week by week: growing toward the share, a little beyond it in the week of finishing and slowly after. */
function accountsActivated(finish: Finish, share: number, random: Random): number[] {
  const last = weekNumber(finish);
  const start = random.between(0.62, 0.8);
  const reached = random.between(1.001, 1.012);
  return weeks.map((_, index) => {
    const part =
      index < last
        ? start + ((0.97 - start) * (index + random.between(0, 0.6))) / last
        : reached + 0.002 * (index - last + random.between(0, 0.5));
    return Math.ceil(share * part);
  });
}

/** On the day of finishing when that is this week, else on an ordinary reporting day before the due time. */
function sendingTime(week: Period, finishes: readonly Finish[], random: Random): string {
  const usual = week.id === lastWeek ? random.pick([2, 3]) : random.pick([3, 4]);
  const finish = finishes.find(({ on }) => weekOf(Temporal.PlainDate.from(on)).id === week.id);
  if (finish === undefined) return inOfficeHours(week.from.add({ days: usual }), random);
  const date = Temporal.PlainDate.from(finish.on);
  return finish.time === undefined ? inOfficeHours(date, random) : at(date, finish.time);
}

function provinceTotal(weekly: readonly ExampleSubmission[]): ExampleSubmission {
  const count = weekly
    .filter(({ body }) => body.period === lastWeek)
    .reduce((sum, { body }) => sum + (body.values['P06.01']?.['count'] ?? 0), 0);
  return illustrative(at(provinceSends.date, provinceSends.time), {
    unit: 'BD',
    set: 'P06',
    period: lastWeek,
    values: { 'P06.01': { count } },
  });
}

function weekNumber(finish: Finish): number {
  const week = weekOf(Temporal.PlainDate.from(finish.on));
  return weeks.findIndex(({ id }) => id === week.id);
}
