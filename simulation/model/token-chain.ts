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
 * What is wrong with so many working tokens, as text: none works from the end of the first one or a revocation on, and
 * before that at most two do.
 * @param working how many of all tokens ever made of it work
 */
export function wrongAbout({ now, endsAt, revokedAt }: ChainFacts, working: number): string[] {
  if (revokedAt !== null) return working === 0 ? [] : [`${working} tokens work after their revocation`];
  if (now >= endsAt) return working === 0 ? [] : [`${working} tokens work after the end of the first`];
  return working <= 2 ? [] : [`${working} tokens of one chain work`];
}
