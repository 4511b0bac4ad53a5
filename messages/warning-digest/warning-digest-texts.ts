import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The texts of the warning digest. Numbers and dates arrive formatted, except where a plural depends on them. */
export type WarningDigestTexts = {
  readonly title: string;
  readonly day: (weekday: string, date: string) => string;
  readonly opening: (unit: string, deadlines: number) => string;
  /** The opening of a digest about several units. */
  readonly openingOfUnits: (units: number, deadlines: number) => string;
  readonly madeUp: string;
  readonly workingDaysLeft: (days: number) => string;
  /** @param time `HH:MM`; null for the end of the day */
  readonly dueToday: (time: string | null) => string;
  /** For a deadline on the day of the warning that has passed when it leaves. */
  readonly passedToday: (time: string) => string;
  /** For a date that is a day off, on the last working day before it. */
  readonly lastWorkingDay: string;
  readonly overdue: (days: number) => string;
  /** For a date that was moved: the earlier date, the day of the decision and the reason. */
  readonly extended: (from: string, decidedOn: string, reason: string) => string;
  readonly indicator: (name: string) => string;
  /** A target that has to be exceeded. */
  readonly moreThan: (target: string, measure: string) => string;
  readonly submission: (set: string, period: string) => string;
  /** When the set's figures are due, where that is not the deadline. */
  readonly setDue: (when: string) => string;
  readonly notSubmitted: string;
  readonly partlySubmitted: (count: string, names: string) => string;
  readonly moreLacking: (count: string) => string;
  /** For a milestone that is only a date. */
  readonly dateAlone: string;
  readonly progress: (done: string, target: string, measure: string, share: string) => string;
  readonly remaining: (amount: string, measure: string) => string;
  /** The same for an overdue item, without a word that suggests time is left. */
  readonly shortfall: (amount: string, measure: string) => string;
  readonly figureDate: (date: string) => string;
  readonly noFigure: string;
  readonly nothingReported: string;
  readonly wholeUnknown: (date: string) => string;
  /** These take the end of the time that is left, with its hour. */
  readonly todoAhead: (until: string) => string;
  readonly todoOverdue: string;
  readonly todoSubmit: (until: string) => string;
  readonly todoSubmitOverdue: string;
  readonly todoDate: (until: string) => string;
  /** Stated once for all items of a long digest. */
  readonly todoEach: { readonly ahead: string; readonly overdue: string };
  /** States how many items are not shown, and where to see them: on the page that the letter links to, by a command, or nowhere. */
  readonly moreItems: (count: number, where: 'page' | 'command' | 'nowhere') => string;
  readonly moreUnits: (count: number) => string;
  /** The name of the file for the reader's calendar, without its ending. */
  readonly calendarFile: (date: string) => string;
  /** Begins the title of an event. */
  readonly calendarEvent: string;
  /** Says that the file is there. */
  readonly withCalendar: string;
  /** Introduces the address of a unit's calendar, on the next line. */
  readonly calendarOf: (unit: string) => string;
  readonly stops: string;
  /** Added when one of the items is only a date. */
  readonly stopsAfterDate: string;
  /** The name of the mailing list, for the small print. */
  readonly list: (units: readonly string[]) => string;
};

