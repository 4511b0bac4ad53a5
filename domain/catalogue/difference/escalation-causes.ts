import type { Temporal } from 'temporal-polyfill';
import { ownersOf, superiorsOf } from '../../delivery/superiors.ts';
import type { Text } from '../../language/text.ts';
import { periodOf } from '../../period/period.ts';
import { owingUnits } from '../../submission/completeness/completeness.ts';
import type { Catalogue, IndicatorSet } from '../catalogue.ts';
import { nameWithId } from '../name-with-id.ts';
import { type Escalation, escalationOf } from '../reporting-ladder.ts';
import type { SilencingCause } from './silencing-cause.ts';

/** Something that is escalated when it is overdue: a set or a milestone. */
type Escalated = {
  readonly id: string;
  readonly name: Text;
  readonly escalation: Escalation | null;
  /** The units whose superiors get to know. */
  readonly units: readonly string[];
};

/** The sets and milestones of which superiors get to know later than they did, or no longer, by the units of those superiors. */
export function escalationCauses(
  before: Catalogue,
  next: Catalogue,
  today: Temporal.PlainDate,
): SilencingCause[] {
  const now = new Map(escalatedIn(next, today).map((one) => [one.id, one]));
  return escalatedIn(before, today).flatMap((was) => {
    const then = now.get(was.id);
    if (was.escalation === null || then === undefined || !isLess(was.escalation, then.escalation)) return [];
    const { vi, en } = nameWithId(was);
    const words = {
      vi: `${vi} báo cáo cấp trên ít hơn`,
      en: `${en} is escalated later, to others, or not at all`,
    };
    const superiors = superiorsTold(before, was);
    // What is escalated goes to those who are warned as well.
    const owners = new Set(
      then.escalation !== null
        ? []
        : was.units.flatMap((unit) => ownersOf(before.recipients, unit).map(({ id }) => id)),
    );
    return [{ isAbout: ({ id }) => superiors.has(id) || owners.has(id), kinds: ['warnings'], words }];
  });
}

function escalatedIn(catalogue: Catalogue, today: Temporal.PlainDate): Escalated[] {
  const { sets, milestones } = catalogue;
  const owing = (set: IndicatorSet) =>
    owingUnits(catalogue, set, periodOf(set.frequency, today)).map(({ id }) => id);
  return [
    ...sets.map((set) => ({ id: set.id, name: set.name, escalation: escalationOf(set), units: owing(set) })),
    ...milestones.map((one) => ({
      id: one.id,
      name: one.name,
      escalation: one.goal === 'date' ? null : escalationOf(one),
      units: one.obligations.map(({ unit }) => unit),
    })),
  ];
}

function isLess(was: Escalation, now: Escalation | null): boolean {
  return now === null || now.workingDaysAfter > was.workingDaysAfter || now.to !== was.to;
}

/** The posts that get to know of any of the units: the one that was named, or those of the nearest unit above that has any. */
function superiorsTold(catalogue: Catalogue, { escalation, units }: Escalated): ReadonlySet<string> {
  const { recipients } = catalogue;
  return new Set(
    units.flatMap((unit) => superiorsOf(catalogue, recipients, unit, escalation?.to).map(({ id }) => id)),
  );
}
