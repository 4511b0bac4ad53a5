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
  const isOther = ({ email }: Recipient) => !owners.has(addressKey(email));
  if (named !== undefined) return recipients.filter((one) => one.id === named && isOther(one));
  const passed = new Set([unit]);
  for (let at = parentOf(unit); at !== null && !passed.has(at); at = parentOf(at)) {
    passed.add(at);
    const found = ownersOf(recipients, at).filter(isOther);
    if (found.length > 0) return found;
  }
  return [];

  function parentOf(id: string): string | null {
    return findUnit(catalogue, id)?.parent ?? null;
  }
}

const ownersByUnit = new WeakMap<readonly Recipient[], ReadonlyMap<string, readonly Recipient[]>>();

/** The posts that are warned for a unit. They are indexed once per list of recipients, of which each unit asks. */
export function ownersOf(recipients: readonly Recipient[], unit: string): readonly Recipient[] {
  const byUnit =
    ownersByUnit.get(recipients) ??
    Map.groupBy(
      recipients.filter(({ receives }) => receives.includes('warnings')),
      (one) => one.unit,
    );
  ownersByUnit.set(recipients, byUnit);
  return byUnit.get(unit) ?? [];
}
