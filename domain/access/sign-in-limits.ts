/** How often something may be done in each interval of this many minutes. */
export type SignInLimit = { readonly most: number; readonly minutes: number };

/**
 * The limits of signing in. By source and address together first, so that whoever asks again and again uses up nobody else's; then by
 * source, which many offices may share, so that it leaves room for a province on a Monday morning. By address alone nothing is refused,
 * as anybody can name one.
 */
export const signInLimits = {
  /** Codes asked for from a source with one address. */
  own: { most: 10, minutes: 60 },
  /** Codes asked for from a source. */
  codes: { most: 100, minutes: 10 },
  /** Codes tried from a source. */
  tries: { most: 200, minutes: 10 },
  /** Codes made for an address, from whatever source; beyond it only for sources from which somebody has signed in with it. */
  address: { most: 100, minutes: 60 },
} as const satisfies Record<string, SignInLimit>;

/** The number of days for which a source counts as known to an address after somebody signed in from it. */
export const knownSourceDays = 90;

/** The part of an IP address that identifies one caller: all of an IPv4 address, the network of an IPv6 address. */
export function sourceOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
