import * as z from 'zod';
import { bilingual } from './bilingual.ts';

/** The languages of every message; Vietnamese is the default. */
export const languages = ['vi', 'en'] as const;

/** A language of the product, by its ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** One text in both languages. Never empty, at most 500 characters each, no control or bidi-control characters. */
export type Text = { readonly vi: string; readonly en: string };

const plainLine = z
  .string()
  .min(1)
  .max(500)
  .regex(
    /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u,
    bilingual({ vi: 'một dòng không có ký tự điều khiển', en: 'one line without control characters' }),
  )
  .refine(
    (line) => line.isWellFormed(),
    bilingual({ vi: 'văn bản Unicode hợp lệ', en: 'well-formed Unicode text' }),
  )
  .normalize('NFC');

/** Schema of a {@link Text}; normalizes to Unicode NFC. */
export const textSchema = z.strictObject({ vi: plainLine, en: plainLine });
