import { deliveryFailures } from './delivery-failures.ts';
import type { SendingQuota } from './sending-quota.ts';

/** What SES allows an account in the sandbox; every account with production access has more of both. */
const sandbox = { perDay: 200, perSecond: 1 };

/**
 * Why the mail account as it is set up must not be used: its messages would be refused, or put aside by those who receive them.
 * @param isDomainVerified whether the mail domain is verified
 * @param isTrial whether nothing real is sent, for which the sandbox is enough
 * @returns a sentence without addresses; null when all is well
 */
export function accountFault(
  { perDay, perSecond }: Pick<SendingQuota, 'perDay' | 'perSecond'>,
  isDomainVerified: boolean,
  isTrial: boolean,
): string | null {
  if (!isDomainVerified) return deliveryFailures.domainUnverified;
  const isSandbox = perDay === sandbox.perDay && perSecond === sandbox.perSecond;
  return isSandbox && !isTrial ? deliveryFailures.inSandbox : null;
}
