import { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, milestoneUid, owedUid } from '../../domain/calendar/calendar-event.ts';
import { formatDate } from '../../domain/language/format.ts';
import { languagesOf, type ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { instantOf } from '../../domain/period/period.ts';
import { calendarFile } from '../calendar/calendar-file.ts';
import type { Attachment } from '../letter/message.ts';
import { deadlineWords } from './deadline-words.ts';
import { pageOf } from './digest-pages.ts';
import { titleOf } from './title.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** The deadlines ahead of a digest, as a file for the reader's calendar; none where all have passed. */
export function digestCalendar(
  { items, day }: WarningDigest,
  language: ReaderLanguage,
  portalUrl: string | null,
): Attachment[] {
  const [first] = languagesOf(language);
  return calendarFile({
    name: warningDigestTexts[first].calendarFile(formatDate(day, first)),
    method: 'publish',
    stampedAt: instantOf(Temporal.PlainDate.from(day), '00:00'),
    events: items.filter(hasEvent).map((item) => eventOf(item, language, portalUrl)),
  });
}

/** Whether an item has an event: not once its last day is over, and not in digests planned before they had any. */
function hasEvent({ kind, sequence }: WarningItem): boolean {
  return kind === 'ahead' && sequence !== undefined;
}

/** Whether a digest comes with a file for the calendar. */
export function hasCalendar({ items }: WarningDigest): boolean {
  return items.some(hasEvent);
}

function eventOf(item: WarningItem, language: ReaderLanguage, portalUrl: string | null): CalendarEvent {
  const { date, time, unitName, sequence = 0 } = item;
  const [first] = languagesOf(language);
  const described = languagesOf(language).map(
    (each) => `${unitName[each]}: ${titleOf(item, each)}. ${deadlineWords(item, each).line}.`,
  );
  return {
    uid: uidOf(item),
    sequence,
    when:
      time === undefined
        ? { day: date }
        : { until: instantText(instantOf(Temporal.PlainDate.from(date), time)) },
    summary: `${warningDigestTexts[first].calendarEvent}: ${titleOf(item, first)} – ${unitName[first]}`,
    description: described.join('\n'),
    cancelled: false,
    url: portalUrl === null ? null : pageOf(item, { portalUrl, mayAct: true }, null).url,
  };
}

function uidOf(item: WarningItem): string {
  const { unit } = item;
  return item.goal === 'owed' ? owedUid(unit, item.set, item.period) : milestoneUid(unit, item.milestone);
}
