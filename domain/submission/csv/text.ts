import type { Text } from '../../language/text.ts';
import { damageWords, findDamage, type TextDamage, wasUtf16 } from '../../problem/damaged-text.ts';
import { otherFileKind } from './file-kind.ts';
import { decodeText } from './text-encoding.ts';

/** The text of a CSV file, or why it cannot be read and how to save it correctly. */
export type CsvText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'not-csv' | 'not-utf-8' | 'nul-character'; readonly detail: Text };

/**
 * Decodes a CSV file: UTF-8 with or without a byte order mark, UTF-16 only with one. It never guesses, because a wrong guess
 * would silently store wrong names: any other encoding, such as Windows-1258, is refused with the first place that does not
 * fit, and so is a file in which an earlier program replaced characters. For a file of another kind, such as a workbook, the
 * refusal says how to make CSV of it.
 */
export function decodeCsvBytes(bytes: Uint8Array): CsvText {
  const other = otherFileKind(bytes);
  if (other !== null) return { ok: false, code: 'not-csv', detail: other };
  const text = decodeText(bytes);
  if (wasUtf16(text)) return { ok: false, code: 'not-utf-8', detail: utf16AsText };
  if (text.includes('\0')) return { ok: false, code: 'nul-character', detail: nulCharacter };
  const damage = findDamage(text);
  return damage === null ? { ok: true, text } : { ok: false, code: 'not-utf-8', detail: notUtf8(damage) };
}

function notUtf8(damage: TextDamage): Text {
  const { vi, en } = damageWords(damage);
  return {
    vi: `Tệp không phải văn bản UTF-8: ${vi}. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».`,
    en: `The file is not UTF-8 text: ${en}. In Excel, choose “Save As” and save it again as “CSV UTF-8”.`,
  };
}

const utf16AsText: Text = {
  vi: 'Tệp là UTF-16, bị hỏng dọc đường vì gửi dưới dạng văn bản: gửi với tiêu đề «Content-Type: application/octet-stream», hoặc trong Excel chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
  en: 'The file is UTF-16, which was damaged on its way because it was sent as text: send it with the header “Content-Type: application/octet-stream”, or in Excel choose “Save As” and save it again as “CSV UTF-8”.',
};

const nulCharacter: Text = {
  vi: 'Tệp chứa ký tự NUL: không phải văn bản, hoặc là UTF-16 thiếu dấu BOM. Trong Excel, chọn «Lưu thành» và lưu lại dạng «CSV UTF-8».',
  en: 'The file contains NUL characters: it is not text, or it is UTF-16 without a byte order mark. In Excel, choose “Save As” and save it again as “CSV UTF-8”.',
};
