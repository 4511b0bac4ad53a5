import type { Language } from '../../domain/language/text.ts';
import type { SentState } from '../../domain/submission/completeness/sent-state.ts';

/** The texts of a unit's calendar. Numbers, dates and periods arrive formatted. */
export type UnitCalendarTexts = {
  /** The calendar's name in calendar programs. */
  readonly name: (unit: string) => string;
  /** Begins the title of an event, as in the files that come with warnings. */
  readonly event: string;
  readonly sent: Readonly<Record<SentState, (lacking: string) => string>>;
  readonly unreadable: string;
  readonly locks: (at: string) => string;
  readonly extended: (until: string, due: string) => string;
  readonly reporter: (unit: string) => string;
  readonly done: string;
  readonly notDone: string;
  readonly dateAlone: string;
};

/** A unit's calendar in both languages. */
export const unitCalendarTexts: Record<Language, UnitCalendarTexts> = {
  vi: {
    name: (unit) => `Tiến Độ – ${unit}`,
    event: 'Hạn',
    sent: {
      nothing: () => 'Đơn vị chưa gửi số liệu.',
      partial: (lacking) => `Đơn vị mới gửi một phần số liệu, còn thiếu ${lacking} chỉ số.`,
      complete: () => 'Đơn vị đã gửi đủ số liệu.',
    },
    unreadable: 'Số liệu đã gửi không đọc được; bộ phận vận hành đã được báo.',
    locks: (at) => `Hệ thống chốt số liệu lúc ${at}.`,
    extended: (until, due) => `Đơn vị được gia hạn đến ${until}; hạn chung là ${due}.`,
    reporter: (unit) => `${unit} gửi thay đơn vị này.`,
    done: 'Đơn vị đã hoàn thành mốc này.',
    notDone: 'Đơn vị chưa hoàn thành mốc này.',
    dateAlone: 'Mốc chỉ có thời hạn, không theo dõi bằng số liệu.',
  },
  en: {
    name: (unit) => `Tiến Độ – ${unit}`,
    event: 'Deadline',
    sent: {
      nothing: () => 'The unit has sent no figures yet.',
      partial: (lacking) => `The unit has sent some of its figures; ${lacking} are lacking.`,
      complete: () => 'The unit has sent all its figures.',
    },
    unreadable: 'The figures that were sent cannot be read; operations have been notified.',
    locks: (at) => `Figures lock at ${at}.`,
    extended: (until, due) => `Extended for the unit until ${until}; the deadline for all is ${due}.`,
    reporter: (unit) => `${unit} reports for it.`,
    done: 'The unit has reached this milestone.',
    notDone: 'The unit has not reached this milestone yet.',
    dateAlone: 'This milestone is a date alone; no figures measure it.',
  },
};
