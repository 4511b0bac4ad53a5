import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../domain/kinds/kinds.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { Instant } from './days.ts';

/** One accepted revision of a unit's figures of a set and week. */
export type Revision = {
  readonly set: string;
  readonly unit: string;
  readonly period: string;
  /** 1 for the first. */
  readonly number: number;
  readonly receivedAt: Instant;
  /** When the figures of its week were due, by the catalogue it was received with. */
  readonly dueAt: Instant;
  /** All figures in force after it. */
  readonly values: Values;
};

/** The unit, set and week of figures. */
export type Address = Pick<Revision, 'set' | 'unit' | 'period'>;

/** The revisions at an address, oldest first. */
export function revisionsOf<R extends Revision>(all: readonly R[], { set, unit, period }: Address): R[] {
  return all
    .filter((one) => one.set === set && one.unit === unit && one.period === period)
    .toSorted((one, other) => one.number - other.number);
}

/** The last revision at an address received by an instant. */
export function lastBy(all: readonly Revision[], address: Address, until: Instant): Revision | undefined {
  return revisionsOf(all, address).findLast(({ receivedAt }) => receivedAt <= until);
}

/**
 * Whether a unit is late for a week with one of its revisions: that one or an earlier one brought, after the due time, its first
 * figures or one that earns points and was not there before. A correction changes nothing, nor does a due time that moves
 * after the receipt.
 */
export function isLate(
  { indicators }: IndicatorSet,
  all: readonly Revision[],
  one: Address & Pick<Revision, 'number'>,
): boolean {
  const own = revisionsOf(all, one).filter(({ number }) => number <= one.number);
  return own.some(({ receivedAt, dueAt, values }, index) => {
    const before = own[index - 1]?.values;
    const isOwed = ({ id, ...rest }: Indicator) =>
      values.has(id) && before?.has(id) !== true && 'maxPoints' in rest && rest.maxPoints > 0;
    return receivedAt > dueAt && (before === undefined || indicators.some(isOwed));
  });
}

/**
 * Whether figures are accepted: until the period locks, and afterwards while an exception is open.
 * @param exceptions when each exception for the unit, set and period ends
 */
export function mayBeSent(now: Instant, locksAt: Instant, exceptions: readonly Instant[]): boolean {
  return now < locksAt || exceptions.some((end) => now < end);
}
