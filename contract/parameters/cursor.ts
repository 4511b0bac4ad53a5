import type { Text } from '../../domain/language/text.ts';

/** What a cursor has to be, for the message of a schema's check. */
export const nextOfBefore: Text = {
  vi: '«next» của câu trả lời trước, giữ nguyên',
  en: 'the “next” of an earlier answer, unchanged',
};
