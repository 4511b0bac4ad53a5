import type { Text } from '../language/text.ts';
import type { SendingQuota } from './sending-quota.ts';

/** What SES allows an account in the sandbox; every account with production access has more of both. */
const sandbox = { perDay: 200, perSecond: 1 };

const unverified = 'the mail domain is not verified with SES';
const inSandbox = 'the account is in the SES sandbox';

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
  if (!isDomainVerified) return unverified;
  const isSandbox = perDay === sandbox.perDay && perSecond === sandbox.perSecond;
  return isSandbox && !isTrial ? inSandbox : null;
}

/** A fault for which mail is held, as people read it; one that SES or a key raised is in its own words. */
export function faultWords(fault: string): Text {
  const known = words.get(fault);
  return known === undefined
    ? { vi: `lỗi của SES hoặc của khóa ký: ${fault}`, en: fault }
    : { vi: known, en: fault };
}

const words: ReadonlyMap<string, string> = new Map([
  [unverified, 'SES chưa xác minh tên miền thư'],
  [inSandbox, 'tài khoản SES còn trong chế độ thử (sandbox)'],
]);
