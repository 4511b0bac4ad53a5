import type { Temporal } from 'temporal-polyfill';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * How often the end of a unit's exceptions for a period may have moved: with each that was opened, and with each that was closed.
 * Null where one cannot be read. It may end last, and may be closed or not, so that neither the end nor the number is known until
 * operations have mended it.
 */
export async function exceptionChanges(
  { exceptions }: Pick<Ports, 'exceptions'>,
  { unit, set, period }: { readonly unit: string; readonly set: string; readonly period: string },
  now: Temporal.Instant,
): Promise<number | null> {
  const { found, unreadable } = await exceptions.list(unit, set, period);
  if (unreadable.length > 0) return null;
  const instants = found.flatMap(({ openedAt, closed }) => [
    openedAt,
    ...(closed === undefined ? [] : [closed.at]),
  ]);
  return instants.filter((instant) => !isAfter(instant, now)).length;
}
