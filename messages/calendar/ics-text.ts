import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../../domain/calendar/calendar-event.ts';
import { oneLine } from '../letter/one-line.ts';

/** A calendar to write. */
export type Calendar = {
  /** Its name in calendar programs; null for events that go into the reader's own. */
  readonly name: string | null;
  /** What the events that come with a message are for; null for a calendar that is read again and again, whose events are all there are. */
  readonly method: keyof typeof methods | null;
  /** When its content was as it is; the same content at the same time makes the same text. */
  readonly stampedAt: Temporal.Instant;
  readonly events: readonly CalendarEvent[];
};

const methods = { publish: ICalCalendarMethod.PUBLISH, cancel: ICalCalendarMethod.CANCEL } as const;

/** How long before a deadline its event begins. */
const length = { minutes: 30 };

/** How often programs may ask for a calendar again. */
const refreshSeconds = 3_600;

/** Deadlines as iCalendar (RFC 5545), with all times in UTC. They leave the reader's time free. */
export function icsText({ name, method, stampedAt, events }: Calendar): string {
  const calendar = ical({ prodId: { company: 'Tien Do', product: 'deadlines', language: 'VI' } });
  if (name !== null) calendar.name(lineOf(name)).ttl(refreshSeconds);
  if (method !== null) calendar.method(methods[method]);
  for (const { uid, sequence, when, summary, description, cancelled, url } of events)
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: dateOf(stampedAt),
      ...timesOf(when),
      summary: lineOf(summary),
      description: description.split('\n').map(lineOf).join('\n'),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      ...(url === null ? {} : { url }),
    });
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** The first instant and the first one after it; of a whole day the day after. */
function timesOf(when: CalendarEvent['when']) {
  if ('day' in when) {
    const day = Temporal.PlainDate.from(when.day);
    return { start: midnightUtc(day), end: midnightUtc(day.add({ days: 1 })), allDay: true };
  }
  const until = Temporal.Instant.from(when.until);
  return { start: dateOf(until.subtract(length)), end: dateOf(until) };
}

/** A text of whole characters on one line, so that it can be folded by octets. */
function lineOf(text: string): string {
  return oneLine(text.toWellFormed());
}

function midnightUtc(day: Temporal.PlainDate): Date {
  return dateOf(day.toZonedDateTime('UTC').toInstant());
}

function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
