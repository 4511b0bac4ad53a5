import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { findUnit } from '../catalogue/units.ts';
import { addressKey } from './persons.ts';

/**
 * The posts that get to know what is overdue in a unit: the one named or, without it, those that receive warnings for the nearest
 * unit above that has any. A person who is warned for the unit itself is no superior of it.
 * @param recipients as of the day
 * @param named the id of a recipient
 */
export function superiorsOf(
  catalogue: Pick<Catalogue, 'units'>,
  recipients: readonly Recipient[],
  unit: string,
  named: string | undefined,
): Recipient[] {
  const owners = new Set(ownersOf(recipients, unit).map(({ email }) => addressKey(email)));
  const others = recipients.filter(({ email }) => !owners.has(addressKey(email)));
  if (named !== undefined) return others.filter(({ id }) => id === named);
  const passed = new Set([unit]);
  for (let at = parentOf(unit); at !== null && !passed.has(at); at = parentOf(at)) {
    passed.add(at);
    const found = ownersOf(others, at);
    if (found.length > 0) return found;
  }
  return [];

  function parentOf(id: string): string | null {
    return findUnit(catalogue, id)?.parent ?? null;
  }
}

/** The posts that are warned for a unit. */
export function ownersOf(recipients: readonly Recipient[], unit: string): Recipient[] {
  return recipients.filter((one) => one.unit === unit && one.receives.includes('warnings'));
}
