import type { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../../domain/calendar/calendar-event.ts';
import type { Attachment } from '../letter/message.ts';
import { icsText } from './ics-text.ts';

/** Events that come with a message. */
type CalendarFile = {
  readonly name: string;
  readonly method: 'publish' | 'cancel';
  readonly stampedAt: Temporal.Instant;
  readonly events: readonly CalendarEvent[];
};

/** The most events of one file: more would be a list that nobody adds to their calendar. */
export const mostEvents = 50;

/** A file with which a reader adds events to their own calendar, or takes them out; none where there are no events. */
export function calendarFile({ name, method, stampedAt, events }: CalendarFile): Attachment[] {
  if (events.length === 0) return [];
  const content = icsText({ name: null, method, stampedAt, events: events.slice(0, mostEvents) });
  return [
    {
      name: `${name}.ics`,
      mediaType: `text/calendar; charset=utf-8; method=${method.toUpperCase()}`,
      content: new TextEncoder().encode(content),
    },
  ];
}
