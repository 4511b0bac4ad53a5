import * as z from 'zod';

/** Schema of a short text on one line, otherwise like {@link plainText}. */
export function plainLine(most: number) {
  return plainText(most).regex(/^[^\t\n\r\u2028\u2029]*$/u, 'a single line');
}

/**
 * Schema of free text people write, over one or more lines: trimmed, folded to Unicode NFC before it is measured (so that a
 * text and its decomposed form are treated alike), without controls other than tab and line breaks, bidi controls, which
 * can make a text read otherwise than it is stored, or lone surrogates.
 * @param most most characters (UTF-16 units after folding)
 */
export function plainText(most: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:[^\p{Cc}\p{Bidi_Control}]|[\t\n\r])*$/u, 'no control characters')
    .refine((text) => text.isWellFormed(), 'no lone surrogates');
}
