import type { Language } from '../../domain/language/text.ts';
import type { Notice } from '../letter/letter.ts';

/** Why the workbook that belongs to a weekly report is not attached: it could not be made, or is too large for a message. */
export type MissingWorkbook = 'failed' | 'too-large';

type Texts = { readonly title: string } & Readonly<Record<MissingWorkbook, string>>;

const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    title: 'Không đính kèm bảng Excel',
    failed:
      'Không lập được tệp Excel các bảng xếp hạng nên thư này không đính kèm tệp. Số liệu trong thư không bị ảnh hưởng. Bộ phận vận hành đã nhận được cảnh báo.',
    'too-large': 'Tệp Excel các bảng xếp hạng quá lớn nên thư này không đính kèm tệp.',
  },
  en: {
    title: 'The Excel workbook is not attached',
    failed:
      'The workbook of the rankings could not be made, so it is not attached. The figures in this message are not affected. Operations have been alerted.',
    'too-large': 'The workbook of the rankings is too large to attach.',
  },
};

/** The notice in a report whose workbook is missing; empty where none is missing. */
export function missingWorkbookNotices(missing: MissingWorkbook | null, language: Language): Notice[] {
  if (missing === null) return [];
  return [{ title: texts[language].title, text: texts[language][missing] }];
}
