import type { Text } from '../../domain/language/text.ts';

/** The form of a cursor, for a schema's error message. */
export const nextOfBefore: Text = {
  vi: '«next» của câu trả lời trước, giữ nguyên',
  en: 'the “next” of an earlier answer, unchanged',
};
