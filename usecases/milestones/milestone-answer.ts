import type { Temporal } from 'temporal-polyfill';
import type { MilestoneDetail, MilestoneSummary, ObligationStateAnswer } from '../../contract/milestones.ts';
import type { UnitFilter } from '../../domain/access/may-read.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { attainmentOf } from '../../domain/milestone/attainment.ts';
import type { DueTime } from '../../domain/milestone/deadline.ts';
import { forecastOf } from '../../domain/milestone/forecast.ts';
import type { MilestoneStatus } from '../../domain/milestone/milestone-statuses.ts';
import type { ObligationState } from '../../domain/milestone/obligation-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { MeasuredOnDay } from './measure-milestones.ts';

/**
 * The summary of a milestone, as returned by the API.
 * @param mayRead whose figures the caller may read; the total needs all of them
 */
export function milestoneSummary(
  { milestone, deadline, due, setDueAt, obliged, unreadable, measure }: MeasuredOnDay,
  mayRead: UnitFilter,
): MilestoneSummary {
  const mayReadAll = obliged.every(({ id }) => mayRead(id));
  const statuses = (measure?.units ?? [])
    .filter(({ unit }) => !unreadable.has(unit))
    .map(({ state }) => state.status);
  const count = (status: MilestoneStatus) => statuses.filter((one) => one === status).length;
  return {
    id: milestone.id,
    name: milestone.name,
    goal: milestone.goal ?? 'figure',
    date: milestone.date,
    effectiveDate: deadline.stated.toString(),
    by: milestone.by ?? 'end-of-day',
    time: due.time,
    dueAt: instantText(due.at),
    setDueAt: setDueAt && instantText(setDueAt),
    reach: 'indicator' in milestone ? (milestone.reach ?? 'at-least') : null,
    extension: deadline.extension,
    units: {
      obliged: obliged.length,
      done: count('done'),
      'on-track': count('on-track'),
      'at-risk': count('at-risk'),
      overdue: count('overdue'),
    },
    total: measure?.total && mayReadAll && unreadable.size === 0 ? stateAnswer(measure.total, due) : null,
  };
}

/**
 * The state of a milestone unit by unit, as returned by the API.
 * @param units those of its obliged units that are asked for
 * @param mayRead whose figures the caller may read
 */
export function milestoneDetail(
  catalogue: Catalogue,
  measured: MeasuredOnDay,
  units: MeasuredOnDay['obliged'],
  mayRead: UnitFilter,
): MilestoneDetail {
  const { milestone, measure } = measured;
  const states = new Map(measure?.units.map(({ unit, state }) => [unit, state]));
  const set = 'set' in milestone ? milestone.set : null;
  const indicator = 'indicator' in milestone ? milestone.indicator : null;
  const defined = set === null ? undefined : findSet(catalogue, set);
  return {
    ...milestoneSummary(measured, mayRead),
    set,
    indicator,
    period: 'period' in milestone ? milestone.period : null,
    measure: defined?.indicators.find(({ id }) => id === indicator)?.measure ?? null,
    obligations: units.map(({ id, name }) => {
      const state = measured.unreadable.has(id) ? undefined : states.get(id);
      if (!mayRead(id) && state !== undefined) {
        return { unit: id, name, standing: null, withheld: { status: state.status } };
      }
      const owes = measured.lacking.get(id);
      return {
        unit: id,
        name,
        standing: state === undefined ? null : stateAnswer(state, measured.due),
        ...(owes === undefined ? {} : { lacking: owes }),
      };
    }),
  };
}

function stateAnswer(state: ObligationState, due: DueTime): ObligationStateAnswer {
  const { done, target, doneOn, doneAt, daysEarly, figureDate, illustrative } = state;
  return {
    done,
    target,
    attainment: attainmentOf(done, target),
    ...forecastOf(state),
    doneOn: doneOn?.toString() ?? null,
    doneAt: doneAt === undefined ? null : instantText(doneAt),
    daysEarly,
    minutesEarly: doneAt === undefined ? null : minutesBetween(doneAt, due.at),
    figureDate: figureDate?.toString() ?? null,
    illustrative,
  };
}

/** Whole minutes, rounded down, so that a second too late is late. */
function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 60_000);
}
