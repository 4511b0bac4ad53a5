import { calendarToken } from '../../domain/access/calendar-token.ts';
import { calendarFilePath } from '../../domain/calendar/calendar-path.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { LinkedPage } from '../../messages/letter/linked-page.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The addresses of the calendars that a warning digest offers; none without pages of the stage, and none while the key that signs
 * them cannot be read, because no warning waits for them.
 */
export async function calendarLinks(
  { apiUrl, letterhead, signingKey }: Pick<Ports, 'apiUrl' | 'letterhead' | 'signingKey'>,
  { content }: Delivery,
): Promise<LinkedPage[]> {
  if (content.kind !== 'warning-digest' || letterhead.portalUrl === null) return [];
  const { calendars = [] } = content.digest;
  if (calendars.length === 0) return [];
  const key = await signingKey.read().catch(() => null);
  if (key === null) return [];
  return calendars.map(({ unit, name, generation }) => ({
    label: name,
    url: apiUrl + calendarFilePath(calendarToken({ unit, generation }, key)),
  }));
}
