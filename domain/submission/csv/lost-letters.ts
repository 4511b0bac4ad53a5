import type { Text } from '../../language/text.ts';

/**
 * Whether a text has lost Vietnamese letters: a program wrote `?` for each (`Thi?u ngu?i`), a replacement character, or UTF-8
 * read as another encoding (`Sá»Ÿ`).
 */
export function looksLost(text: string): boolean {
  const asked = text.match(/\p{L}\?(?=\p{Ll})/gu)?.length ?? 0;
  return asked >= 2 || /\ufffd|á[º»]|Ä[\u0090\u0091\u2018]|Æ[°\u00a1]/u.test(text);
}

/** What to do about lost letters. */
export const lettersLost: Text = {
  vi: 'Chữ tiếng Việt trong tệp đã mất dấu hoặc biến dạng. Mở lại tệp gốc, trong Excel chọn «Lưu thành» và lưu dạng «CSV UTF-8».',
  en: 'Vietnamese letters in the file were lost or garbled. Open the original file again, and in Excel save it as “CSV UTF-8”.',
};
