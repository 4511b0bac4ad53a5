import type { Notice } from '../../domain/delivery/notice.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { oneLine } from '../letter/one-line.ts';

/** A notice in words, in one language. */
export type NoticeWords = {
  readonly subject: string;
  readonly title: string;
  readonly opening: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** What the reader does now. */
  readonly next: string;
};

/** What a notice is about: the name of the unit, and its set and period, such as `Bộ chỉ số 766, tuần 02/2024`. */
type About = { readonly unit: string; readonly figures: string };

/** What a kind of notice says, where it leads, and to which list its readers belong. */
export type NoticeKind<N extends Notice> = {
  readonly words: (notice: N, about: About, language: Language) => NoticeWords;
  /** The page where the reader acts, and what its button says. */
  readonly page: (notice: N) => { readonly label: Text; readonly path: string };
  readonly list: (notice: N) => Text;
};

/** The notices about something. */
export type NoticeAbout<About extends Notice['about']> = Extract<Notice, { about: About }>;

/** What people wrote, on one line each, so that it cannot pass for a part of the letter. */
export function rowsOf(...rows: readonly (readonly [string, string])[]): NoticeWords['rows'] {
  return rows.map(([label, value]) => ({ label, value: oneLine(value) }));
}
