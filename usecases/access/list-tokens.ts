import * as z from 'zod';
import { nextOfBefore } from '../../contract/parameters/cursor.ts';
import { principalSchema, type TokenRecord } from '../../domain/access/principal.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import type { Ports } from '../ports/ports.ts';

/** Which tokens are asked for. */
export const tokensQuerySchema = z.strictObject({
  /** `next` of the page before. */
  cursor: z
    .string()
    .regex(/^[0-9a-z]{16}$/, bilingual(nextOfBefore))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What is told of a token: neither the token nor its hash. */
const listedTokenSchema = z.strictObject({
  id: z.string(),
  principal: principalSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** The last day, in Vietnam, on which it was used. */
  lastUsedAt: z.iso.date().nullable(),
  /** The id of the token it was made to replace. */
  replaces: z.string().nullable(),
  /** The id of the token that was made to replace it. */
  replacedBy: z.string().nullable(),
});

/** A page of tokens; `next` asks for the one after it, and is null on the last. */
export const tokenPageSchema = z.strictObject({
  tokens: z.array(listedTokenSchema),
  next: z.string().nullable(),
});

export type TokenPage = z.infer<typeof tokenPageSchema>;

/** Lists the tokens there are and were, in the order of their ids. */
export async function listTokens(
  { tokens }: Pick<Ports, 'tokens'>,
  { cursor, limit }: z.infer<typeof tokensQuerySchema>,
): Promise<TokenPage> {
  const found = await tokens.list(cursor ?? null, limit + 1);
  const page = found.slice(0, limit);
  return { tokens: page.map(listed), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function listed(record: TokenRecord): z.infer<typeof listedTokenSchema> {
  const { id, principal, label, createdAt, expiresAt } = record;
  return {
    id,
    principal,
    label,
    createdAt,
    expiresAt,
    revokedAt: record.revokedAt ?? null,
    lastUsedAt: record.lastUsedAt ?? null,
    replaces: record.replaces ?? null,
    replacedBy: record.replacedBy ?? null,
  };
}
