import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../domain/calendar/calendar-event.ts';
import { icsText } from '../../../messages/calendar/ics-text.ts';
import { iso } from '../../fixtures/instants.ts';
import { calendarLines, valuesOf } from './calendar-lines.ts';

const stampedAt = Temporal.Instant.from('2024-01-17T00:30:00Z');
const event: CalendarEvent = {
  uid: 'owed.766.2024-W03.BD.STP@tiendo',
  sequence: 3,
  when: { until: iso('2024-01-19T09:00:00Z') },
  summary: 'Hạn: Bộ chỉ số 766, tuần 03/2024 – Sở Tư pháp',
  description: 'Sở Tư pháp; hạn, giờ: 16:00\nDepartment of Justice',
  cancelled: false,
  url: 'https://tiendo.example/p/entry/766/2024-W03/BD.STP',
};

describe('deadlines as iCalendar', () => {
  it('P34: are events in UTC that end at the deadline, or whole days that end with the next', () => {
    const day: CalendarEvent = {
      ...event,
      uid: 'milestone.a.B@tiendo',
      when: { day: '2024-02-29' },
      url: null,
    };
    const cancelled = { ...day, sequence: 4, cancelled: true };
    const text = icsText({ name: null, method: 'publish', stampedAt, events: [event, day, cancelled] });
    const shared = (sequence: number) => [`SEQUENCE:${sequence}`, 'DTSTAMP:20240117T003000Z'];
    const said = [
      'SUMMARY:Hạn: Bộ chỉ số 766\\, tuần 03/2024 – Sở Tư pháp',
      'TRANSP:TRANSPARENT',
      'DESCRIPTION:Sở Tư pháp\\; hạn\\, giờ: 16:00\\nDepartment of Justice',
    ];
    const wholeDay = [
      'DTSTART;VALUE=DATE:20240229',
      'DTEND;VALUE=DATE:20240301',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
    ];
    expect(calendarLines(text)).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tien Do//deadlines//VI', 'METHOD:PUBLISH'],
      ...['BEGIN:VEVENT', `UID:${event.uid}`, ...shared(3)],
      ...['DTSTART:20240119T083000Z', 'DTEND:20240119T090000Z', ...said],
      ...[`URL;VALUE=URI:${event.url}`, 'STATUS:CONFIRMED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'END:VEVENT'],
      ...['BEGIN:VEVENT', `UID:${day.uid}`, ...shared(3), ...wholeDay, ...said],
      ...['STATUS:CONFIRMED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'END:VEVENT'],
      ...['BEGIN:VEVENT', `UID:${day.uid}`, ...shared(4), ...wholeDay, ...said],
      ...['STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'END:VEVENT'],
      'END:VCALENDAR',
    ]);
  });

  it('P34: have lines of 75 octets at most, whatever the names, and no name adds a line', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          'END:VEVENT',
          '\r\nATTENDEE:a@b.c',
          '\\n',
          ';',
          ',',
          'Ủy ban',
          '😀',
          '\ud800',
        ),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 12 },
    );
    const name = hostile.map((parts) => parts.join(''));
    const property = fc.property(
      name,
      name,
      fc.option(name, { nil: null }),
      (summary, description, called) => {
        const events = [{ ...event, summary, description }, event];
        const text = icsText({ name: called, method: null, stampedAt, events });
        const lines = calendarLines(text);
        expect(valuesOf(text, 'UID')).toEqual([event.uid, event.uid]);
        expect(lines.filter((line) => line.startsWith('END:'))).toEqual([
          'END:VEVENT',
          'END:VEVENT',
          'END:VCALENDAR',
        ]);
        expect(lines.filter((line) => /^(?:ATTENDEE|METHOD|ORGANIZER)/.test(line))).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
