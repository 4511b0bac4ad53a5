import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import { wholeSecond } from '../period/whole-second.ts';
import type { Rotation, TokenRecord } from './principal.ts';
import { overlapDays, secondsUntilRetry } from './token-lifetime.ts';

/**
 * A token with the first token of its chain, whose record says which members of the chain work, and the first tokens of
 * the chains it was issued with, none of which may be revoked. A token that replaces no other is the first of its own
 * chain; so is each token that a version before 0.3.0 rotated.
 */
export type ChainMember = {
  readonly token: TokenRecord;
  readonly first: TokenRecord;
  readonly issuers: readonly TokenRecord[];
};

/** The id of the first token of a token's chain. */
export function firstIdOf({ id, chain }: TokenRecord): string {
  return chain ?? id;
}

/** The ids of the first tokens of a chain and of those it was issued with, from the earliest on. */
export function lineageOf({ first }: ChainMember): string[] {
  return [...(first.issuers ?? []), first.id];
}

/** The id of the only member of a chain that can be rotated at any time. */
export function newestIdOf({ id, rotation }: TokenRecord): string {
  return rotation?.newest ?? id;
}

/**
 * The instant from which a member is rejected: the end of the chain for its newest token, the end of the overlap for the
 * one before; null for all others, and for every member once one of them or one of its issuers is revoked.
 */
export function endOf(member: ChainMember): InstantText | null {
  const { token, first } = member;
  if (revocationOf(member) !== null) return null;
  if (token.id === newestIdOf(first)) return token.expiresAt;
  return token.id === first.rotation?.previous ? first.rotation.previousEndsAt : null;
}

/** When the token's chain, or the first of the chains it was issued with, was revoked; null while none is. */
export function revocationOf({ first, issuers }: ChainMember): InstantText | null {
  const revoked = [first, ...issuers].flatMap(({ revokedAt }) => revokedAt ?? []);
  return revoked.toSorted(Temporal.Instant.compare)[0] ?? null;
}

/** Whether a token works; it no longer does at the instant of its end. */
export function isLive(member: ChainMember, now: Temporal.Instant): boolean {
  const end = endOf(member);
  return end !== null && isBefore(now, Temporal.Instant.from(end));
}

/**
 * The rotation of a member that works now: it ends with the overlap, or earlier if it would have ended earlier. No other
 * member but its successor works from then on.
 */
export function rotationOf(member: ChainMember, successor: string, now: Temporal.Instant): Rotation {
  const { token } = member;
  const ownEnd = Temporal.Instant.from(endOf(member) ?? token.expiresAt);
  const overlapEnd = wholeSecond(now.add({ hours: 24 * overlapDays }));
  return {
    newest: successor,
    previous: token.id,
    previousEndsAt: instantText(earlierOf(overlapEnd, ownEnd)),
    at: instantText(now),
  };
}

/** Whether a rotation is so recent that its call may not have been answered yet. */
export function isRecent({ at }: Rotation, now: Temporal.Instant): boolean {
  return isBefore(now, Temporal.Instant.from(at).add({ seconds: secondsUntilRetry }));
}
