import * as z from 'zod';
import { bilingual } from './bilingual.ts';

/** A character that is seen: not the space of any script, nor one without width. U+2800 is a Braille pattern without dots. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Schema of a short text on one line, otherwise like {@link plainText}. */
export function plainLine(most: number) {
  return plainText(most).regex(
    /^[^\t\n\r\u2028\u2029]*$/u,
    bilingual({ vi: 'một dòng, không xuống dòng', en: 'a single line, without line breaks' }),
  );
}

/**
 * Schema of free text over one or more lines: trimmed, and normalized to Unicode NFC before measuring (so that a text
 * and its decomposed form are treated alike). Rejects controls other than tab and line breaks, bidi controls, which can
 * make a text display differently from what is stored, lone surrogates, and texts in which nothing is visible.
 * @param most maximum length (UTF-16 units after normalization)
 * @param least minimum length; 0 where an empty text means something
 */
export function plainText(most: number, least: 0 | 1 = 1) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(least)
    .max(most)
    .regex(
      /^(?:[^\p{Cc}\p{Bidi_Control}]|[\t\n\r])*$/u,
      bilingual({ vi: 'văn bản không có ký tự điều khiển', en: 'text without control characters' }),
    )
    .refine(
      (text) => text.isWellFormed(),
      bilingual({ vi: 'văn bản Unicode hợp lệ', en: 'well-formed Unicode text' }),
    )
    .refine(
      (text) => text === '' || visible.test(text),
      bilingual({ vi: 'văn bản có ký tự nhìn thấy được', en: 'text with visible characters' }),
    );
}
