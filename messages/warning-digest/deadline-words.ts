import { Temporal } from 'temporal-polyfill';
import { formatDate, formatWeekday } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';

/**
 * A deadline in words, always with its hour: on a line of its own, in brackets after a name, and after “by”.
 */
export type DeadlineWords = { readonly line: string; readonly short: string; readonly until: string };

type Day = { readonly weekday: string; readonly date: string };

type Words = {
  readonly atTime: (day: Day, time: string) => DeadlineWords;
  readonly atEnd: (day: Day) => DeadlineWords;
  /** @param next the day before which the goal is due */
  readonly before: (last: Day, next: Day) => DeadlineWords;
};

const words: Readonly<Record<Language, Words>> = {
  vi: {
    atTime: ({ weekday, date }, time) => ({
      line: `Hạn: ${weekday}, ${date}, ${time}`,
      short: `hạn ${time} ngày ${date}`,
      until: `${time} ngày ${date} (${weekday})`,
    }),
    atEnd: ({ weekday, date }) => ({
      line: `Hạn: ${weekday}, ${date}, đến hết ngày (24:00)`,
      short: `hạn 24:00 ngày ${date}`,
      until: `24:00 ngày ${date} (${weekday})`,
    }),
    before: (last, next) => ({
      line: `Hạn: trước ${next.weekday}, ${next.date} (đến 24:00 ${last.weekday}, ${last.date})`,
      short: `hạn trước 00:00 ngày ${next.date}`,
      until: `24:00 ngày ${last.date} (${last.weekday})`,
    }),
  },
  en: {
    atTime: ({ weekday, date }, time) => ({
      line: `Deadline: ${weekday}, ${date}, ${time}`,
      short: `due ${time} on ${date}`,
      until: `${time} on ${weekday}, ${date}`,
    }),
    atEnd: ({ weekday, date }) => ({
      line: `Deadline: ${weekday}, ${date}, end of the day (24:00)`,
      short: `due 24:00 on ${date}`,
      until: `24:00 on ${weekday}, ${date}`,
    }),
    before: (last, next) => ({
      line: `Deadline: before ${next.weekday}, ${next.date} (until 24:00 on ${last.weekday}, ${last.date})`,
      short: `due before 00:00 on ${next.date}`,
      until: `24:00 on ${last.weekday}, ${last.date}`,
    }),
  },
};

/** Puts an item's deadline into words, with its weekday, date and hour. */
export function deadlineWords({ date, by, time }: WarningItem, language: Language): DeadlineWords {
  const say = words[language];
  const last = dayOf(date, language);
  if (time !== undefined) return say.atTime(last, time);
  if (by === undefined) return say.atEnd(last);
  return say.before(last, dayOf(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), language));
}

function dayOf(date: string, language: Language): Day {
  return { weekday: formatWeekday(date, language), date: formatDate(date, language) };
}
