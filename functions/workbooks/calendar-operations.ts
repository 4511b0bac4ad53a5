import { createHash } from 'node:crypto';
import { calendars } from '../../contract/calendars.ts';
import { readCalendar } from '../../usecases/calendars/read-calendar.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type OpenOperation, openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';

/** A unit's calendar at its address, which is the only credential needed. */
export function calendarOperations(
  ports: Pick<Ports, 'approvals' | 'catalogues' | 'clock' | 'exceptions' | 'signingKey' | 'submissions'>,
): OpenOperation[] {
  return [
    openOperation(calendars.getCalendar, async ({ parameters: { file }, language }) => {
      const text = await readCalendar(ports, file, language);
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      const headers = { 'content-language': language, vary: 'accept-language' };
      return reply(200, text, { etag, headers });
    }),
  ];
}
