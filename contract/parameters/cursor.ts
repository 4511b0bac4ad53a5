import * as z from 'zod';
import { bilingual } from '../../domain/language/bilingual.ts';
import type { Text } from '../../domain/language/text.ts';

/** The form of a cursor, for a schema's error message. */
const nextOfBefore: Text = {
  vi: '«next» của câu trả lời trước, giữ nguyên',
  en: 'the “next” of an earlier answer, unchanged',
};

/** The form of a cursor that is the code of a unit. */
export const unitCursor = /[A-Z0-9]+(?:[.-][A-Z0-9]+)*/;

/** The form of a cursor that is the id of a milestone or a recipient. */
export const slugCursor = /[a-z0-9]+(?:-[a-z0-9]+)*/;

/** The form of a cursor that is the id of a message. */
export const deliveryCursor = /[a-z]{1,20}_\d{8}T\d{6}Z_[a-z0-9-]{1,120}/;

/** The most characters of a cursor. */
const mostCharacters = 200;

/**
 * A cursor: the mark of the list that gave it, in eight hexadecimal digits, then a place in the list. Parsed it is the place.
 * @param place the form of a place, without anchors
 */
export function cursorOf(place: RegExp) {
  return markedPlace(place).optional().meta(described());
}

/** A cursor that is the id of the last entry before it. */
export function idCursor() {
  return cursorOf(/[0-9a-f]{16}/);
}

/** A cursor into a list that is computed from others: what it was computed from, in short, and how many entries came before. */
export const computedCursor = markedPlace(/[0-9a-f]{12}\.[1-9]\d{0,8}/)
  .transform((text) => {
    const [of = '', at] = text.split('.');
    return { of, at: Number(at) };
  })
  .optional()
  .meta(described());

/** A cursor into a frozen ranking: the edition, and how many entries the pages before had. */
export const rankingCursor = markedPlace(/[1-9]\d{0,3}\.[1-9]\d{0,8}/)
  .transform((text) => {
    const [edition = 0, at = 0] = text.split('.').map(Number);
    return { edition, at };
  })
  .optional()
  .meta(described(' It names the edition.'));

/** The cursor of the next page, in an answer. */
export const nextCursor = z.string().nullable().meta({
  description: 'The `cursor` of the next page; null on the last. A page may hold fewer entries than `limit`.',
});

/** The cursor of the next page, in an answer whose pages are full except for the last. */
export const nextOfFullPage = z
  .string()
  .nullable()
  .meta({ description: 'The `cursor` of the next page; null on the last.' });

function markedPlace(place: RegExp) {
  return z
    .string()
    .max(mostCharacters)
    .regex(new RegExp(`^[0-9a-f]{8}\\.(?:${place.source})$`), bilingual(nextOfBefore))
    .transform((text) => text.slice(text.indexOf('.') + 1));
}

function described(more = '') {
  return {
    description: `The \`next\` of the previous page, unchanged, with the same address and parameters; only \`limit\` may differ. A cursor of another list is refused.${more}`,
  };
}
