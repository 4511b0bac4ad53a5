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

/** A cursor of a form, of at most 80 characters. */
export function cursorOf(form: RegExp) {
  return asCursor(z.string().max(80), form);
}

/** A cursor of a form that bounds its length itself. */
export function boundedCursor(form: RegExp) {
  return asCursor(z.string(), form);
}

/** A cursor that is the id of the last entry before it. */
export function idCursor() {
  return boundedCursor(/^[0-9a-f]{16}$/);
}

function asCursor(text: z.ZodString, form: RegExp) {
  return text
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

/** The cursor of the next page, in an answer whose pages are full except for the last. */
export const nextOfFullPage = z
  .string()
  .nullable()
  .meta({ description: 'The `cursor` of the next page; null on the last.' });
