import * as z from 'zod';
import { bilingual } from '../../domain/language/bilingual.ts';
import type { Text } from '../../domain/language/text.ts';

/** The form of a cursor, for a schema's error message. */
export const nextOfBefore: Text = {
  vi: '«next» của câu trả lời trước, giữ nguyên',
  en: 'the “next” of an earlier answer, unchanged',
};

/** The form of a cursor that is the code of a unit. */
export const unitCursor = /^[A-Z0-9]+(?:[.-][A-Z0-9]+)*$/;

/** A cursor of a form. */
export function cursorOf(form: RegExp) {
  return z
    .string()
    .max(80)
    .regex(form, bilingual(nextOfBefore))
    .optional()
    .meta({ description: 'The `next` of the previous page, unchanged.' });
}

/** A cursor into a list that is computed from others: what it was computed from, in short, and how many entries came before. */
export const computedCursor = z
  .string()
  .regex(/^[0-9a-f]{12}\.[1-9]\d{0,8}$/, bilingual(nextOfBefore))
  .transform((text) => {
    const [of = '', at] = text.split('.');
    return { of, at: Number(at) };
  })
  .optional()
  .meta({ description: 'The `next` of the previous page, unchanged.' });

/** The cursor of the next page, in an answer. */
export const nextCursor = z.string().nullable().meta({
  description: 'The `cursor` of the next page; null on the last. A page may hold fewer entries than `limit`.',
});
