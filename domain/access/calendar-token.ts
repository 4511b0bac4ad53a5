import { createHmac, timingSafeEqual } from 'node:crypto';
import { idSchema } from '../catalogue/keys.ts';

/** What the address of a calendar names: a unit, and the generation of its address. */
export type CalendarAddress = {
  readonly unit: string;
  /** From 1; an address works while the catalogue states its generation for the unit. */
  readonly generation: number;
};

/**
 * The secret part of a calendar's address: `base64url(<unit>#<generation>)`, a dot, and the HMAC-SHA256 of the text before the
 * dot. It is never valid as an unsubscribe token, nor the other way round.
 */
export function calendarToken({ unit, generation }: CalendarAddress, key: Uint8Array): string {
  const payload = Buffer.from(`${unit}#${generation}`).toString('base64url');
  return `${payload}.${signature(payload, key)}`;
}

const pattern = /^(?<payload>[\w-]{4,80})\.(?<signed>[\w-]{43})$/;
const named = /^(?<unit>[^#]+)#(?<generation>[1-9]\d{0,5})$/;

/** The content of a token made by {@link calendarToken}; null for any other text, compared in constant time. */
export function readCalendarToken(token: string, key: Uint8Array): CalendarAddress | null {
  const { payload = '', signed = '' } = pattern.exec(token)?.groups ?? {};
  const expected = Buffer.from(signature(payload, key));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { unit, generation } = named.exec(Buffer.from(payload, 'base64url').toString())?.groups ?? {};
  if (!idSchema.safeParse(unit).success || unit === undefined) return null;
  return { unit, generation: Number(generation) };
}

function signature(payload: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`calendar:${payload}`).digest('base64url');
}
