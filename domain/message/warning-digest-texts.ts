import type { Language } from '../language/text.ts';

/** The words of the warning digest. Numbers and dates come in already formatted, except where a plural hangs on them. */
export type WarningDigestTexts = {
  readonly title: string;
  readonly day: (weekday: string, date: string) => string;
  readonly opening: (unit: string, milestones: number) => string;
  readonly madeUp: string;
  readonly workingDaysLeft: (days: number) => string;
  readonly dueToday: string;
  /** The date itself is a day off, and no working day is left before it. */
  readonly lastWorkingDay: string;
  readonly overdue: (days: number) => string;
  readonly deadline: (weekday: string, date: string) => string;
  readonly indicator: (name: string) => string;
  readonly progress: (done: string, target: string, measure: string, share: string) => string;
  readonly remaining: (amount: string, measure: string) => string;
  /** Says the same of an overdue item, without a word that sounds like time left. */
  readonly shortfall: (amount: string, measure: string) => string;
  readonly figureDate: (date: string) => string;
  readonly noFigure: string;
  readonly nothingReported: string;
  readonly wholeUnknown: (date: string) => string;
  readonly todoAhead: (date: string) => string;
  readonly todoOverdue: string;
  readonly stops: string;
  readonly why: (post: string, unit: string) => string;
};

/** The warning digest in both languages. */
export const warningDigestTexts: Record<Language, WarningDigestTexts> = {
  vi: {
    title: 'Thông báo nhắc việc',
    day: (weekday, date) => `${weekday}, ngày ${date}`,
    opening: (unit, milestones) =>
      milestones === 1
        ? `Hệ thống Tiến Độ kính nhắc ${unit} về mốc thời gian sau:`
        : `Hệ thống Tiến Độ kính nhắc ${unit} về ${milestones} mốc thời gian sau:`,
    madeUp:
      'Chỉ tiêu hoặc số liệu ở những mốc có ghi “Số liệu minh họa” được tạo ra để làm ví dụ, không phải số liệu thật.',
    workingDaysLeft: (days) => `Còn ${days} ngày làm việc`,
    dueToday: 'Hôm nay là hạn',
    lastWorkingDay: 'Hôm nay là ngày làm việc cuối cùng trước hạn',
    overdue: (days) => `Quá hạn ${days} ngày làm việc`,
    deadline: (weekday, date) => `Hạn: ${weekday}, ${date}`,
    indicator: (name) => `Chỉ số: ${name}`,
    progress: (done, target, measure, share) => `Đã thực hiện ${done}/${target} ${measure} (${share})`,
    remaining: (amount, measure) => `Còn thiếu ${amount} ${measure}`,
    shortfall: (amount, measure) => `Chưa đạt, thiếu ${amount} ${measure}`,
    figureDate: (date) => `Số liệu tính đến ${date}`,
    noFigure: 'Chưa có số liệu',
    nothingReported: 'Đơn vị chưa báo cáo số liệu',
    wholeUnknown: (date) => `Số liệu tính đến ${date} chưa nêu tổng số phải thực hiện`,
    todoAhead: (date) =>
      `Đề nghị đơn vị hoàn thành phần việc chưa xong và gửi số liệu cập nhật chậm nhất vào ngày ${date}.`,
    todoOverdue:
      'Đề nghị đơn vị khẩn trương hoàn thành, gửi số liệu cập nhật và nêu rõ khó khăn, vướng mắc (nếu có).',
    stops: 'Hệ thống ngừng nhắc về một mốc ngay khi số liệu đơn vị gửi cho thấy mốc đó đã hoàn thành.',
    why: (post, unit) =>
      `Ông/Bà nhận được thư này vì chức vụ ${post} thuộc danh sách nhận cảnh báo về ${unit}.`,
  },
  en: {
    title: 'Deadline warning',
    day: (weekday, date) => `${weekday}, ${date}`,
    opening: (unit, milestones) =>
      milestones === 1
        ? `Reminder for ${unit}: please see the following milestone.`
        : `Reminder for ${unit}: please see the following ${milestones} milestones.`,
    madeUp:
      'Targets or figures of the milestones marked “Illustrative figures” were generated for the example and are not real.',
    workingDaysLeft: (days) => `${countWorkingDays(days)} left`,
    dueToday: 'Due today',
    lastWorkingDay: 'Today is the last working day before the deadline',
    overdue: (days) => `Overdue by ${countWorkingDays(days)}`,
    deadline: (weekday, date) => `Deadline: ${weekday}, ${date}`,
    indicator: (name) => `Indicator: ${name}`,
    progress: (done, target, measure, share) => `Done: ${done}/${target} ${measure} (${share})`,
    remaining: (amount, measure) => `Remaining: ${amount} ${measure}`,
    shortfall: (amount, measure) => `Target missed by ${amount} ${measure}`,
    figureDate: (date) => `Figures as of ${date}`,
    noFigure: 'No figures yet',
    nothingReported: 'The unit has not reported any figures',
    wholeUnknown: (date) => `The figures as of ${date} do not say how much there is to do`,
    todoAhead: (date) => `Please complete what is outstanding and submit updated figures by ${date}.`,
    todoOverdue:
      'Please complete the work without delay, submit updated figures and state any difficulties or obstacles.',
    stops:
      'The warnings about a milestone stop once the figures submitted by the unit show that it is complete.',
    why: (post, unit) =>
      `You receive it because your post (${post}) is on the list for warnings about ${unit}.`,
  },
};

function countWorkingDays(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'}`;
}
