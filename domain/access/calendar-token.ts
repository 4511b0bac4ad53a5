import { idSchema } from '../catalogue/keys.ts';
import { signedContentFrom, signedToken } from './signed-token.ts';

/** What the address of a calendar names: a unit, and the generation of its address. */
export type CalendarAddress = {
  readonly unit: string;
  /** From 1; an address works while the catalogue states its generation for the unit. */
  readonly generation: number;
};

/** The secret part of a calendar's address. */
export function calendarToken({ unit, generation }: CalendarAddress, key: Uint8Array): string {
  return signedToken('calendar', `${unit}#${generation}`, key);
}

const named = /^(?<unit>[^#]+)#(?<generation>[1-9]\d{0,5})$/;

/** The content of a token made by {@link calendarToken}; null for any other text. */
export function calendarAddressFrom(token: string, key: Uint8Array): CalendarAddress | null {
  const payload = signedContentFrom('calendar', token, key) ?? '';
  const { unit, generation } = named.exec(payload)?.groups ?? {};
  if (!idSchema.safeParse(unit).success || unit === undefined) return null;
  return { unit, generation: Number(generation) };
}
