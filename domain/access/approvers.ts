import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';

/** The posts that approve a unit's figures: those with `approves` of the unit itself, and of the one that reports for it. */
export function approversOf(
  { units }: Pick<Catalogue, 'units'>,
  recipients: readonly Recipient[],
  unit: string,
): Recipient[] {
  const reporting = units.find(({ id }) => id === unit)?.reportedBy;
  return recipients.filter(
    ({ approves, unit: of }) => approves === true && (of === unit || of === reporting),
  );
}
