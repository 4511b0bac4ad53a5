import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { type Day, dateOf, dayAt, type Instant } from './days.ts';
import { type Person, personsOf } from './persons.ts';
import { progressOf } from './progress.ts';
import { exists } from './ranking.ts';
import type { Revision } from './revisions.ts';
import { deadlineOn, type Rung, rungToday } from './rungs.ts';

/** A warning to one unit. */
export type Item = Rung & {
  readonly unit: string;
  readonly milestone: string;
  readonly date: string;
  readonly done: number;
  readonly target: number;
};

/** All warnings to one person on a day. */
type Digest = { readonly person: Person; readonly items: readonly Item[] };

/** The digests of a day, and the milestones that all units have reached after their date. */
export type Warnings = { readonly digests: readonly Digest[]; readonly closed: readonly string[] };

/**
 * The warnings of a nominal time; null when no milestone has a warning today, so that nothing is measured.
 * @param missed days that are caught up
 * @param isClosed whether a milestone has been closed, and sends no warnings
 */
export function warningsAt(
  catalogue: Catalogue,
  at: Instant,
  missed: readonly Day[],
  revisions: readonly Revision[],
  isClosed: (milestone: string) => boolean,
): Warnings | null {
  const today = dayAt(at);
  const due = catalogue.milestones.flatMap((milestone) => {
    const rung = rungToday(milestone, today, missed, catalogue.calendar);
    return rung === null ? [] : [{ milestone, rung }];
  });
  if (due.length === 0) return null;
  const items = due
    .filter(({ milestone }) => !isClosed(milestone.id))
    .map(({ milestone, rung }) => ({
      milestone,
      rung,
      items: itemsOf(catalogue, milestone, rung, revisions, at),
    }));
  const all = items.flatMap((one) => one.items);
  const warned = catalogue.recipients.filter(
    ({ unit, receives }) => receives.includes('warnings') && all.some((item) => item.unit === unit),
  );
  return {
    digests: personsOf(warned).map((person) => ({ person, items: itemsFor(person, all) })),
    closed: items.flatMap((one) =>
      one.items.length === 0 && one.rung.kind === 'overdue' ? [one.milestone.id] : [],
    ),
  };
}

/** The warnings of a milestone: one item for each obliged unit that exists and is not done. */
function itemsOf(
  catalogue: Catalogue,
  milestone: Milestone,
  rung: Rung,
  revisions: readonly Revision[],
  at: Instant,
): Item[] {
  const today = dayAt(at);
  return milestone.obligations.flatMap(({ unit: id }) => {
    const unit = catalogue.units.find((one) => one.id === id);
    if (unit === undefined || !exists(unit, today)) return [];
    const { done, target, isDone } = progressOf(catalogue, milestone, id, revisions, at);
    const date = dateOf(deadlineOn(milestone, today));
    return isDone ? [] : [{ unit: id, milestone: milestone.id, date, ...rung, done, target }];
  });
}

/** The items of all a person's units, unit by unit in post order. */
function itemsFor(person: Person, items: readonly Item[]): Item[] {
  const units = [...new Set(person.map(({ unit }) => unit))];
  return units.flatMap((unit) => items.filter((item) => item.unit === unit));
}
