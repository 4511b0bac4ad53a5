import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { principalSchema } from '../../domain/access/principal.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import { latestExpiry, longestLifetimeDays, usualExpiry } from '../../domain/access/token-lifetime.ts';
import { plainLine } from '../../domain/language/plain-text.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { instantSchema } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';

/** What operations say to have a token made. */
export const tokenRequestSchema = z.strictObject({
  principal: principalSchema,
  /** What the token is for, e.g. the post that keeps it. */
  label: plainLine(120),
  /** When it ends; without it, 400 days from now, or 90 for operations. */
  expiresAt: z.iso
    .datetime({ offset: true })
    .pipe(instantSchema)
    .optional()
    .meta({ description: 'At most 400 days ahead.' }),
});

export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** A new token; the only time it is ever told. */
export const issuedTokenSchema = z.strictObject({
  id: z.string(),
  token: z.string(),
  principal: principalSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export type IssuedToken = z.infer<typeof issuedTokenSchema>;

/** Checks the end asked for a token that is made now. */
export function checkExpiry({ expiresAt }: TokenRequest, now: Temporal.Instant): Violation[] {
  if (expiresAt === undefined) return [];
  if (!isAfter(expiresAt, now)) {
    const detail = { vi: 'Thời điểm hết hạn phải ở tương lai.', en: 'The expiry has to lie in the future.' };
    return [{ pointer: '/expiresAt', code: 'not-in-future', detail }];
  }
  const latest = latestExpiry(now);
  if (!isAfter(expiresAt, latest)) return [];
  const detail = {
    vi: `Mã truy cập dùng được nhiều nhất ${longestLifetimeDays} ngày, tức đến ${latest}.`,
    en: `A token lives at most ${longestLifetimeDays} days, that is until ${latest}.`,
  };
  return [{ pointer: '/expiresAt', code: 'too-far-ahead', detail }];
}

/** Makes a token and stores its hash. */
export async function issueToken(
  ports: Pick<Ports, 'tokens' | 'clock' | 'entropy'>,
  request: TokenRequest,
): Promise<IssuedToken> {
  const { principal, label } = request;
  const now = ports.clock.now();
  const { token, id, hash } = makeToken(ports.entropy.bytes(tokenEntropyBytes));
  const createdAt = instantText(now);
  const expiresAt = request.expiresAt ?? usualExpiry(principal.role, now);
  const stored = await ports.tokens.put({ id, hash, principal, label, createdAt, expiresAt });
  if (!stored) throw new Error('a token id was drawn twice');
  return { id, token, principal, label, createdAt, expiresAt };
}
