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
  /** Tells an owner which superiors are told. */
  readonly escalatedTo: (posts: string) => string;
  readonly todo: string;
  readonly more: (count: number) => string;
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
    escalatedTo: (posts) => `Nội dung này đồng thời được báo cáo ${posts}.`,
    todo: 'Các đầu mối nêu trên đã được nhắc và nhận bản sao nội dung này. Kính đề nghị Ông/Bà quan tâm, chỉ đạo.',
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
    escalatedTo: (posts) => `Also told about this: ${posts}.`,
    todo: 'The contacts named here have been warned and get this notice too. Please follow it up.',
    more: (count) => `Overdue and not shown here: ${formatInteger(count, 'en')}.`,
    list: 'what is overdue in the units below',
  },
};
