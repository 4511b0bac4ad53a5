import type { Text } from '../../language/text.ts';
import type { Catalogue } from '../catalogue.ts';
import { nameWithId } from '../name-with-id.ts';
import { type Escalation, escalationOf } from '../reporting-ladder.ts';
import { findUnit } from '../units.ts';
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
export function escalationCauses(before: Catalogue, next: Catalogue): SilencingCause[] {
  const now = new Map(escalatedIn(next).map((one) => [one.id, one]));
  return escalatedIn(before).flatMap((was) => {
    const then = now.get(was.id);
    if (was.escalation === null || then === undefined || !isLess(was.escalation, then.escalation)) return [];
    const { vi, en } = nameWithId(was);
    const words = {
      vi: `${vi} báo cáo cấp trên ít hơn`,
      en: `${en} is escalated later, to others, or not at all`,
    };
    return superiorUnits(before, was).map((unit) => ({ unit, kinds: ['warnings' as const], words }));
  });
}

function escalatedIn({ sets, milestones, units }: Catalogue): Escalated[] {
  const all = units.map(({ id }) => id);
  return [
    ...sets.map((set) => ({ id: set.id, name: set.name, escalation: escalationOf(set), units: all })),
    ...milestones.map((one) => ({
      ...{ id: one.id, name: one.name, escalation: one.goal === 'date' ? null : escalationOf(one) },
      units: one.obligations.map(({ unit }) => unit),
    })),
  ];
}

function isLess(was: Escalation, now: Escalation | null): boolean {
  return now === null || now.workingDaysAfter > was.workingDaysAfter || now.to !== was.to;
}

/** The unit of the post that was named, or the units right above. */
function superiorUnits(catalogue: Catalogue, { escalation, units }: Escalated): string[] {
  const named = catalogue.recipients.find(({ id }) => id === escalation?.to);
  if (named !== undefined) return [named.unit];
  return [...new Set(units.flatMap((unit) => findUnit(catalogue, unit)?.parent ?? []))];
}
