import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import type { Period } from '../period/period.ts';

/** The posts that approve a unit's figures of a period: those with `approves` of the unit itself, and of the one that reports for it. */
export function approversOf(
  catalogue: Pick<Catalogue, 'units'>,
  recipients: readonly Recipient[],
  unit: string,
  { from }: Pick<Period, 'from'>,
): Recipient[] {
  const reporting = reporterOf(catalogue, unit, from)?.id;
  return recipients.filter(
    ({ approves, unit: of }) => approves === true && (of === unit || of === reporting),
  );
}