/** The warning digest in both languages. */
export const warningDigestTexts: Record<Language, WarningDigestTexts> = {
  vi: {
    title: 'Thông báo nhắc việc',
    day: (weekday, date) => `${weekday}, ngày ${date}`,
    opening: (unit, deadlines) =>
      deadlines === 1
        ? `Hệ thống Tiến Độ trân trọng thông báo ${unit} về thời hạn sau:`
        : `Hệ thống Tiến Độ trân trọng thông báo ${unit} về ${deadlines} thời hạn sau:`,
    openingOfUnits: (units, deadlines) =>
      `Hệ thống Tiến Độ trân trọng thông báo ${deadlines} thời hạn của ${units} đơn vị sau:`,
    madeUp:
      'Chỉ tiêu hoặc số liệu ở những mốc có ghi “Số liệu minh họa” được tạo ra để làm ví dụ, không phải số liệu thật.',
    workingDaysLeft: (days) => `Còn ${days} ngày làm việc`,
    dueToday: (time) => (time === null ? 'Đến hạn hôm nay' : `Đến hạn hôm nay, lúc ${time}`),
    passedToday: (time) => `Đã hết hạn lúc ${time} hôm nay`,
    lastWorkingDay: 'Hôm nay là ngày làm việc cuối cùng trước hạn',
    overdue: (days) => `Quá hạn ${days} ngày làm việc`,
    extended: (from, decidedOn, reason) =>
      `Đã gia hạn từ ${from} (quyết định ngày ${decidedOn}). Lý do: ${reason}`,
    indicator: (name) => `Chỉ số: ${name}`,
    moreThan: (target, measure) => `phải vượt ${target} ${measure}`,
    submission: (set, period) => `Số liệu phải gửi: ${set}, ${period}`,
    setDue: (when) => `hạn gửi của bộ chỉ số: ${when}`,
    notSubmitted: 'Đơn vị chưa gửi số liệu',
    partlySubmitted: (count, names) => `Đơn vị mới gửi một phần số liệu, còn thiếu ${count} chỉ số: ${names}`,
    moreLacking: (count) => `và ${count} chỉ số khác`,
    dateAlone: 'Mốc chỉ có thời hạn, không theo dõi bằng số liệu',
    progress: (done, target, measure, share) => `Đã thực hiện ${done}/${target} ${measure} (${share})`,
    remaining: (amount, measure) => `Còn thiếu ${amount} ${measure}`,
    shortfall: (amount, measure) => `Chưa đạt, thiếu ${amount} ${measure}`,
    figureDate: (date) => `Số liệu tính đến ${date}`,
    noFigure: 'Chưa có số liệu',
    nothingReported: 'Đơn vị chưa báo cáo số liệu',
    wholeUnknown: (date) => `Số liệu tính đến ${date} chưa nêu tổng số phải thực hiện`,
    todoAhead: (until) =>
      `Đề nghị đơn vị hoàn thành phần việc chưa xong và gửi số liệu cập nhật chậm nhất là ${until}.`,
    todoOverdue:
      'Đề nghị đơn vị khẩn trương hoàn thành, gửi số liệu cập nhật và nêu rõ khó khăn, vướng mắc (nếu có).',
    todoSubmit: (until) => `Đề nghị đơn vị gửi số liệu chậm nhất là ${until}.`,
    todoSubmitOverdue: 'Đề nghị đơn vị khẩn trương gửi số liệu và nêu rõ khó khăn, vướng mắc (nếu có).',
    todoDate: (until) => `Đề nghị đơn vị hoàn thành chậm nhất là ${until}.`,
    todoEach: {
      ahead:
        'Đối với các việc chưa quá hạn, đề nghị đơn vị hoàn thành phần việc chưa xong và gửi số liệu cập nhật trong thời hạn.',
      overdue:
        'Đối với các việc đã quá hạn, đề nghị đơn vị khẩn trương hoàn thành, gửi số liệu cập nhật và nêu rõ khó khăn, vướng mắc (nếu có).',
    },
    moreItems: (count, where) =>
      `Còn ${formatInteger(count, 'vi')} việc khác ít gấp hơn, không nêu ở đây.${whereToSee.vi[where]}`,
    moreUnits: (count) => `và ${formatInteger(count, 'vi')} đơn vị khác`,
    calendarFile: (date) => `Các thời hạn trong thư ngày ${date.replaceAll('/', '-')}`,
    calendarEvent: 'Hạn',
    calendarOf: (unit) =>
      `Lịch thời hạn của ${unit}, tự cập nhật: dán địa chỉ sau vào mục «Thêm lịch từ Internet» của Outlook hoặc «Thêm bằng URL» của Google Calendar. Ai có địa chỉ này cũng xem được lịch.`,
    withCalendar:
      'Mở tệp lịch kèm theo để đưa các thời hạn này vào lịch làm việc; khi thời hạn đổi, tệp của thư sau thay cho tệp này.',
    stops: 'Hệ thống ngừng nhắc về một mốc ngay khi số liệu đơn vị gửi cho thấy mốc đó đã hoàn thành.',
    stopsAfterDate: 'Mốc chỉ có thời hạn được nhắc đến hết ngày đến hạn.',
    list: (units) => `cảnh báo về ${units.join('; ')}`,
  },
  en: {
    title: 'Deadline warning',
    day: (weekday, date) => `${weekday}, ${date}`,
    opening: (unit, deadlines) =>
      deadlines === 1
        ? `Reminder for ${unit} about the following deadline:`
        : `Reminder for ${unit} about the following ${deadlines} deadlines:`,
    openingOfUnits: (units, deadlines) =>
      `Reminder about the following ${deadlines} deadlines of ${units} units:`,
    madeUp:
      'The targets or figures of milestones marked “Illustrative figures” were generated as examples and are not real.',
    workingDaysLeft: (days) => `${countWorkingDays(days)} left`,
    dueToday: (time) => (time === null ? 'Due today' : `Due today at ${time}`),
    passedToday: (time) => `The deadline passed at ${time} today`,
    lastWorkingDay: 'Today is the last working day before the deadline',
    overdue: (days) => `Overdue by ${countWorkingDays(days)}`,
    extended: (from, decidedOn, reason) =>
      `Extended from ${from} (decided on ${decidedOn}). Reason: ${reason}`,
    indicator: (name) => `Indicator: ${name}`,
    moreThan: (target, measure) => `to exceed ${target} ${measure}`,
    submission: (set, period) => `Figures to submit: ${set}, ${period}`,
    setDue: (when) => `due for the set: ${when}`,
    notSubmitted: 'The unit has not submitted its figures',
    partlySubmitted: (count, names) =>
      `The unit has submitted only part of its figures. Indicators still lacking (${count}): ${names}`,
    moreLacking: (count) => `and ${count} more`,
    dateAlone: 'This milestone has a deadline only; no figures are tracked',
    progress: (done, target, measure, share) => `Done: ${done}/${target} ${measure} (${share})`,
    remaining: (amount, measure) => `Remaining (${measure}): ${amount}`,
    shortfall: (amount, measure) => `Target missed by ${amount} ${measure}`,
    figureDate: (date) => `Figures as of ${date}`,
    noFigure: 'No figures yet',
    nothingReported: 'The unit has not reported any figures',
    wholeUnknown: (date) => `The figures as of ${date} do not state the total to be completed`,
    todoAhead: (until) => `Please complete what is outstanding and submit updated figures by ${until}.`,
    todoOverdue:
      'Please complete the work without delay, submit updated figures and state any difficulties or obstacles.',
    todoSubmit: (until) => `Please submit the figures by ${until}.`,
    todoSubmitOverdue: 'Please submit the figures without delay and state any difficulties or obstacles.',
    todoDate: (until) => `Please complete it by ${until}.`,
    todoEach: {
      ahead:
        'For what is not yet overdue, please complete what is outstanding and submit updated figures by the deadline.',
      overdue:
        'For what is overdue, please complete the work without delay, submit updated figures and state any difficulties or obstacles.',
    },
    moreItems: (count, where) =>
      `Less urgent deadlines that are not shown here: ${formatInteger(count, 'en')}.${whereToSee.en[where]}`,
    moreUnits: (count) => `and ${formatInteger(count, 'en')} more ${count === 1 ? 'unit' : 'units'}`,
    calendarFile: (date) => `Deadlines of ${date}`,
    calendarEvent: 'Deadline',
    calendarOf: (unit) =>
      `The deadlines of ${unit} as a calendar that updates itself: add this address under “Add calendar from the internet” in Outlook or “From URL” in Google Calendar. Anyone who has it can read the calendar.`,
    withCalendar:
      'Open the attached calendar file to add these deadlines to your calendar. When a deadline changes, the file of a later message replaces this one.',
    stops:
      'Warnings about a milestone stop as soon as the unit’s submitted figures show that it is complete.',
    stopsAfterDate: 'Warnings about a milestone without tracked figures end on its deadline.',
    list: (units) => `warnings about ${units.join('; ')}`,
  },
};

/** Where the rest is, as a sentence after another. */
const whereToSee = {
  vi: {
    page: ' Xem đầy đủ ở trang có liên kết cuối thư.',
    command: ' Xem đầy đủ trên hệ thống Tiến Độ: «tiendo milestones».',
    nowhere: '',
  },
  en: {
    page: ' See all on the page linked at the end.',
    command: ' See all in the Tiến Độ system: “tiendo milestones”.',
    nowhere: '',
  },
} as const;

function countWorkingDays(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'}`;
}
