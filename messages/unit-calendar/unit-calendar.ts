import type { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../../domain/calendar/calendar-event.ts';
import type { UnitDeadline } from '../../domain/calendar/unit-deadline.ts';
import { formatInteger, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { icsText } from '../calendar/ics-text.ts';
import { unitCalendarTexts } from './unit-calendar-texts.ts';

/**
 * All deadlines of a unit, and of those for which it reports, as a calendar that programs read again and again. An event has the uid that it has in messages, and is
 * cancelled once the unit has nothing more to do.
 */
export function unitCalendar(
  unitName: Text,
  deadlines: readonly UnitDeadline[],
  stampedAt: Temporal.Instant,
  language: Language,
): string {
  const { name } = unitCalendarTexts[language];
  const events = deadlines.map((deadline) => eventOf(deadline, language));
  return icsText({ name: name(unitName[language]), method: null, stampedAt, events });
}

function eventOf(deadline: UnitDeadline, language: Language): CalendarEvent {
  const { uid, sequence, when, isDone } = deadline;
  const { event } = unitCalendarTexts[language];
  return {
    uid,
    sequence,
    when,
    summary: `${event}: ${titleOf(deadline, language)} – ${deadline.unit[language]}`,
    description: linesOf(deadline, language).join('\n'),
    cancelled: isDone,
    url: null,
  };
}

function titleOf(deadline: UnitDeadline, language: Language): string {
  const name = deadline.name[language];
  return deadline.goal === 'milestone' ? name : `${name}, ${formatPeriod(deadline.period, language)}`;
}

function linesOf(deadline: UnitDeadline, language: Language): string[] {
  const texts = unitCalendarTexts[language];
  if (deadline.goal === 'milestone') {
    if (deadline.unknown === 'date-alone') return [texts.dateAlone];
    if (deadline.unknown === 'unreadable') return [texts.unreadable];
    return [deadline.isDone ? texts.done : texts.notDone];
  }
  const { isDone, lackingCount, opensUntil, setDueAt, reporter } = deadline;
  const sent = isDone ? 'complete' : deadline.sent;
  const until = formatLocalTime(opensUntil, language);
  return [
    sent === null ? texts.unreadable : texts.sent[sent](formatInteger(lackingCount, language)),
    setDueAt === null ? texts.locks(until) : texts.extended(until, formatLocalTime(setDueAt, language)),
    ...(reporter === null ? [] : [texts.reporter(reporter[language])]),
  ];
}
