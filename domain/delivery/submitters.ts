import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { mostReceiptReaders } from './mail-limits.ts';
import { personsOf } from './persons.ts';
import { followsFigures } from './post-duties.ts';

/**
 * The posts that hear what becomes of a unit's figures for a period, such as a decision on an extension: those of the unit,
 * and of the unit that reports for it, that receive receipts or may submit. The limit on readers of receipts applies to each
 * of the two units.
 * @param recipients as of the day
 */
export function submittersOf(
  catalogue: Pick<Catalogue, 'units'>,
  recipients: readonly Recipient[],
  unit: string,
  lastDay: Temporal.PlainDate | undefined,
): Recipient[] {
  const reporter = lastDay === undefined ? undefined : reporterOf(catalogue, unit, lastDay);
  return [unit, ...(reporter === undefined ? [] : [reporter.id])].flatMap((of) => {
    const posts = recipients.filter((one) => one.unit === of && followsFigures(one));
    const persons = personsOf(posts).slice(0, mostReceiptReaders);
    return persons.flatMap(({ first, others }) => [first, ...others]);
  });
}
