import type { Instant } from './days.ts';

/** What holds of a token and all it was rotated to. */
export type ChainFacts = {
  readonly now: Instant;
  /** When the first was to expire. */
  readonly endsAt: Instant;
  /** When a revocation was answered; null before. */
  readonly revokedAt: Instant | null;
};

/**
 * What is wrong with the number of working tokens of a chain, as text: none may work once the first one has expired or been
 * revoked, and before that at most two.
 * @param working how many of all tokens ever made in the chain work
 */
export function wrongAbout({ now, endsAt, revokedAt }: ChainFacts, working: number): string[] {
  if (revokedAt !== null) return working === 0 ? [] : [`${working} tokens work after their revocation`];
  if (now >= endsAt) return working === 0 ? [] : [`${working} tokens work after the end of the first`];
  return working <= 2 ? [] : [`${working} tokens of one chain work`];
}
