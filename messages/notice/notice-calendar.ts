import { Temporal } from 'temporal-polyfill';
import { owedUid } from '../../domain/calendar/calendar-event.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import { languagesOf, type ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { Language } from '../../domain/language/text.ts';
import { calendarFile } from '../calendar/calendar-file.ts';
import type { Attachment } from '../letter/message.ts';

type Texts = {
  readonly file: (period: string) => string;
  /** Begins the title of the event, as in the files that come with warnings. */
  readonly event: string;
  readonly extended: (unit: string, figures: string, until: string) => string;
  readonly closed: (unit: string, figures: string, until: string) => string;
};

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    file: (period) => `Chuyển hạn gửi ${period} trong lịch`,
    event: 'Hạn',
    extended: (unit, figures, until) => `${unit}: ${figures}. Được gia hạn đến ${until}.`,
    closed: (unit, figures, until) => `${unit}: ${figures}. Đã kết thúc gia hạn; hạn gửi là ${until}.`,
  },
  en: {
    file: (period) => `Move the deadline of ${period} in the calendar`,
    event: 'Deadline',
    extended: (unit, figures, until) => `${unit}: ${figures}. Extended until ${until}.`,
    closed: (unit, figures, until) => `${unit}: ${figures}. The extension has ended; due ${until}.`,
  },
};

/** The file with which the reader moves a deadline in their own calendar when an extension moved it; none with any other notice. */
export function noticeCalendar(notice: Notice, language: ReaderLanguage): Attachment[] {
  if (!('event' in notice) || notice.event === undefined) return [];
  const { unit, unitName, set, setName, period, event } = notice;
  const languages = languagesOf(language);
  const [first] = languages;
  const what = notice.about === 'exception-closed' ? 'closed' : 'extended';
  const figures = (each: Language) => `${setName[each]}, ${formatPeriod(period, each)}`;
  return calendarFile({
    name: texts[first].file(formatPeriod(period, first).replaceAll('/', '-')),
    method: 'publish',
    stampedAt: Temporal.Instant.from(event.movedAt),
    events: [
      {
        uid: owedUid(unit, set, period),
        sequence: event.sequence,
        when: { until: event.until },
        summary: `${texts[first].event}: ${figures(first)} – ${unitName[first]}`,
        description: languages
          .map((each) => texts[each][what](unitName[each], figures(each), formatDeadline(event.until, each)))
          .join('\n'),
        cancelled: false,
        url: null,
      },
    ],
  });
}
