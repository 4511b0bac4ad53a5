import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** What superiors, and owners whose superiors get to know, are told. */
type EscalationTexts = {
  /** The title of a letter that holds nothing else. */
  readonly title: string;
  /** The heading below the reader's own deadlines. */
  readonly heading: string;
  readonly opening: (units: number, items: number) => string;
  readonly owners: (posts: string) => string;
  readonly noOwner: string;
  /** Tells an owner when the superior is told, of figures to send and of anything else. */
  readonly ifNotSent: (date: string) => string;
  readonly ifNotDone: (date: string) => string;
  /** Tells an owner which superiors are told. */
  readonly escalatedTo: (posts: string) => string;
  /** What to do, by whether the units below were warned: all, some, or none of them. */
  readonly todo: Readonly<Record<'all' | 'some' | 'none', string>>;
  readonly more: (count: number) => string;
  /** Tells a reader of another unit's deadline why. */
  readonly noContact: string;
  /** The name of the mailing list, for the small print. */
  readonly list: string;
};

/** Escalations in both languages. */
export const escalationTexts: Readonly<Record<Language, EscalationTexts>> = {
  vi: {
    title: 'Báo cáo việc quá hạn của đơn vị trực thuộc',
    heading: 'Việc quá hạn của đơn vị trực thuộc',
    opening: (units, items) =>
      units === items
        ? `Hệ thống Tiến Độ trân trọng báo cáo: ${formatInteger(units, 'vi')} đơn vị trực thuộc đã quá hạn, cụ thể như sau:`
        : `Hệ thống Tiến Độ trân trọng báo cáo: ${formatInteger(units, 'vi')} đơn vị trực thuộc có ${formatInteger(items, 'vi')} việc đã quá hạn, cụ thể như sau:`,
    owners: (posts) => `Đã nhắc: ${posts}`,
    noOwner: 'Chưa có người nhận thư nhắc của đơn vị này',
    ifNotSent: (date) => `Nếu đến ngày ${date} vẫn chưa gửi đủ, hệ thống báo cáo cấp trên của đơn vị.`,
    ifNotDone: (date) => `Nếu đến ngày ${date} vẫn chưa hoàn thành, hệ thống báo cáo cấp trên của đơn vị.`,
    escalatedTo: (posts) => `Nội dung này đồng thời được báo cáo ${posts}.`,
    todo: {
      all: 'Các đầu mối nêu trên đã được nhắc và nhận bản sao nội dung này. Kính đề nghị Ông/Bà quan tâm, chỉ đạo.',
      some: 'Các đầu mối nêu trên đã được nhắc và nhận bản sao nội dung này. Đơn vị chưa có người nhận thư nhắc thì chưa được nhắc: kính đề nghị Ông/Bà quan tâm, chỉ đạo và yêu cầu đơn vị cử đầu mối.',
      none: 'Hệ thống chưa nhắc được việc này. Kính đề nghị Ông/Bà quan tâm, chỉ đạo và yêu cầu đơn vị cử đầu mối nhận thư nhắc.',
    },
    noContact: 'Đơn vị chưa có đầu mối nhận thư nhắc, nên thư này gửi đến Ông/Bà.',
    more: (count) => `Còn ${formatInteger(count, 'vi')} việc quá hạn khác, không nêu ở đây.`,
    list: 'báo cáo việc quá hạn của đơn vị trực thuộc',
  },
  en: {
    title: 'Overdue in the units below',
    heading: 'Overdue in the units below',
    opening: (units, items) =>
      units === items
        ? `Overdue in ${formatInteger(units, 'en')} ${units === 1 ? 'unit' : 'units'} below yours:`
        : `Overdue: ${formatInteger(items, 'en')} deadlines of ${formatInteger(units, 'en')} ${units === 1 ? 'unit' : 'units'} below yours:`,
    owners: (posts) => `Warned: ${posts}`,
    noOwner: 'Nobody receives warnings for this unit',
    ifNotSent: (date) => `If figures are still lacking on ${date}, the unit’s superior is told.`,
    ifNotDone: (date) => `If it is still not done on ${date}, the unit’s superior is told.`,
    escalatedTo: (posts) => `Also told about this: ${posts}.`,
    todo: {
      all: 'The contacts named here have been warned and get this notice too. Please follow it up.',
      some: 'The contacts named here have been warned and get this notice too. A unit for which nobody receives warnings has not been warned: please follow it up, and ask the unit to name a contact.',
      none: 'Nobody could be warned of this. Please follow it up, and ask the unit to name a contact for warnings.',
    },
    noContact: 'Nobody in the unit receives warnings, so this one comes to you.',
    more: (count) => `Overdue and not shown here: ${formatInteger(count, 'en')}.`,
    list: 'what is overdue in the units below',
  },
};
