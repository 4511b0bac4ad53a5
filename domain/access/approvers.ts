import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { approves } from '../delivery/post-duties.ts';
import type { Period } from '../period/period.ts';

/** The posts that approve a unit's figures of a period: those with `approves` of the unit itself, and of the one that reports for it. */
export function approversOf(
  catalogue: Pick<Catalogue, 'units'>,
  recipients: readonly Recipient[],
  unit: string,
  { to }: Pick<Period, 'to'>,
): Recipient[] {
  const reporting = reporterOf(catalogue, unit, to)?.id;
  return recipients.filter((post) => approves(post) && (post.unit === unit || post.unit === reporting));
}
