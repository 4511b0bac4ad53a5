import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { type Day, dateOf, dayAt, type Instant } from './days.ts';
import { type Exception, isGraceOver, type OwedWeek, owedWeeks, weeksDue } from './owed-weeks.ts';
import { ownersOf, type Person, personsOf, postsOn, superiorsOf } from './persons.ts';
import { progressOf } from './progress.ts';
import { exists } from './ranking.ts';
import type { Revision } from './revisions.ts';
import { deadlineOn, type Rung, rungOn, rungToday } from './rungs.ts';
import { isWorkingDay } from './working-days.ts';

/** A warning to one person. */
export type Item = Rung & {
  readonly unit: string;
  /** A milestone; or a set and a week, of which `target` figures are lacking. */
  readonly milestone: string;
  readonly date: string;
  readonly done: number;
  readonly target: number;
  /** How many superiors get to know too; of something overdue in a unit below, how many posts were warned. */
  readonly others: number;
  readonly isBelow: boolean;
};

/** Something not done, and who gets to know of it today. */
type Undone = OwedWeek & { readonly done: number };

/** All warnings to one person on a day. */
type Digest = { readonly person: Person; readonly items: readonly Item[] };

/** The digests of a day, and the milestones that all units have reached after their date. */
export type Warnings = { readonly digests: readonly Digest[]; readonly closed: readonly string[] };

/**
 * The warnings of a nominal time; null when nothing has a warning today, so that nothing is measured.
 * @param missed days that are caught up
 * @param isClosed whether a milestone has been closed, and sends no warnings
 */
export function warningsAt(
  catalogue: Catalogue,
  at: Instant,
  missed: readonly Day[],
  {
    revisions,
    exceptions,
  }: { readonly revisions: readonly Revision[]; readonly exceptions: readonly Exception[] },
  isClosed: (milestone: string) => boolean,
): Warnings | null {
  const today = dayAt(at);
  const due = catalogue.milestones.filter(
    (milestone) =>
      rungToday(milestone, today, missed, catalogue.calendar) !== null ||
      isEscalated(milestone, today, missed, catalogue),
  );
  const weeks = weeksDue(catalogue, at, missed, exceptions);
  if (due.length === 0 && weeks.length === 0) return null;
  const goals = due
    .filter(({ id }) => !isClosed(id))
    .map((milestone) => ({ milestone, undone: undoneOf(catalogue, milestone, missed, revisions, at) }));
  const all = goals.flatMap(({ undone }) => undone);
  const said = new Set(goals.flatMap(({ milestone, undone }) => saidBy(milestone, undone)));
  for (const one of owedWeeks(catalogue, at, weeks, revisions))
    if (!said.has(`${one.unit} ${one.milestone}`)) all.push({ ...one, done: 0 });
  return {
    digests: digestsOf(catalogue, today, all),
    closed: goals.flatMap(({ milestone, undone }) =>
      undone.length === 0 && deadlineOn(milestone, today) < today ? [milestone.id] : [],
    ),
  };
}

/** The units, sets and weeks of which a milestone warns, so that the set itself does not. */
function saidBy(milestone: Milestone, undone: readonly Undone[]): string[] {
  if (milestone.goal !== 'submissions') return [];
  return undone.map(({ unit }) => `${unit} ${milestone.set} ${milestone.period}`);
}

function isEscalated(
  milestone: Milestone,
  today: Day,
  missed: readonly Day[],
  { calendar }: Catalogue,
): boolean {
  if (milestone.goal === 'date' || !isWorkingDay(calendar, today)) return false;
  const due = deadlineOn(milestone, today);
  return [today, ...missed].some((day) => isGraceOver(milestone, due, day, calendar));
}

/** What each obliged unit that exists has not done of a milestone. */
function undoneOf(
  catalogue: Catalogue,
  milestone: Milestone,
  missed: readonly Day[],
  revisions: readonly Revision[],
  at: Instant,
): Undone[] {
  const today = dayAt(at);
  const deadline = deadlineOn(milestone, today);
  const rung = rungOn(deadline, today, catalogue.calendar);
  const whom = {
    isWarned: rungToday(milestone, today, missed, catalogue.calendar) !== null,
    isEscalated: isEscalated(milestone, today, missed, catalogue),
    to: milestone.goal === 'date' || milestone.escalation === 'none' ? undefined : milestone.escalation?.to,
  };
  return milestone.obligations.flatMap(({ unit: id }) => {
    const unit = catalogue.units.find((one) => one.id === id);
    if (unit === undefined || !exists(unit, today)) return [];
    const { done, target, isDone } = progressOf(catalogue, milestone, id, revisions, at);
    const about = { unit: id, milestone: milestone.id, date: dateOf(deadline) };
    return isDone ? [] : [{ ...about, ...rung, done, target, ...whom }];
  });
}

/** One digest per person: of their own units, unit by unit in post order, then of what is overdue below, longest first. */
function digestsOf({ units, recipients }: Catalogue, today: Day, undone: readonly Undone[]): Digest[] {
  const posts = postsOn(recipients, today);
  const each = undone.map(({ isWarned, isEscalated: isLate, to, ...item }) => {
    const superiors = isLate ? superiorsOf(units, posts, item.unit, to) : [];
    const owners = ownersOf(posts, item.unit);
    const isTold = isWarned || superiors.length > 0;
    return { item, superiors, owners, isTold };
  });
  const told = posts.filter((post) =>
    each.some((one) => one.isTold && (one.owners.includes(post) || one.superiors.includes(post))),
  );
  return personsOf(told).map((person) => {
    const own = [
      ...new Set(person.filter(({ receives }) => receives.includes('warnings')).map((one) => one.unit)),
    ];
    const items = own.flatMap((unit) =>
      each
        .filter((one) => one.isTold && one.item.unit === unit)
        .map(({ item, superiors }) => ({ ...item, others: superiors.length, isBelow: false })),
    );
    const address = person[0]?.email.toLowerCase();
    const below = each
      .filter(({ superiors }) => superiors.some(({ email }) => email.toLowerCase() === address))
      .map(({ item, owners }) => ({ ...item, others: owners.length, isBelow: true }))
      .toSorted(
        (one, other) =>
          other.workingDays - one.workingDays || (one.date < other.date ? -1 : one.date > other.date ? 1 : 0),
      );
    return { person, items: [...items, ...below] };
  });
}
